import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Pause, Term, WorkCalendar } from './calendar.types.js';
import { deadline } from './deadline.js';
import { officialCalendar } from './vietnam.js';
import { addWorkingTime, isWorkingDay, remaining, workingDaysBetween } from './working-time.js';

/**
 * A deliberately naive second opinion: walks day by day and minute by minute on strings and lists, and shares no code with
 * what it judges. Moments are minutes since 2024-01-01 00:00 on the wall clock of Việt Nam (UTC+7, no summer time).
 */
const ZERO = Date.UTC(2024, 0, 1);
const moment = (minute: number) => new Date(ZERO + minute * 60_000 - 7 * 3_600_000);
const minuteOf = (date: Date) => (date.getTime() + 7 * 3_600_000 - ZERO) / 60_000;
const dayOf = (minute: number) => Math.floor(minute / 1440);
const name = (day: number) => new Date(ZERO + day * 86_400_000).toISOString().slice(0, 10);
const inMinutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

function windows(day: number, calendar: WorkCalendar): number[][] {
  const date = name(day);
  if (calendar.daysOff[date]) return [];
  const weekday = new Date(ZERO + day * 86_400_000).getUTCDay() || 7;
  const usual = calendar.weekly[weekday] ?? [];
  const hours = usual.length === 0 && calendar.makeUpDays[date] ? (calendar.weekly[1] ?? []) : usual;
  return hours.map(({ from, to }) => [inMinutes(from), inMinutes(to)]);
}
const works = (day: number, calendar: WorkCalendar) => windows(day, calendar).length > 0;
const closing = (day: number, calendar: WorkCalendar) =>
  day * 1440 + Math.max(...windows(day, calendar).map((w) => w[1]!));
/** Whether the minute that begins at `minute` is worked. */
const open = (minute: number, calendar: WorkCalendar) =>
  windows(dayOf(minute), calendar).some(([from, to]) => minute % 1440 >= from! && minute % 1440 < to!);

function firstWorkingDay(day: number, calendar: WorkCalendar): number {
  while (!works(day, calendar)) day++;
  return day;
}
const countedDay = (minute: number, calendar: WorkCalendar) =>
  works(dayOf(minute), calendar) && minute > closing(dayOf(minute), calendar)
    ? firstWorkingDay(dayOf(minute) + 1, calendar)
    : firstWorkingDay(dayOf(minute), calendar);
/** The minute itself when open or a closing minute, else the next opening. */
function openMinute(minute: number, calendar: WorkCalendar): number {
  while (!open(minute, calendar) && !open(minute - 1, calendar)) minute++;
  return minute;
}

interface Halt {
  readonly from: number;
  readonly to: number;
  readonly effect: Pause['effect'];
}
interface Question {
  readonly term: Term;
  readonly cutOff?: string;
  readonly received: number;
  readonly halts: readonly Halt[];
  readonly calendar: WorkCalendar;
}

function afterCutOff({ received, cutOff, calendar }: Question): boolean {
  const today = dayOf(received);
  if (cutOff === undefined || !works(today, calendar) || received > closing(today, calendar)) return false;
  return received % 1440 > inMinutes(cutOff);
}

/** Walks the days one by one and keeps a mark on each. */
function walkWorkingDays(question: Question): number {
  const { term, received, calendar } = question;
  const halts = question.halts.filter((halt) => halt.effect !== 'none').sort((a, b) => a.from - b.from);
  const start = afterCutOff(question) ? firstWorkingDay(dayOf(received) + 1, calendar) : countedDay(received, calendar);
  const frozen = new Set<number>();
  let restartOn = -1;
  let counted = 0;
  let due = term.amount === 0 ? start : undefined;
  const first = Math.min(start, ...halts.map((halt) => dayOf(halt.from)));
  for (let day = first; ; day++) {
    if (day === restartOn) {
      restartOn = -1;
      counted = 0;
      due = term.amount === 0 ? day : undefined;
    } else if (day > start && works(day, calendar) && restartOn < day) {
      if (!frozen.has(day)) counted++;
      if (frozen.has(day) ? due !== undefined : counted === term.amount && due === undefined) due = day;
    }
    for (const halt of halts.filter((candidate) => dayOf(candidate.from) === day)) {
      const pending = restartOn > day || [...frozen].some((d) => d > day && d > start && works(d, calendar));
      if (due !== undefined && due <= day && !pending && halt.from > closing(due, calendar)) continue;
      const until = countedDay(halt.to, calendar);
      if (halt.effect === 'restart') restartOn = Math.max(restartOn, until);
      else for (let d = day + 1; d <= until; d++) frozen.add(d);
      if (halt.effect === 'restart' && restartOn <= Math.max(day, start)) {
        counted = 0;
        due = term.amount === 0 ? Math.max(day, start) : undefined;
        restartOn = -1;
      }
    }
    const pending = restartOn > day || [...frozen].some((d) => d > day && d > start && works(d, calendar));
    if (
      due !== undefined &&
      day >= start &&
      !pending &&
      !halts.some((h) => dayOf(h.from) > day && h.from <= closing(due!, calendar))
    ) {
      return closing(due, calendar);
    }
  }
}

