import type { WorkCalendar } from '../../calendar/calendar.types.js';
import { isWorkingDay } from '../../calendar/working-time.js';

const DAY = 24 * 60 * 60 * 1000;
/** Longer than any row of days off. */
const MOST_DAYS_BACK = 30;

/**
 * A warning comes at the same hour of the working day before the due day, so that somebody is there to read it; half-way to
 * the due moment where that is over or less than a day away.
 */
export function warnAt(due: Date, now: Date, calendar: WorkCalendar): Date {
  const left = due.getTime() - now.getTime();
  let at = due.getTime() - DAY;
  for (let back = 1; back < MOST_DAYS_BACK && !isWorkingDay(new Date(at), calendar); back++) at -= DAY;
  return new Date(left > 2 * DAY && at > now.getTime() ? at : now.getTime() + Math.max(0, left / 2));
}
