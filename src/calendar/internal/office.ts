import type { Localised } from '../../platform/i18n/localised.js';
import type { WorkCalendar } from '../calendar.types.js';
import { MINUTES_A_DAY, dayName, dayNumber, dayOf, isoWeekday, minuteOfDay, timeNumber } from './days.js';
import { type Zone, zoneOf } from './zone.js';

/** Opening hours as minutes after midnight, in order. */
type Hours = readonly (readonly [from: number, to: number])[];
const CLOSED: Hours = [];
/** No authority is closed for longer; beyond it the calendar itself is wrong. */
const LONGEST_CLOSURE = 366;

/** A calendar made ready for counting: every question is answered in days and minutes of its own wall clock. */
export class Office {
  readonly zone: Zone;
  private readonly weekly: readonly Hours[];
  private readonly off: ReadonlyMap<number, Localised>;
  private readonly makeUp: ReadonlyMap<number, Localised>;
  private readonly published: ReadonlySet<number>;

  constructor(calendar: WorkCalendar) {
    this.zone = zoneOf(calendar.timeZone);
    this.weekly = weekOf(calendar);
    this.off = byNumber(calendar.daysOff);
    this.makeUp = byNumber(calendar.makeUpDays);
    this.published = new Set(calendar.publishedYears);
  }

  /** An official day off stays one even when it is also listed as a make-up day. */
  hours(day: number): Hours {
    if (this.off.has(day)) return CLOSED;
    const hours = this.weekly[isoWeekday(day)] ?? CLOSED;
    return hours.length === 0 && this.makeUp.has(day) ? (this.weekly[0] ?? CLOSED) : hours;
  }

  isWorking(day: number): boolean {
    return this.hours(day).length > 0;
  }

  /** Why a day on which the office would otherwise work is off. */
  holiday(day: number): Localised | undefined {
    const reason = this.off.get(day);
    return reason && (this.weekly[isoWeekday(day)]?.length || this.makeUp.has(day)) ? reason : undefined;
  }

  /** Why a weekly day off is worked. */
  madeUp(day: number): Localised | undefined {
    return this.isWorking(day) && !this.weekly[isoWeekday(day)]?.length ? this.makeUp.get(day) : undefined;
  }

  /** Whether the days off of this year are announced. */
  isPublished(year: number): boolean {
    return this.published.has(year);
  }

  /** The day itself if it is worked, else the next one that is. */
  workingDayFrom(day: number): number {
    for (let candidate = day; candidate <= day + LONGEST_CLOSURE; candidate++) {
      if (this.isWorking(candidate)) return candidate;
    }
    throw new RangeError(`no working day in the year after ${dayName(day)}`);
  }

  /** The n-th working day after `day`; `day` itself when n is 0. */
  workingDayAfter(day: number, n: number): number {
    let current = day;
    for (let left = n; left > 0; left--) current = this.workingDayFrom(current + 1);
    return current;
  }

  /** Working days d with `after` < d ≤ `upTo`. */
  workingDaysIn(after: number, upTo: number): number {
    let count = 0;
    for (let day = after + 1; day <= upTo; day++) if (this.isWorking(day)) count++;
    return count;
  }

  /** The last minute of a working day that is still in time. */
  closing(day: number): number {
    return day * MINUTES_A_DAY + (this.hours(day).at(-1)?.[1] ?? 0);
  }

  opening(day: number): number {
    return day * MINUTES_A_DAY + (this.hours(day)[0]?.[0] ?? 0);
  }

  isAfterClosing(minute: number): boolean {
    return minute > this.closing(dayOf(minute));
  }

  /** The working day something counts for that happened at `minute`: after closing or on a day off, the next one. */
  dayCountedFor(minute: number): number {
    const day = dayOf(minute);
    return this.isWorking(day) && this.isAfterClosing(minute) ? this.workingDayFrom(day + 1) : this.workingDayFrom(day);
  }

  /** The moment by which `amount` working minutes have passed since `from`; closing time itself belongs to the day. */
  addWorkingMinutes(from: number, amount: number): number {
    let left = amount;
    for (let day = this.workingDayFrom(dayOf(from)); ; day = this.workingDayFrom(day + 1)) {
      const earliest = day === dayOf(from) ? minuteOfDay(from) : 0;
      for (const [opens, closes] of this.hours(day)) {
        const start = Math.max(opens, earliest);
        if (start > closes) continue;
        if (left <= closes - start) return day * MINUTES_A_DAY + start + left;
        left -= closes - start;
      }
    }
  }

  workingMinutesIn(from: number, to: number): number {
    let sum = 0;
    for (let day = dayOf(from); day <= dayOf(to); day++) {
      const midnight = day * MINUTES_A_DAY;
      for (const [opens, closes] of this.hours(day)) {
        sum += Math.max(0, Math.min(to, midnight + closes) - Math.max(from, midnight + opens));
      }
    }
    return sum;
  }
}

const offices = new WeakMap<WorkCalendar, Office>();

/** Calendars are plain data that nobody changes in place, so each is made ready once. */
export function officeOf(calendar: WorkCalendar): Office {
  let office = offices.get(calendar);
  if (!office) offices.set(calendar, (office = new Office(calendar)));
  return office;
}

const byNumber = (days: Readonly<Record<string, Localised>>): ReadonlyMap<number, Localised> =>
  new Map(Object.entries(days).map(([day, reason]) => [dayNumber(day), reason]));

/** Hours by ISO weekday; index 0 holds those of a make-up day: Monday's, else those of the first day that has any. */
function weekOf(calendar: WorkCalendar): readonly Hours[] {
  const week = [1, 2, 3, 4, 5, 6, 7].map((weekday) => hoursOf(calendar.weekly[weekday] ?? []));
  const first = week.find((hours) => hours.length > 0);
  if (!first) throw new RangeError('a calendar needs opening hours on at least one weekday');
  return [first, ...week];
}

function hoursOf(spans: WorkCalendar['weekly'][number]): Hours {
  const hours = spans.map(({ from, to }) => [timeNumber(from), timeNumber(to)] as const).sort((a, b) => a[0] - b[0]);
  hours.forEach(([from, to], i) => {
    const before = hours[i - 1];
    if (to <= from || (before && before[1] > from))
      throw new RangeError('opening hours overlap or end before they begin');
  });
  return hours;
}
