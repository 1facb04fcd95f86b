import type { Term } from '../../../calendar/calendar.types.js';
import type { Doubt, NationalEntry } from '../../national.types.js';
import type { Glance } from '../card-row.js';
import { daysOf } from './belief.js';

const FEE_NOT_BELIEVED = /^fee\./;

/** What a list can say of a national entry in one line: only what is believed. */
export function glanceOf(entry: NationalEntry, doubts: readonly Doubt[]): Glance {
  const terms = entry.ways
    .flatMap((way) => way.rows)
    .flatMap(({ term }): Term[] => (term?.unit && term.amount > 0 ? [{ amount: term.amount, unit: term.unit }] : []))
    .sort((a, b) => daysOf(a) - daysOf(b));
  const [from, to] = [terms[0], terms.at(-1)];
  const doubted = doubts.some((one) => one.kind === 'term.too_long');
  return { ...(from && to && !doubted && { term: { from, to } }), fee: feeOf(entry, doubts) };
}

function feeOf(entry: NationalEntry, doubts: readonly Doubt[]): Glance['fee'] {
  const rows = entry.ways.flatMap((way) => way.rows);
  const fees = rows.flatMap((row) => row.fees);
  const amounts = fees.flatMap((fee) => fee.amount ?? []);
  if (doubts.some((one) => FEE_NOT_BELIEVED.test(one.kind))) {
    return { kind: amounts.length > 0 || fees.length > 0 ? 'varies' : 'unknown' };
  }
  if (rows.length > 0 && rows.every((row) => row.free)) return { kind: 'free' };
  if (amounts.length > 0) return { kind: 'amount', from: Math.min(...amounts), to: Math.max(...amounts) };
  return { kind: fees.length > 0 ? 'varies' : 'unknown' };
}
