import type { Localised } from '../../../platform/i18n/localised.js';
import type { AgencyKind } from '../../agencies.types.js';
import { unitName } from '../unit-seed.js';
import { HUE_COMMUNES } from './hue-communes.js';

export interface AgencySeed {
  readonly code: string;
  readonly kind: AgencyKind;
  readonly name: Localised;
  readonly shortName: Localised;
  readonly communeCode?: string;
  readonly hotline?: string;
}

/**
 * The agencies a new installation starts with: Huế. `H57` is the city's own code in the national list of agency codes;
 * the codes below it are ours and stand until the official list of child codes is loaded.
 */
export const HUE_CITY: AgencySeed = {
  code: 'H57',
  kind: 'province',
  name: { vi: 'Ủy ban nhân dân thành phố Huế', en: 'People’s Committee of Hue City' },
  shortName: { vi: 'Thành phố Huế', en: 'Hue City' },
};

const department = (code: string, vi: string, en: string): AgencySeed => ({
  code,
  kind: 'department',
  name: { vi: `${vi} thành phố Huế`, en: `${en} of Hue City` },
  shortName: { vi, en },
});

const DEPARTMENTS: readonly AgencySeed[] = [
  {
    ...department('H57.00', 'Trung tâm Phục vụ hành chính công', 'Public Administration Service Centre'),
    hotline: '19001075',
  },
  department('H57.01', 'Sở Xây dựng', 'Department of Construction'),
  department('H57.02', 'Sở Tư pháp', 'Department of Justice'),
  department('H57.03', 'Sở Tài chính', 'Department of Finance'),
  department('H57.04', 'Sở Nông nghiệp và Môi trường', 'Department of Agriculture and Environment'),
  department('H57.05', 'Sở Y tế', 'Department of Health'),
  department('H57.06', 'Sở Văn hóa và Thể thao', 'Department of Culture and Sports'),
];

const FIRST_COMMUNE = 21;

/** The communes in the order of their official codes: `H57.21` Phú Xuân to `H57.60` Long Quảng. */
const COMMUNES: readonly AgencySeed[] = HUE_COMMUNES.map((commune, position) => {
  const name = unitName(commune);
  return {
    code: `H57.${FIRST_COMMUNE + position}`,
    kind: 'commune',
    name: {
      vi: `Ủy ban nhân dân ${name.vi.charAt(0).toLowerCase()}${name.vi.slice(1)}`,
      en: `People’s Committee of ${name.en}`,
    },
    shortName: name,
    communeCode: commune[0],
  };
});

/** Everything below the city. */
export const HUE_AGENCIES: readonly AgencySeed[] = [...DEPARTMENTS, ...COMMUNES];

/** Since the two levels of local government. */
export const HUE_VALID_FROM = '2025-07-01';
