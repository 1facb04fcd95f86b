import type { Deadline, DeadlineInput } from './calendar.types.js';
import { dayOf, minuteName, yearOf, dayName } from './internal/days.js';
import { type Office, officeOf } from './internal/office.js';
import { receive } from './internal/receipt.js';
import { Run } from './internal/run.js';
import { type Steps, stepList } from './internal/steps.js';

/**
 * When a case is due, and why. Everything is kept to the minute on the calendar's wall clock; closing time itself and a
 * cut-off itself are in time. The rules, each of which leaves a step of its own:
 *
 * - **Receipt.** Counting begins with valid receipt. After closing or on a day off, and after the procedure's cut-off on a
 *   working day, it counts as the next working day; hour and minute terms run from the next opening. A day off has no
 *   cut-off, nor has the completion of a pause.
 * - **Term** (Civil Code 2015, Art. 144–148). The day of receipt is not counted; the end is the closing time of the last
 *   day. Working days skip days off; calendar days and months run through them and only the end moves to the next working
 *   day. Months: the same day number, else the month's last day. Zero days is the same day.
 * - **Pause that suspends.** The day on which it begins is used up; the days after it, up to and including the day on which
 *   it ends, are added: working days to a term in working days, calendar days to the raw end of a term in calendar days or
 *   months, which then moves once. Ending after closing or on a day off counts as the next working day. No day counts
 *   twice, and days up to the counted day of receipt are not counted at all. Hour and minute terms add open minutes.
 * - **Pause that restarts**: the full term afresh from its end. **Without effect**: none.
 * - A pause that begins after the date has passed changes nothing; one that begins on the due day in time adds its days.
 * - While a pause is open, `stopped` is true and `due` is the date if it ended `now`.
 * - **Extensions** add to the moved end and end at closing; they survive a restart.
 * - **Promise**: never earlier than `promised`.
 * - **Provisional**: days of a year without published days off were used.
 *
 * Throws a RangeError for a term, a calendar or a cut-off that cannot be counted with.
 */
export function deadline(input: DeadlineInput): Deadline {
  const office = officeOf(input.calendar);
  const steps = stepList();
  const start = receive(office, input, steps);
  const run = new Run(office, input.term, start, steps);
  for (const event of inOrder(input)) {
    if ('by' in event) run.extend(event, office.zone.toLocal(event.grantedAt));
    else run.pause(event, office.zone.toLocal(event.from), office.zone.toLocal(endOf(event, input.now)));
  }
  const due = keepPromise(office, run.finish(), input, steps);
  const provisional = usesUnpublishedYear(office, start, due, steps);
  if (run.openSince !== undefined)
    steps.add('stopped_since', { at: minuteName(run.openSince.at) }, { basis: run.openSince.basis });
  steps.add('due', { at: minuteName(due) });
  return { due: office.zone.toMoment(due), stopped: run.openSince !== undefined, provisional, steps: steps.all };
}

/** Pauses and extensions as they happened: whether one still helps depends on the date that stood at that moment. */
function inOrder({ pauses, extensions = [] }: DeadlineInput) {
  const at = (event: (typeof pauses)[number] | (typeof extensions)[number]) =>
    'by' in event ? event.grantedAt : event.from;
  return [...pauses, ...extensions].sort((a, b) => at(a).getTime() - at(b).getTime());
}

const endOf = (pause: DeadlineInput['pauses'][number], now: Date): Date =>
  pause.to ?? (now < pause.from ? pause.from : now);

function keepPromise(office: Office, due: number, { promised }: DeadlineInput, steps: Steps): number {
  const before = promised ? office.zone.toLocal(promised) : due;
  if (before <= due) return due;
  steps.add('promise_kept', { computed: minuteName(due), at: minuteName(before) });
  return before;
}

function usesUnpublishedYear(office: Office, start: number, due: number, steps: Steps): boolean {
  for (let year = yearOf(dayOf(start)); year <= yearOf(dayOf(due)); year++) {
    if (office.isPublished(year)) continue;
    steps.add('provisional', { year, day: dayName(dayOf(due)) });
    return true;
  }
  return false;
}
