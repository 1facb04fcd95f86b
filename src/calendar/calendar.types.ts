import type { Localised } from '../platform/i18n/localised.js';

/** `YYYY-MM-DD`, a day in the calendar's time zone. */
export type Day = string;
/** `HH:MM` in the calendar's time zone. */
export type TimeOfDay = string;

export type TermUnit = 'minutes' | 'working_hours' | 'working_days' | 'calendar_days' | 'months';

/** How long something may take. `{ amount: 0, unit: 'working_days' }` is "the same day". */
export interface Term {
  readonly amount: number;
  readonly unit: TermUnit;
}

export interface OpeningHours {
  readonly from: TimeOfDay;
  readonly to: TimeOfDay;
}

/** When an agency works: plain data, edited by administrators, handed to every function of this module. */
export interface WorkCalendar {
  /** IANA name, e.g. `Asia/Ho_Chi_Minh`. */
  readonly timeZone: string;
  /** Opening hours by ISO weekday 1 (Monday) … 7; a weekday without an entry is a weekly day off. */
  readonly weekly: Readonly<Record<number, readonly OpeningHours[]>>;
  /** Official days off, with their reason. */
  readonly daysOff: Readonly<Record<Day, Localised>>;
  /** Weekly days off that are worked to make up for another day; they use Monday's hours. */
  readonly makeUpDays: Readonly<Record<Day, Localised>>;
  /** Years whose days off are published; a date beyond the last of them is provisional. */
  readonly publishedYears: readonly number[];
}

/** A stretch in which the legal clock stands still or starts afresh. */
export interface Pause {
  readonly kind: 'supplement' | 'consultation' | 'inspection' | 'financial_duty' | 'other';
  /** `suspend`: the days are added; `restart`: the whole term runs afresh from `to`; `none`: no effect. */
  readonly effect: 'suspend' | 'restart' | 'none';
  readonly from: Date;
  /** Absent while the pause is open. */
  readonly to?: Date;
  readonly basis: Localised;
}

/** More time given by the head of the handling agency, with an apology (slip 04). Added to the end reached before. */
export interface Extension {
  readonly by: Term;
  readonly grantedAt: Date;
  readonly basis: Localised;
}

/**
 * One line of "why this date", in the order in which the date was computed. `code` names the rule; its sentence stands
 * under `calendar.steps.<code>`. Values: counts as numbers, days as `YYYY-MM-DD`, moments as `YYYY-MM-DDTHH:MM` in the
 * calendar's time zone, times of day as `HH:MM`. `texts` are values that have a wording of their own in each language (the
 * name of a holiday, the basis of a pause). `stepWords` makes both ready for a sentence.
 */
export interface Step {
  readonly code: StepCode;
  readonly values: Readonly<Record<string, string | number>>;
  readonly texts?: Readonly<Record<string, Localised>>;
}

export type StepCode =
  | 'received' // the moment of valid receipt, to the minute
  | 'received_after_closing' // counts as the next working day
  | 'received_on_day_off' // counts as the next working day
  | 'received_after_cut_off' // counts as the next working day
  | 'clock_starts_at_opening' // hour and minute terms run from the next opening
  | 'term_same_day'
  | `term_${TermUnit}` // the day of receipt is not counted
  | 'holiday' // official days off that were not counted
  | 'make_up_day' // a weekly day off that is worked and therefore counted
  | 'pause_added_days'
  | 'pause_added_minutes'
  | 'pause_restarted' // the whole term runs afresh
  | 'pause_without_effect'
  | 'pause_after_due' // asked when the date had passed: changes nothing
  | 'moved_off_day_off' // the end fell on a day off
  | `extended_${TermUnit}`
  | 'promise_kept' // a calendar changed later never makes a promised date earlier
  | 'provisional' // a year whose days off are not published yet
  | 'stopped_since' // a pause is open: the date holds if it ended now
  | 'due';

/** Everything a due date depends on. */
export interface DeadlineInput {
  readonly term: Term;
  /** Later receipts count as the next working day; the cut-off itself is in time. */
  readonly cutOff?: TimeOfDay;
  readonly calendar: WorkCalendar;
  /** Valid receipt, not submission. */
  readonly receivedAt: Date;
  /** In any order. */
  readonly pauses: readonly Pause[];
  readonly extensions?: readonly Extension[];
  /** A date already promised on the same pauses and extensions: the result is never earlier. */
  readonly promised?: Date;
  readonly now: Date;
}

/** Working time between now and the due moment, or since it passed. */
export interface Remaining {
  readonly late: boolean;
  /** Working days after today up to and including the due day (late: after the due day up to and including today). */
  readonly days: number;
  /** Whole working hours, and working minutes, between the two moments. */
  readonly hours: number;
  readonly minutes: number;
}

export interface Deadline {
  /** The due moment; while a pause is open: what it would be if the pause ended now. */
  readonly due: Date;
  readonly stopped: boolean;
  /** A year without published days off was used. */
  readonly provisional: boolean;
  readonly steps: readonly Step[];
}
