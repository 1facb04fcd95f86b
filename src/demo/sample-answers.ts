import type { AnswerValue } from '../forms/form.types.js';
import type { SamplePerson } from './people.js';

/** Where and when a sample application is made. */
export interface SampleSetting {
  /** Official code of a commune of Huế. */
  readonly commune: string;
  /** `YYYY-MM-DD`, the day on which it is filled in. */
  readonly today: string;
  /** Only for the copy of an extract: apply at the Department of Justice instead. */
  readonly atDepartment?: boolean;
}

type Values = Readonly<Record<string, AnswerValue>>;
type Filler = (who: SamplePerson, setting: SampleSetting) => Values;

const HUE = '46';
const place = ({ commune }: SampleSetting) => ({ commune: { province: HUE, commune } });
const yearOf = (day: string): number => Number(day.slice(0, 4));

const requester = (who: SamplePerson): Values => ({
  requester_name: who.name,
  requester_id: who.personalId,
  requester_phone: who.phone,
});

const FILLERS: Readonly<Record<string, Filler>> = {
  '2.000635': (who, setting) => ({
    ...(setting.atDepartment ? { office: 'department' } : { office: 'commune', ...place(setting) }),
    ...requester(who),
    requester_address: who.address,
    relation: 'self',
    event: 'birth',
    subject_birth_date: who.birthDate,
    registered_at: 'Ủy ban nhân dân nơi cư trú khi sinh (mẫu)',
    copies: 2,
    delivery: 'online',
  }),
  '1.001193': (who, setting) => ({
    ...place(setting),
    ...requester(who),
    requester_relation: 'mother',
    child_name: who.name.replace(/\S+$/, 'Bảo'),
    child_birth_date: daysBefore(setting.today, 12),
    child_gender: 'female',
    child_ethnicity: 'Kinh',
    child_nationality: 'vietnamese',
    birth_place: 'Bệnh viện mẫu, thành phố Huế',
    child_hometown: 'Thành phố Huế',
    birth_proof: 'paper',
    surrogacy: false,
    abandoned: false,
    father_declared: false,
    mother_name: who.name,
    mother_birth_year: 1995,
    mother_ethnicity: 'Kinh',
    mother_address: who.address,
    delivery: 'counter',
  }),
  '1.004873': (who, setting) => ({
    ...place(setting),
    ...requester(who),
    for_self: true,
    birth_date: who.birthDate,
    ethnicity: 'Kinh',
    residence: who.address,
    resided_since: `${yearOf(who.birthDate) + 1}-06-01`,
    marital_status: 'never_married',
    purpose: 'loan',
    delivery: 'online',
  }),
  '1.001612': (who, setting) => ({
    ...place(setting),
    trade_address: who.address,
    owner_name: who.name,
    owner_id: who.personalId,
    owner_birth_date: who.birthDate,
    owner_phone: who.phone,
    owner_address: who.address,
    founder: 'person',
    owns_another: false,
    filed_by_other: false,
    business_name: `Quán mẫu ${who.name.split(' ').at(-1) ?? ''}`,
    line_name: 'Dịch vụ ăn uống',
    line_code: '5610',
    conditional_line: false,
    capital: 50_000_000,
    workers: 3,
    start_date: daysBefore(setting.today, -20),
    sells_online: false,
    delivery: 'online',
  }),
  '1.013225': (who, setting) => ({
    ...place(setting),
    plot_address: who.address,
    plot_number: '123',
    map_sheet: '45',
    plot_area: 120,
    owner_name: who.name,
    owner_id: who.personalId,
    owner_phone: who.phone,
    owner_address: who.address,
    land_proof: 'database',
    certificate_number: 'AB 123456',
    represented: false,
    house_grade: 'grade_3',
    storeys: 2,
    ground_floor_area: 80,
    total_floor_area: 160,
    height: 8.5,
    setback: 2.4,
    basement: false,
    adjoining: false,
    heritage_zone: false,
    designer: 'Đơn vị thiết kế mẫu',
    start_date: daysBefore(setting.today, -40),
    duration_months: 8,
    delivery: 'counter',
  }),
};

/** Papers that the sample answers call for, by procedure. */
export const SAMPLE_PAPERS: Readonly<Record<string, readonly string[]>> = {
  '2.000635': [],
  '1.001193': ['birth_attestation'],
  '1.004873': [],
  '1.001612': [],
  '1.013225': ['drawings'],
};

/** What the specialist adds to the result when approving. */
export const SAMPLE_FINDINGS: Readonly<Record<string, Values>> = {
  '2.000635': {
    found_name: 'Mẫu Thị Trích Lục',
    found_birth_date: '1990-05-12',
    entry_number: '57',
    entry_date: '1990-06-02',
    entry_office: 'Ủy ban nhân dân xã mẫu',
  },
  '1.001193': { child_personal_id: '000326000123', register_volume: '01/2026' },
  '1.004873': { confirmed_status: 'never_married', confirmed_period: 'Từ đủ tuổi kết hôn đến nay' },
  '1.001612': { business_code: '33A8012345', registered_line: 'Dịch vụ ăn uống (5610)' },
  '1.013225': {
    permitted_storeys: 2,
    permitted_height: 8.5,
    permitted_density: 67,
    ground_level: '+0,45 m so với vỉa hè',
    site_finding: 'Đúng hiện trạng, đúng bản vẽ.',
  },
};

/** Whole and valid answers to the form of a shipped procedure. */
export function sampleAnswers(code: string, who: SamplePerson, setting: SampleSetting): Values {
  const fill = FILLERS[code];
  if (!fill) throw new Error(`No sample answers for ${code}`);
  return fill(who, setting);
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
