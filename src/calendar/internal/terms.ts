import type { Term } from '../calendar.types.js';
import { addMonths, dayOf } from './days.js';
import type { Office } from './office.js';

/** Terms in hours and minutes run inside opening hours; all others end at closing time of a working day. */
export const runsByTheMinute = (term: Term): boolean => term.unit === 'working_hours' || term.unit === 'minutes';

export const minutesOf = (term: Term): number =>
  Math.round(term.unit === 'working_hours' ? term.amount * 60 : term.amount);

/** A RangeError for a term that cannot be counted: negative, or a fraction of a day or month. */
export function assertTerm(term: Term): void {
  const countable = Number.isFinite(term.amount) && (runsByTheMinute(term) || Number.isInteger(term.amount));
  if (!countable || term.amount < 0) throw new RangeError(`no such term: ${term.amount} ${term.unit}`);
}

/** Where counting begins for something that happened at `minute`: the counted day's midnight, or the next open minute. */
export function startOfTerm(office: Office, minute: number, term: Term): number {
  return runsByTheMinute(term) ? office.addWorkingMinutes(minute, 0) : startOfDay(office.dayCountedFor(minute));
}

export const startOfDay = (day: number): number => day * 1440;

/** The raw last day of a day term counted from `day` (which is not counted), before it moves off a day off. */
export function rawEnd(office: Office, day: number, term: Term): number {
  if (term.unit === 'working_days') return office.workingDayAfter(day, term.amount);
  return term.unit === 'months' ? addMonths(day, term.amount) : day + term.amount;
}

/** The minute at which a term ends that is counted from `start`. */
export function endOfTerm(office: Office, start: number, term: Term): number {
  assertTerm(term);
  if (runsByTheMinute(term)) return office.addWorkingMinutes(start, minutesOf(term));
  return office.closing(office.workingDayFrom(rawEnd(office, dayOf(start), term)));
}
