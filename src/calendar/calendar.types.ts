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

/** One line of "why this date", in the order in which the date was computed. `code` names the rule. */
export interface Step {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface Deadline {
  /** The due moment; while a pause is open: what it would be if the pause ended now. */
  readonly due: Date;
  readonly stopped: boolean;
  /** A year without published days off was used. */
  readonly provisional: boolean;
  readonly steps: readonly Step[];
}
