import type { Doubt, NationalPaper, NationalPaperGroup } from '../../national.types.js';
import { readFormNames } from './form-names.js';
import { saysNothing, shorten, tidy } from './tidy.js';

const HEADER = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';

/**
 * The last cell of a row: `1 bản chính`, `0 bản chính,1 bản sao`. It is glued to what stands before and behind it, which
 * tells it from the same words inside a name ("nộp 01 bản chính để đối chiếu"). A year or a form's number may have run
 * into it: `… năm 20251 bản chính`.
 */
const DIGITS = '(?:(?<=[^\\s\\d])|(?<=\\s)(?=(?:19|20)\\d{3,4}\\b|0\\d\\d\\b))(\\d+)';
const BEHIND = '(?=[^\\s);,.:]|$)';
const COUNT = new RegExp(`${DIGITS} bản chính(?:, ?(\\d+) bản sao)?${BEHIND}|${DIGITS} bản sao${BEHIND}`, 'g');

/** More than this many of one paper is taken for a digit that belongs to the words before. */
const MOST_COPIES = 20;

/** The papers to hand in, grouped by the case they belong to; each table of the page is one group. */
export function readPapers(text: string, doubts: Doubt[]): NationalPaperGroup[] {
  const whole = tidy(text);
  if (/^(?:\s|-)*$/.test(whole) || saysNothing(whole)) {
    doubts.push({ kind: 'papers.none', part: 'papers' });
    return [];
  }
  if (!whole.includes(HEADER)) {
    doubts.push({ kind: 'papers.not_a_table', part: 'papers', found: shorten(whole) });
    return [];
  }
  const [first = '', ...tables] = whole.split(HEADER);
  let title = first;
  return tables.flatMap((table, i) => {
    const { papers, rest } = readTable(table, doubts);
    const own = titleOf(title);
    const last = i === tables.length - 1;
    if (last && !saysNothing(rest.trim())) {
      doubts.push({ kind: 'paper.without_count', part: 'papers', found: shorten(rest.trim()) });
      papers.push({ name: rest.trim(), originals: 0, copies: 0 });
    }
    title = rest;
    return papers.length === 0 ? [] : [{ ...(own !== undefined && { title: own }), papers }];
  });
}

/** The table before a group ends with the title of the next group; `--` stands where there is none. */
function titleOf(text: string): string | undefined {
  const title = text.replace(/^[-–*+•\s]+/, '').replace(/[\s:;.]+$/, '');
  return title === '' ? undefined : title;
}

function readTable(table: string, doubts: Doubt[]): { papers: NationalPaper[]; rest: string } {
  const papers: NationalPaper[] = [];
  let from = 0;
  for (const found of table.matchAll(COUNT)) {
    const { before, count } = splitCount(table.slice(from, found.index), found[1] ?? found[3] ?? '', doubts);
    const originals = found[1] === undefined ? 0 : count;
    const copies = found[1] === undefined ? count : Number(found[2] ?? 0);
    papers.push(readPaper(before, originals, copies, doubts));
    from = found.index + found[0].length;
  }
  return { papers, rest: table.slice(from) };
}

/**
 * Digits that run into the count belong to the words before it: `… ngày 15/5/20251 bản chính` is the year 2025 and one
 * original, `Mẫu số 091 bản chính` is form 09 and one original.
 */
function splitCount(words: string, digits: string, doubts: Doubt[]): { before: string; count: number } {
  const whole = Number(digits);
  if (digits.length === 1) return { before: words, count: whole };
  const inWords =
    /[\s/.]$/.test(words) || /(?:19|20)\d\d\d$/.test(digits) || whole > MOST_COPIES || digits.startsWith('0');
  if (!inWords) {
    doubts.push({ kind: 'paper.count_unclear', part: 'papers', found: shorten(`${words.slice(-40)}${digits} bản`) });
    return { before: words, count: whole };
  }
  return { before: words + digits.slice(0, -1), count: Number(digits.slice(-1)) };
}

function readPaper(text: string, originals: number, copies: number, doubts: Doubt[]): NationalPaper {
  const { name, forms, unclear } = readFormNames(text);
  const words = name.replace(/^[-+*•.;,\s]+/, '').replace(/[\s;.,]+$/, '');
  // Some rows name nothing but the form to fill in.
  const cleaned = words === '' ? (forms[0]?.replace(/\.\w+$/, '') ?? '') : words;
  if (unclear) doubts.push({ kind: 'paper.form_unclear', part: 'papers', found: shorten(text.slice(-80)) });
  if (cleaned === '') doubts.push({ kind: 'paper.without_name', part: 'papers', found: shorten(text) });
  if (originals === 0 && copies === 0) {
    doubts.push({ kind: 'paper.none_asked', part: 'papers', found: shorten(cleaned) });
  }
  return { name: cleaned, ...(forms.length > 0 && { form: forms.join(', ') }), originals, copies };
}
