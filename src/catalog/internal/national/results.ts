import type { Doubt, NationalEntry } from '../../national.types.js';
import { saysNothing, shorten, tidy } from './tidy.js';

export interface Ending {
  /** The field without what belongs to the page around it. */
  readonly text: string;
  readonly keywords: readonly string[];
  readonly description?: string;
}

/** The page ends with a picker of agencies and a button, which the copy took along. */
const PICKER = /Chọn cơ quan thực hiện.*$/s;
const TAIL = /Từ khóa\s?(.*?)Mô tả\s?(.*)$/s;

/** Parts a field from the keywords, the description and the controls that followed it on the page. */
export function cutEnding(text: string): Ending {
  const shown = text.replace(PICKER, '');
  const tail = TAIL.exec(shown);
  if (!tail) return { text: shown, keywords: [] };
  const description = (tail[2] ?? '').trim();
  return {
    text: shown.slice(0, tail.index).trim(),
    keywords: (tail[1] ?? '')
      .split(/[,;\n]/)
      .map((one) => one.trim())
      .filter((one) => !saysNothing(one)),
    ...(!saysNothing(description) && { description }),
  };
}

/** `KQ.G15.000031` and older forms of it. */
const KNOWN_CODE = /^(?:KQ\.[A-Z]\d{2}\.\d{4,7}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-KQ\d{4,6}|[A-Z]\d{2}-KQ\d{4,7})/;
const OTHER_CODE = /^[\w.-]{1,20}?(?=$|\s|\p{Lu}\p{Ll})/u;

/** What comes out at the end: names with the national code of each kind of result. */
export function readResults(text: string, doubts: Doubt[]): NationalEntry['results'] {
  const results: { name: string; code?: string }[] = [];
  const [first = '', ...others] = text.split(/Mã: ?/);
  let name = nameOf(first);
  for (const part of others) {
    const known = KNOWN_CODE.exec(part)?.[0];
    const code = known ?? OTHER_CODE.exec(part)?.[0] ?? '';
    if (known === undefined) doubts.push({ kind: 'result.code_malformed', part: 'results', found: shorten(part, 30) });
    if (name === '') doubts.push({ kind: 'result.without_name', part: 'results', found: code });
    else results.push({ name, ...(code !== '' && { code }) });
    name = nameOf(part.slice(code.length));
  }
  if (name !== '' && !saysNothing(name)) {
    doubts.push({ kind: 'result.without_code', part: 'results', found: shorten(name) });
    results.push({ name });
  }
  if (results.length === 0) doubts.push({ kind: 'result.none', part: 'results' });
  return results;
}

const nameOf = (text: string): string =>
  tidy(text)
    .replace(/^[-+*•.;\s]+/, '')
    .replace(/[;\s]+$/, '');