/** Walks minute by minute. */
function walkMinutes(question: Question): number {
  const { term, received, calendar } = question;
  const wanted = term.unit === 'working_hours' ? term.amount * 60 : term.amount;
  const halts = question.halts.filter((halt) => halt.effect === 'suspend').sort((a, b) => a.from - b.from);
  const later = afterCutOff(question) ? firstWorkingDay(dayOf(received) + 1, calendar) * 1440 : received;
  const start = openMinute(later, calendar);
  const running: Halt[] = [];
  let counted = 0;
  let due = wanted === 0 ? start : undefined;
  for (let minute = Math.min(start, ...halts.map((halt) => halt.from)); ; minute++) {
    const frozen = (m: number) => running.some((halt) => halt.from <= m && m < halt.to);
    const pending = () =>
      running.some((halt) => halt.to > minute && openWithin(Math.max(minute, start), halt.to, calendar));
    for (const halt of halts.filter((candidate) => candidate.from === minute)) {
      if (due === undefined || minute <= due || pending()) running.push(halt);
    }
    if (due !== undefined && minute >= due && !pending()) return due;
    if (minute < start || !open(minute, calendar)) continue;
    if (!frozen(minute)) counted++;
    if (frozen(minute) ? due !== undefined : counted === wanted && due === undefined) due = minute + 1;
  }
}
function openWithin(from: number, to: number, calendar: WorkCalendar): boolean {
  for (let minute = from; minute < to; minute++) if (open(minute, calendar)) return true;
  return false;
}

/** Raw end plus the set of halted days, moved once. */
function walkCalendarDays(question: Question): number {
  const { term, received, calendar } = question;
  const start = afterCutOff(question) ? firstWorkingDay(dayOf(received) + 1, calendar) : countedDay(received, calendar);
  const raw = term.unit === 'calendar_days' ? start + term.amount : sameDayOfMonth(start, term.amount);
  const halted = new Set<number>();
  for (const halt of [...question.halts].sort((a, b) => a.from - b.from)) {
    const end = closing(firstWorkingDay(raw + halted.size, calendar), calendar);
    if (halt.effect !== 'suspend' || halt.from > end) continue;
    for (let day = dayOf(halt.from) + 1; day <= countedDay(halt.to, calendar); day++) if (day > start) halted.add(day);
  }
  return closing(firstWorkingDay(raw + halted.size, calendar), calendar);
}
function sameDayOfMonth(day: number, months: number): number {
  const [year, month, date] = name(day).split('-').map(Number) as [number, number, number];
  for (let last = date; ; last--) {
    const candidate = new Date(Date.UTC(year, month - 1 + months, last));
    if (candidate.getUTCDate() === last) return (candidate.getTime() - ZERO) / 86_400_000;
  }
}

const ask = ({ term, cutOff, received, halts, calendar }: Question): number => {
  const pauses = halts.map(({ from, to, effect }): Pause => {
    return { kind: 'supplement', effect, basis: { vi: '', en: '' }, from: moment(from), to: moment(to) };
  });
  const { due } = deadline({
    term,
    calendar,
    receivedAt: moment(received),
    pauses,
    now: moment(received),
    ...(cutOff ? { cutOff } : {}),
  });
  return minuteOf(due);
};

const withSaturdays: WorkCalendar = {
  ...officialCalendar,
  weekly: { ...officialCalendar.weekly, 3: [{ from: '08:00', to: '16:30' }], 6: [{ from: '07:30', to: '11:30' }] },
};
/** 2024-01-02 … 2026-12-31. */
const anyMinute = fc.integer({ min: 1440, max: 1095 * 1440 });
const anyCalendar = fc.constantFrom(officialCalendar, withSaturdays);
const anyCutOff = fc.option(fc.constantFrom('15:00', '10:30', '16:00'), { nil: undefined });

/** Halts near the receipt; now and then one that begins or ends on a closing or cut-off minute. */
const halts = (effects: readonly Pause['effect'][], spread: number) =>
  fc.array(
    fc.tuple(fc.integer({ min: -600, max: spread }), fc.integer({ min: 0, max: spread }), fc.constantFrom(...effects)),
    { maxLength: 3 },
  );
