import type { DeadlineInput } from '../calendar.types.js';
import { dayName, dayOf, minuteName, minuteOfDay, timeNumber } from './days.js';
import type { Office } from './office.js';
import type { Steps } from './steps.js';
import { assertTerm, runsByTheMinute, startOfDay, startOfTerm } from './terms.js';

/**
 * The minute from which the term is counted: midnight of the counted day of receipt, or for hour and minute terms the
 * first open minute.
 */
export function receive(office: Office, { receivedAt, cutOff, term }: DeadlineInput, steps: Steps): number {
  assertTerm(term);
  const minute = office.zone.toLocal(receivedAt);
  const day = dayOf(minute);
  steps.add('received', { at: minuteName(minute) });
  if (cutOff !== undefined && isAfterCutOff(office, minute, timeNumber(cutOff))) {
    const next = office.workingDayFrom(day + 1);
    steps.add('received_after_cut_off', { cutOff, day: dayName(next) });
    return runsByTheMinute(term) ? office.opening(next) : startOfDay(next);
  }
  const start = startOfTerm(office, minute, term);
  const counted = dayOf(start);
  if (runsByTheMinute(term)) {
    if (start > minute) steps.add('clock_starts_at_opening', { at: minuteName(start) });
  } else if (!office.isWorking(day)) {
    steps.add('received_on_day_off', { day: dayName(counted) });
  } else if (counted > day) {
    steps.add('received_after_closing', { day: dayName(counted) });
  }
  return start;
}

/** After closing there is nothing left for a cut-off to say: the receipt counts as the next working day anyway. */
const isAfterCutOff = (office: Office, minute: number, cutOff: number): boolean =>
  office.isWorking(dayOf(minute)) && !office.isAfterClosing(minute) && minuteOfDay(minute) > cutOff;
