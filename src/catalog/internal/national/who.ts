import { foldText } from '../../../platform/text.js';
import type { Level } from '../../catalog.types.js';
import type { Doubt } from '../../national.types.js';
import { saysNothing, shorten, tidy } from './tidy.js';

const LEVELS: Readonly<Record<string, Level>> = {
  'Cấp bộ': 'ministry',
  'Cấp tỉnh': 'province',
  'Cấp xã': 'commune',
  'Cơ quan khác': 'other',
};

/** Who may apply, as the catalogue lists them; two of the names hold commas themselves. */
const APPLICANTS = [
  'Công dân Việt Nam',
  'Người Việt Nam định cư ở nước ngoài',
  'Người nước ngoài cư trú tại Việt Nam',
  'Người nước ngoài',
  'Cán bộ, công chức, viên chức',
  'Doanh nghiệp có vốn đầu tư nước ngoài',
  'Doanh nghiệp Việt Nam',
  'Doanh nghiệp',
  'Hợp tác xã',
  'Tổ chức (không bao gồm doanh nghiệp, HTX)',
  'Tổ chức nước ngoài',
  'Tổ chức Đảng',
  'Đảng viên',
];

const MINISTRIES: Readonly<Record<string, string>> = {
  'bo-cong-an': 'Bộ Công an',
  'bo-cong-thuong': 'Bộ Công Thương',
  'bo-dan-toc-ton-giao': 'Bộ Dân tộc và Tôn giáo',
  'bo-giao-duc-dao-tao': 'Bộ Giáo dục và Đào tạo',
  'bo-khoa-hoc-cong-nghe': 'Bộ Khoa học và Công nghệ',
  'bo-ngoai-giao': 'Bộ Ngoại giao',
  'bo-noi-vu': 'Bộ Nội vụ',
  'bo-nong-nghiep-mt': 'Bộ Nông nghiệp và Môi trường',
  'bo-quoc-phong': 'Bộ Quốc phòng',
  'bo-tai-chinh': 'Bộ Tài chính',
  'bo-tu-phap': 'Bộ Tư pháp',
  'bo-van-hoa-the-thao-du-lich': 'Bộ Văn hóa, Thể thao và Du lịch',
  'bo-xay-dung': 'Bộ Xây dựng',
  'bo-y-te': 'Bộ Y tế',
  'ngan-hang-nha-nuoc': 'Ngân hàng Nhà nước Việt Nam',
  'thanh-tra-chinh-phu': 'Thanh tra Chính phủ',
  'toa-an-nhan-dan': 'Tòa án nhân dân',
};

export function readLevels(text: string, doubts: Doubt[]): Level[] {
  const found = tidy(text)
    .split(/,\s*/)
    .filter((one) => !saysNothing(one));
  const levels = found.flatMap((one) => {
    const level = LEVELS[one];
    if (!level) doubts.push({ kind: 'level.unknown', part: 'levels', found: shorten(one) });
    return level ? [level] : [];
  });
  if (levels.length === 0) doubts.push({ kind: 'level.missing', part: 'levels' });
  return [...new Set(levels)];
}

export function readApplicants(text: string, doubts: Doubt[]): string[] {
  const applicants: string[] = [];
  let rest = tidy(text);
  while (rest !== '' && !saysNothing(rest)) {
    const known = APPLICANTS.find((one) => rest === one || rest.startsWith(`${one},`));
    const next = known ?? rest.split(',', 1)[0] ?? rest;
    if (!known) doubts.push({ kind: 'applicant.unknown', part: 'applicants', found: shorten(next) });
    applicants.push(next.trim());
    rest = rest.slice(next.length).replace(/^[,\s]+/, '');
  }
  if (applicants.length === 0) doubts.push({ kind: 'applicant.missing', part: 'applicants' });
  return [...new Set(applicants)].filter((one) => one !== '');
}

/** The ministry by its short name in the file. */
export function readMinistry(text: string, doubts: Doubt[]): string | undefined {
  const slug = tidy(text);
  if (saysNothing(slug)) return undefined;
  const name = MINISTRIES[slug];
  if (!name) doubts.push({ kind: 'ministry.unknown', part: 'ministry', found: shorten(slug) });
  return name ?? slug;
}

/** Agencies in one line: a comma parts two of them only where a capital letter follows. */
export const readAgencies = (text: string): string[] =>
  saysNothing(tidy(text)) ? [] : [...new Set(tidy(text).split(/,\s*(?=\p{Lu})/u))];

/** Id of a sector that only the national catalogue knows. */
export const sectorId = (name: string): string => foldText(name).replace(/ /g, '_').slice(0, 60) || 'other';