const question = (units: readonly Term['unit'][], most: number, effects: readonly Pause['effect'][], spread: number) =>
  fc
    .record({
      unit: fc.constantFrom(...units),
      amount: fc.integer({ min: 0, max: most }),
      cutOff: anyCutOff,
      received: fc.oneof(
        anyMinute,
        anyMinute.map((m) => m - (m % 1440) + 1020),
        anyMinute.map((m) => m - (m % 1440) + 900),
      ),
      raw: halts(effects, spread),
      calendar: anyCalendar,
    })
    .map(({ unit, amount, cutOff, received, raw, calendar }): Question => {
      const list = raw.map(([after, length, effect]) => {
        const from = atClosing(received + after);
        return { from, to: atClosing(Math.max(from, received + after) + length), effect };
      });
      return { term: { unit, amount }, received, halts: list, calendar, ...(cutOff ? { cutOff } : {}) };
    });

/** Every third minute becomes 17:00 of its day, where most rules turn. */
const atClosing = (minute: number) => (minute % 3 === 0 ? minute - (minute % 1440) + 1020 : minute);

const RUNS = { numRuns: 200 };

describe('deadline agrees with a walk', () => {
  it('day by day, for working days with pauses that suspend or restart', () => {
    fc.assert(
      fc.property(question(['working_days'], 12, ['suspend', 'suspend', 'none'], 20_000), (q) =>
        expect(ask(q)).toBe(walkWorkingDays(q)),
      ),
      RUNS,
    );
    fc.assert(
      fc.property(question(['working_days'], 8, ['suspend', 'restart'], 20_000), (q) =>
        expect(ask(q)).toBe(walkWorkingDays(q)),
      ),
      RUNS,
    );
  });

  it('day by day, for calendar days and months', () => {
    const any = question(['calendar_days', 'months'], 14, ['suspend', 'none'], 30_000);
    fc.assert(
      fc.property(any, (q) => expect(ask(q)).toBe(walkCalendarDays(q))),
      RUNS,
    );
  });

  it('minute by minute, for hours and minutes', () => {
    const hours = question(['working_hours'], 20, ['suspend', 'none'], 5_000);
    const minutes = question(['minutes'], 300, ['suspend', 'none'], 2_000);
    const runs = { numRuns: RUNS.numRuns / 5 };
    fc.assert(
      fc.property(hours, (q) => expect(ask(q)).toBe(walkMinutes(q))),
      runs,
    );
    fc.assert(
      fc.property(minutes, (q) => expect(ask(q)).toBe(walkMinutes(q))),
      runs,
    );
  });
});

describe('counting agrees with a walk', () => {
  it('between two moments', () => {
    fc.assert(
      fc.property(anyMinute, fc.integer({ min: 0, max: 60_000 }), anyCalendar, (from, length, calendar) => {
        let days = 0;
        for (let day = dayOf(from) + 1; day <= dayOf(from + length); day++) if (works(day, calendar)) days++;
        let minutes = 0;
        for (let minute = from; minute < from + length; minute++) if (open(minute, calendar)) minutes++;
        const [a, b] = [moment(from), moment(from + length)];
        expect(workingDaysBetween(a, b, calendar)).toBe(days);
        expect(workingDaysBetween(b, a, calendar) + days).toBe(0);
        expect(remaining(b, a, calendar)).toEqual({ late: false, days, minutes, hours: Math.floor(minutes / 60) });
        expect(remaining(a, b, calendar)).toEqual({ late: length > 0, days, minutes, hours: Math.floor(minutes / 60) });
        expect(isWorkingDay(name(dayOf(from)), calendar)).toBe(works(dayOf(from), calendar));
      }),
      { numRuns: 100 },
    );
  });

  it('adding a term is a deadline without cut-off and pauses', () => {
    const any = question(['working_days', 'calendar_days', 'months', 'working_hours', 'minutes'], 30, ['none'], 10);
    fc.assert(
      fc.property(any, ({ term, received, calendar }) => {
        const end = minuteOf(addWorkingTime(moment(received), term, calendar));
        expect(end).toBe(ask({ term, received, calendar, halts: [] }));
      }),
      RUNS,
    );
  });
});

it('reads the wall clock of a zone with summer time', () => {
  const calendar: WorkCalendar = { ...officialCalendar, timeZone: 'Europe/Paris' };
  const term: Term = { amount: 1, unit: 'working_days' };
  expect(addWorkingTime(new Date('2026-03-27T10:00:00+01:00'), term, calendar)).toEqual(
    new Date('2026-03-30T17:00:00+02:00'),
  );
});

it('refuses a calendar in which nobody ever works', () => {
  expect(() => isWorkingDay('2026-11-18', { ...officialCalendar, weekly: {} })).toThrow(RangeError);
});
