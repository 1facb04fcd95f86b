import type { Day, Remaining, Term, WorkCalendar } from './calendar.types.js';
import { dayName, dayNumber, dayOf } from './internal/days.js';
import { officeOf } from './internal/office.js';
import { endOfTerm, startOfTerm } from './internal/terms.js';
import { zoneOf } from './internal/zone.js';

/** Whether the office works on this day (a moment stands for its day in the calendar's time zone). */
export function isWorkingDay(day: Day | Date, calendar: WorkCalendar): boolean {
  return officeOf(calendar).isWorking(numberOf(day, calendar));
}

/**
 * The moment at which a term that begins at `from` ends: days and months at closing time (the first day is not counted),
 * hours and minutes inside opening hours. For step budgets and answer terms; a legal due date is made by `deadline`.
 */
export function addWorkingTime(from: Date, term: Term, calendar: WorkCalendar): Date {
  const office = officeOf(calendar);
  const start = startOfTerm(office, office.zone.toLocal(from), term);
  return office.zone.toMoment(endOfTerm(office, start, term));
}

/** Working days after the day of `from` up to and including the day of `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: Day | Date, to: Day | Date, calendar: WorkCalendar): number {
  const office = officeOf(calendar);
  const [a, b] = [numberOf(from, calendar), numberOf(to, calendar)];
  return a <= b ? office.workingDaysIn(a, b) : -office.workingDaysIn(b, a);
}

/** How much working time is left until `due`, or has passed since. The due minute itself is in time. */
export function remaining(due: Date, now: Date, calendar: WorkCalendar): Remaining {
  const office = officeOf(calendar);
  const [dueAt, at] = [office.zone.toLocal(due), office.zone.toLocal(now)];
  const late = at > dueAt;
  const [from, to] = late ? [dueAt, at] : [at, dueAt];
  const minutes = office.workingMinutesIn(from, to);
  return { late, days: office.workingDaysIn(dayOf(from), dayOf(to)), hours: Math.floor(minutes / 60), minutes };
}

/** The day it is at a moment, on the wall clock of a time zone. */
export const localDay = (moment: Date, timeZone = 'Asia/Ho_Chi_Minh'): Day =>
  dayName(dayOf(zoneOf(timeZone).toLocal(moment)));

const numberOf = (day: Day | Date, calendar: WorkCalendar): number =>
  typeof day === 'string' ? dayNumber(day) : dayOf(officeOf(calendar).zone.toLocal(day));
