import type { Doubt, NationalEntry } from '../../national.types.js';
import { saysNothing, shorten, tidy } from './tidy.js';

type LegalBasis = NationalEntry['legalBasis'][number];

const HEADER = 'Tên văn bản pháp lýMã văn bản';

const ISSUER =
  'UBTVQH\\d{0,2}|BNNPTNT|BLĐTBXH|BVHTTDL|BGDĐT|BTTTT|BGTVT|BNNMT|BTNMT|BKHĐT|BKHCN|BKHCNMT|TANDTC|VKSNDTC|NHNN\\d?|BDTTG|BHXH|UBCK|KTNN|VPCP|TTCP|UBDT|UBND|HĐND|HĐTP|HĐNN|BTC|BXD|BTP|BCA|BQP|BCT|BYT|BNV|BNG|BTM|BTS|BNN|BCN|BGD|TTg|CTN|BHG|CP|BĐBP|C\\d\\d|V\\d\\d';
/** `24/2026/NQ-CP`, `54/2014/QH13`, `66.7/2025/NQ-CP`, `601/QĐ-BTC`, `73-CP`, `05/2024/UBTVQH15`, `15/2015/TTLT-BGTVT-BCA`. */
const NUMBER = new RegExp(
  `\\d{1,9}(?:[.]\\d{1,3})?[A-Z]?(?:/\\d{4}/(?:QH1[0-9]|QH\\d|UBTVQH1\\d|(?:PL-|NQ-|L-)?UBTVQH\\d{1,2}|(?:NĐ|NQ|QĐ|CT|TT|TTLT|TTr|VBHN|L|PL|HD|CV|TB|KH|KL|SL)-(?:${ISSUER})(?:-(?:${ISSUER}))*)|/(?:NĐ|NQ|QĐ|CT|TT|TTLT|VBHN|HD|CV|TB|KH)-(?:${ISSUER})(?:-(?:${ISSUER}))*|-(?:CP|TTg|L/CTN))`,
  'g',
);
/** The cell of the number sometimes repeats the kind of document. */
const LABEL =
  /(?<=\S)(?:Bộ luật|Luật|Nghị định|Nghị quyết|Thông tư|Thông tư liên tịch|Quyết định|Pháp lệnh|Chỉ thị|Văn bản hợp nhất|Số|Luất)?\s?(?:số:?|Số:?)?\s?$/u;

/**
 * Titles and numbers of laws, which the page shows in two columns and the copy runs together. The number of a row stands
 * glued to its title; the same kind of number inside a title has a space before it.
 */
export function readLegalBasis(text: string, doubts: Doubt[]): LegalBasis[] {
  const whole = tidy(text);
  if (saysNothing(whole)) {
    doubts.push({ kind: 'basis.none', part: 'basis' });
    return [];
  }
  if (!whole.startsWith(HEADER)) {
    doubts.push({ kind: 'basis.not_a_table', part: 'basis', found: shorten(whole) });
    return readRows(whole.replace(/^[:\s]+/, ''), doubts);
  }
  return readRows(whole.slice(HEADER.length), doubts);
}

function readRows(body: string, doubts: Doubt[]): LegalBasis[] {
  const rows: LegalBasis[] = [];
  let from = 0;
  for (const found of body.matchAll(NUMBER)) {
    const end = found.index + found[0].length;
    const number = withoutYear(found[0]);
    const words = body.slice(from, end - number.length);
    if (!closesRow(words, body.slice(end), number)) continue;
    rows.push(row(words.replace(LABEL, ''), number, doubts));
    from = end;
  }
  const rest = body.slice(from).replace(/^[\s.;,-]+/, '');
  if (rest !== '' && !saysNothing(rest)) rows.push(lastRow(rest, doubts));
  return distinct(rows);
}

/** `năm 202076/2025/QH15`: a year at the end of the title has run into the number. */
const withoutYear = (number: string): string => number.replace(/^(?:19|20)\d\d\.?(?=\d{1,5}(?:\.\d+)?[/-])/, '');

/** Is this number the cell behind the title, not one that the title mentions? */
function closesRow(before: string, behind: string, number: string): boolean {
  const label = LABEL.exec(before)?.[0] ?? '';
  const glued = before === '' || /\S$/.test(before);
  const labelled = label.trim() !== '' && /\S$/.test(before.slice(0, before.length - label.length));
  if (!glued && !labelled) return false;
  // A number that repeats itself at once is first the end of the title, then the cell.
  if (before === '' && behind.replace(/^\p{L}+ ?(?:số:? )?/u, '').startsWith(number)) return false;
  return !/[(/]$/.test(before) && !/^[\s]?(?:ngày|của|về)\s/.test(behind);
}

function row(words: string, number: string, doubts: Doubt[]): LegalBasis {
  const title = words.replace(/^[\s.;,]+/, '').replace(/[\s.;,:]+$/, '');
  if (title === '') return { title: number, number };
  if (/\d\/\d{1,4}\p{Lu}/u.test(title))
    doubts.push({ kind: 'basis.number_torn', part: 'basis', found: shorten(title) });
  return { title, number };
}

/** What is left has no cell of its own for the number; its title may still speak of one. */
function lastRow(rest: string, doubts: Doubt[]): LegalBasis {
  const number = [...rest.matchAll(NUMBER)].at(-1)?.[0];
  if (number !== undefined) return { title: rest, number: withoutYear(number) };
  doubts.push({ kind: 'basis.without_number', part: 'basis', found: shorten(rest) });
  return { title: rest };
}

function distinct(rows: readonly LegalBasis[]): LegalBasis[] {
  return [...new Map(rows.map((one) => [`${one.number ?? ''} ${one.number ? '' : one.title}`, one])).values()];
}
