import { deadline } from '../../calendar/deadline.js';
import type { Deadline, Extension, Pause, WorkCalendar } from '../../calendar/calendar.types.js';
import type { ClockRule } from '../../definition/bundle.types.js';

/** Everything a case's due date depends on, as kept in the database. */
export interface ClockHistory {
  readonly acceptedAt: Date;
  readonly pauses: readonly Pause[];
  readonly extensions: readonly Extension[];
}

/** The due date of an accepted case and why. While a pause is open: what it would be if the pause ended `now`. */
export function dueDate(rule: ClockRule, history: ClockHistory, calendar: WorkCalendar, now: Date): Deadline {
  return deadline({
    term: rule.term,
    ...(rule.cutOff !== undefined && { cutOff: rule.cutOff }),
    calendar,
    receivedAt: history.acceptedAt,
    pauses: history.pauses,
    extensions: history.extensions,
    now,
  });
}
