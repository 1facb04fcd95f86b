import type { Term } from '../../../calendar/calendar.types.js';
import type { Doubt, NationalFee, NationalWay, NationalWayRow } from '../../national.types.js';
import { amountsIn } from './money.js';
import { shorten } from './tidy.js';

/** The smallest fee any office takes is 1,000 đồng a page (copies from page 3 on); less is an amount in thousands. */
export const SMALLEST_FEE = 1_000;
/** Longer than any term of a procedure; a number like this is a typing error or a year. */
const LONGEST_IN_DAYS = 730;
const DAYS: Readonly<Record<Term['unit'], number>> = {
  minutes: 1 / 480,
  working_hours: 1 / 8,
  working_days: 1.4,
  calendar_days: 1,
  months: 30,
};

export const daysOf = (term: Term): number => term.amount * DAYS[term.unit];

/** What the ways say that cannot be believed: each row on its own, then the rows beside each other. */
export function doubtWays(ways: readonly NationalWay[]): Doubt[] {
  const rows = ways.flatMap((way) => way.rows);
  const found = [...rows.flatMap(doubtRow), ...doubtTogether(ways, rows)];
  // The same row usually stands once for each channel; one doubt says it.
  return [...new Map(found.map((one) => [`${one.kind} ${one.found ?? ''}`, one])).values()];
}

function doubtRow(row: NationalWayRow): Doubt[] {
  const doubts = [...doubtTerm(row), ...row.fees.flatMap((fee) => doubtFee(fee))];
  const spoken = amountsIn(row.fees.map((fee) => fee.note ?? '').join(' ')).filter((one) => one > 0);
  if (row.free && spoken.length > 0) doubts.push(doubt('fee.free_beside_fee', row.fees[0]?.note));
  else if (row.free && row.fees.some((fee) => /hội đồng nhân dân|theo quy định|thông tư/i.test(fee.note ?? ''))) {
    doubts.push(doubt('fee.free_but_set_elsewhere', row.fees[0]?.note));
  }
  return doubts;
}

function doubtTerm({ term, note }: NationalWayRow): Doubt[] {
  if (!term) return [doubt('term.missing', note)];
  if (term.amount === 0) return [doubt('term.zero', note)];
  if (!term.unit) return [doubt('term.unit_missing', String(term.amount))];
  const whole = { amount: term.amount, unit: term.unit };
  if (daysOf(whole) > LONGEST_IN_DAYS) return [doubt('term.too_long', `${term.amount} ${term.unit}`)];
  const spoken = [...(note ?? '').matchAll(SPOKEN_TERM)].map((found) => Number(found[1]));
  const disagrees = spoken.length > 0 && !spoken.includes(term.amount);
  return disagrees ? [doubt('term.words_disagree', `${term.amount} ${term.unit}: ${note ?? ''}`)] : [];
}

/** `07 ngày làm việc`, `24 giờ`, `03 (ba) tháng` in running text. */
const SPOKEN_TERM = /(?<![\d/.,])(\d{1,3}) ?(?:\([^)]{1,20}\) ?)?(?:ngày(?! ?\d)|giờ|tháng(?! ?\d)|phút)/giu;

/** A fee that is too small to be one, that its own words multiply by a thousand, or that they do not mention at all. */
function doubtFee(fee: NationalFee): Doubt[] {
  if (fee.amount === undefined) return [];
  const said = `${fee.amount} ${fee.currency ?? 'VND'}${fee.note === undefined ? '' : ` (${fee.note})`}`;
  if (fee.currency === 'USD') return [doubt('fee.foreign_currency', said)];
  const spoken = amountsIn(fee.note ?? '');
  if (fee.amount === 0) return [doubt('fee.zero', said)];
  if (spoken.includes(fee.amount * 1_000)) return [doubt('fee.thousand_times_too_small', said)];
  if (fee.amount < SMALLEST_FEE) return [doubt('fee.too_small', said)];
  if (spoken.length > 0 && !spoken.includes(fee.amount)) return [doubt('fee.words_disagree', said)];
  return [];
}

function doubtTogether(ways: readonly NationalWay[], rows: readonly NationalWayRow[]): Doubt[] {
  const doubts: Doubt[] = [];
  const terms = ways.map((way) =>
    way.rows
      .map((row) => termText(row))
      .sort()
      .join(' / '),
  );
  if (new Set(terms.filter((one) => one !== '')).size > 1) {
    doubts.push(doubt('term.channels_contradict', ways.map((way, i) => `${way.channel} ${terms[i]}`).join('; ')));
  }
  const paid = rows.some((row) => row.fees.some((fee) => (fee.amount ?? 0) > 0));
  if (paid && rows.some((row) => row.free)) doubts.push(doubt('fee.free_on_one_row', undefined));
  return doubts;
}

const termText = ({ term }: NationalWayRow): string => (term ? `${term.amount} ${term.unit ?? '?'}` : '');

const doubt = (kind: string, found: string | undefined): Doubt => ({
  kind,
  part: 'ways',
  ...(found !== undefined && { found: shorten(found) }),
});
