import { isDay } from '../../expressions/values.js';
import type { FieldKind, FieldOf, PostedParts, Read } from './kind.js';
import { firstText, Wrong } from './kind.js';
import { oneLine } from './texts.js';

const PARTS = ['day', 'month', 'year'] as const;
const [FIRST_YEAR, LAST_YEAR] = [1800, 2200];

export const date: FieldKind<FieldOf<'date'>> = {
  parts: PARTS,
  missing: 'forms.required_date',
  feelType: () => 'date',
  readPosted: (_field, posted) => fromParts(posted),
  readValue(_field, value) {
    if (value === '') return undefined;
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return new Wrong('forms.date');
    return judge(value);
  },
  schema: () => ({ type: 'string', format: 'date' }),
};

function fromParts(posted: PostedParts): Read {
  const typed = PARTS.map((part) => oneLine(firstText(posted, part)));
  if (typed.every((one) => one === '')) return undefined;
  for (const [at, part] of PARTS.entries()) {
    const wrong = wrongPart(part, typed[at] ?? '');
    if (wrong) return wrong;
  }
  const [day = '', month = '', year = ''] = typed;
  return judge(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function wrongPart(part: (typeof PARTS)[number], typed: string): Wrong | undefined {
  const { missing, wrong, most, pattern } = RULES[part];
  if (typed === '') return new Wrong(missing, {}, part);
  const fits = pattern.test(typed) && Number(typed) >= 1 && Number(typed) <= most;
  return fits ? undefined : new Wrong(wrong, {}, part);
}

const RULES = {
  day: { missing: 'forms.date_day_missing', wrong: 'forms.date_day', most: 31, pattern: /^\d{1,2}$/ },
  month: { missing: 'forms.date_month_missing', wrong: 'forms.date_month', most: 12, pattern: /^\d{1,2}$/ },
  year: { missing: 'forms.date_year_missing', wrong: 'forms.date_year', most: 9999, pattern: /^\d{4}$/ },
} as const;

function judge(day: string): Read {
  const year = Number(day.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) return new Wrong('forms.date_year', {}, 'year');
  return isDay(day) ? day : new Wrong('forms.date_no_such_day');
}
