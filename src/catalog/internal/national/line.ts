import type { Doubt } from '../../national.types.js';
import { hasMarkup, shorten } from './tidy.js';

/** The fields of the national catalogue's page, by the names they carry in the file. */
export const FIELDS = [
  'ma_thu_tuc',
  'detail_url',
  'ten_thu_tuc',
  'so_quyet_dinh',
  'cap_thuc_hien',
  'loai_thu_tuc',
  'linh_vuc',
  'doi_tuong_thuc_hien',
  'co_quan_co_tham_quyen',
  'dia_chi_tiep_nhan',
  'co_quan_duoc_uy_quyen',
  'co_quan_phoi_hop',
  'thu_tuc_lien_quan',
  'trinh_tu_thuc_hien',
  'cach_thuc_thuc_hien',
  'thanh_phan_ho_so',
  'can_cu_phap_ly',
  'co_quan_thuc_hien',
  'yeu_cau_dieu_kien',
  'ket_qua_xu_ly',
  'bo_nganh',
] as const;
export type FieldName = (typeof FIELDS)[number];
export type Source = Readonly<Record<FieldName, string>>;

/** Why a line cannot become a procedure at all. */
export type RefusalKind =
  | 'line.not_json'
  | 'line.not_an_object'
  | 'line.too_long'
  | 'line.code_missing'
  | 'line.code_malformed'
  | 'line.name_missing'
  | 'line.code_again';

export type LineReading =
  | { readonly source: Source; readonly doubts: readonly Doubt[] }
  | { readonly refusal: RefusalKind; readonly found?: string };

/** No procedure of the national catalogue comes near this many characters. */
const LONGEST = 2_000_000;

/** `1.001193`, and local variants such as `1.000948.H38` or `1.004623.000.00.00.H50`. */
const CODE = /^\d\.\d{6}(?:\.[0-9A-Z]{2,4}){0,4}$/;

/** Reads one line of the file. Anything odd that does not prevent reading is a doubt; nothing is thrown. */
export function readLine(line: string): LineReading {
  if (line.length > LONGEST) return { refusal: 'line.too_long' };
  const value = parse(line);
  if (value === undefined) return { refusal: 'line.not_json', found: shorten(line) };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { refusal: 'line.not_an_object' };
  const doubts: Doubt[] = [];
  const source = readFields(value as Record<string, unknown>, doubts);
  const code = source.ma_thu_tuc.trim();
  if (code === '') return { refusal: 'line.code_missing', found: shorten(source.ten_thu_tuc) };
  if (!CODE.test(code)) return { refusal: 'line.code_malformed', found: shorten(code) };
  if (source.ten_thu_tuc.trim() === '') return { refusal: 'line.name_missing', found: code };
  return { source: { ...source, ma_thu_tuc: code }, doubts };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

function readFields(value: Record<string, unknown>, doubts: Doubt[]): Source {
  for (const name of Object.keys(value)) {
    if (!isField(name)) doubts.push({ kind: 'field.unknown', part: 'line', found: shorten(name) });
  }
  const entries = FIELDS.map((name) => [name, readField(name, value, doubts)] as const);
  return Object.fromEntries(entries) as Source;
}

const isField = (name: string): name is FieldName => FIELDS.some((field) => field === name);

function readField(name: FieldName, value: Record<string, unknown>, doubts: Doubt[]): string {
  if (!Object.hasOwn(value, name)) {
    doubts.push({ kind: 'field.missing', part: name });
    return '';
  }
  const found = value[name];
  if (found === null) return '';
  if (typeof found === 'string') {
    noteBrokenCharacters(name, found, doubts);
    return found;
  }
  if (typeof found === 'number' || typeof found === 'boolean') return String(found);
  if (Array.isArray(found) && found.every((one) => typeof one === 'string')) return found.join('\n');
  doubts.push({ kind: 'field.wrong_type', part: name, found: shorten(JSON.stringify(found)) });
  return '';
}

/** Control characters cannot be shown (PostgreSQL even refuses NUL); U+FFFD stands where bytes were lost before us. */
function noteBrokenCharacters(name: FieldName, text: string, doubts: Doubt[]): void {
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (control) doubts.push({ kind: 'text.control_characters', part: name, found: around(text, control.index) });
  const lost = text.toWellFormed().indexOf('\ufffd');
  if (lost >= 0) doubts.push({ kind: 'text.lost_characters', part: name, found: around(text, lost) });
  if (hasMarkup(text)) doubts.push({ kind: 'text.markup', part: name, found: shorten(text) });
}

const around = (text: string, at: number): string =>
  text
    .slice(Math.max(0, at - 20), at + 20)
    .toWellFormed()
    .replace(/[\u0000-\u001f\u007f]/g, '␀');
