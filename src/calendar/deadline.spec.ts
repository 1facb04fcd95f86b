import { describe, expect, it } from '@jest/globals';
import type { DeadlineInput, Extension, Pause, Term } from './calendar.types.js';
import { deadline } from './deadline.js';
import { officialCalendar } from './vietnam.js';

const BASIS = { vi: 'Luật', en: 'Law' };
const at = (local: string) => new Date(`${local}:00+07:00`);
const days = (amount: number): Term => ({ amount, unit: 'working_days' });

const pause = (from: string, to?: string, effect: Pause['effect'] = 'suspend'): Pause => ({
  kind: 'supplement',
  effect,
  basis: BASIS,
  from: at(from),
  ...(to ? { to: at(to) } : {}),
});
const extension = (grantedAt: string, by: Term): Extension => ({ by, grantedAt: at(grantedAt), basis: BASIS });

const run = (receivedAt: string, term: Term, more: Partial<DeadlineInput> = {}) =>
  deadline({ term, receivedAt: at(receivedAt), calendar: officialCalendar, pauses: [], now: at(receivedAt), ...more });

/** The due moment on the wall clock of Huế, `2026-11-23T17:00`. */
const due = (...input: Parameters<typeof run>) =>
  new Date(run(...input).due.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
const codes = (...input: Parameters<typeof run>) => run(...input).steps.map((step) => step.code);

describe('receipt', () => {
  const sameDay = { cutOff: '15:00' };

  it('counts for the same day until the cut-off, the cut-off itself included', () => {
    expect(due('2026-11-18T14:59', days(0), sameDay)).toBe('2026-11-18T17:00');
    expect(due('2026-11-18T15:00', days(0), sameDay)).toBe('2026-11-18T17:00');
    expect(due('2026-11-18T15:01', days(0), sameDay)).toBe('2026-11-19T17:00');
    expect(codes('2026-11-18T15:01', days(0), sameDay)).toContain('received_after_cut_off');
  });

  it('drops seconds', () => {
    const receivedAt = new Date('2026-11-18T15:00:59+07:00');
    expect(run('2026-11-18T15:00', days(0), { ...sameDay, receivedAt }).due).toEqual(at('2026-11-18T17:00'));
  });

  it('applies the cut-off to longer terms and to hour terms', () => {
    expect(due('2026-11-17T15:01', days(3), sameDay)).toBe('2026-11-23T17:00');
    expect(due('2026-11-17T15:01', { amount: 2, unit: 'working_hours' }, sameDay)).toBe('2026-11-18T09:30');
  });

  it('counts closing time itself as in time and the minute after as the next working day', () => {
    expect(due('2026-11-18T17:00', days(1))).toBe('2026-11-19T17:00');
    expect(due('2026-11-18T17:01', days(1))).toBe('2026-11-20T17:00');
    expect(codes('2026-11-18T17:01', days(1))).toContain('received_after_closing');
  });

  it('on a day off counts as the next working day, without a cut-off', () => {
    expect(due('2026-11-21T16:30', days(0), sameDay)).toBe('2026-11-23T17:00');
    expect(due('2026-11-21T16:30', days(1), sameDay)).toBe('2026-11-25T17:00');
    expect(codes('2026-11-21T16:30', days(0), sameDay)).toEqual([
      'received',
      'received_on_day_off',
      'term_same_day',
      'due',
    ]);
  });

  it('before opening and over lunch counts for the day', () => {
    expect(due('2026-11-18T05:00', days(0))).toBe('2026-11-18T17:00');
    expect(due('2026-11-18T12:15', days(0))).toBe('2026-11-18T17:00');
  });
});

describe('days off', () => {
  it('skips Tết: received on its eve, three working days end after the holiday week', () => {
    expect(due('2026-02-13T10:00', days(3))).toBe('2026-02-25T17:00');
    expect(run('2026-02-13T10:00', days(3)).steps).toContainEqual({
      code: 'holiday',
      values: { from: '2026-02-16', to: '2026-02-20', days: 5 },
      texts: { reason: { vi: 'Tết Nguyên đán', en: 'Lunar New Year' } },
    });
  });

  it('counts a make-up Saturday with Monday’s hours and its cut-off', () => {
    expect(due('2026-08-21T10:00', days(1))).toBe('2026-08-22T17:00');
    expect(due('2026-08-22T15:01', days(0), { cutOff: '15:00' })).toBe('2026-08-24T17:00');
    expect(codes('2026-08-21T10:00', days(1))).toContain('make_up_day');
  });

  it('knows 24 November from 2026, and not before', () => {
    expect(due('2026-11-23T10:00', days(1))).toBe('2026-11-25T17:00');
    expect(due('2025-11-23T10:00', days(0))).toBe('2025-11-24T17:00');
  });

  it('knows every announced day of 2024 to 2026', () => {
    const worked = (year: number) => workedDays(year);
    expect([2024, 2025, 2026].map(worked)).toEqual([251, 250, 249]);
  });
});

describe('calendar days and months', () => {
  it('run through weekends; only the end moves', () => {
    expect(due('2026-11-04T10:00', { amount: 10, unit: 'calendar_days' })).toBe('2026-11-16T17:00');
    expect(codes('2026-11-04T10:00', { amount: 10, unit: 'calendar_days' })).toContain('moved_off_day_off');
  });

  it('move once, after all pauses', () => {
    // Raw end Saturday 14; three days added make Tuesday 17, not Monday 16 plus three.
    const pauses = [pause('2026-11-10T09:00', '2026-11-13T09:00')];
    expect(due('2026-11-04T10:00', { amount: 10, unit: 'calendar_days' }, { pauses })).toBe('2026-11-17T17:00');
  });

  it('end on the same day number, else on the month’s last day', () => {
    expect(due('2026-01-30T10:00', { amount: 1, unit: 'months' })).toBe('2026-03-02T17:00');
    expect(due('2024-01-31T10:00', { amount: 1, unit: 'months' })).toBe('2024-02-29T17:00');
    expect(due('2026-10-30T10:00', { amount: 1, unit: 'months' })).toBe('2026-11-30T17:00');
  });
});

describe('hours', () => {
  it('run inside opening hours, over lunch and over night', () => {
    expect(due('2026-11-18T10:30', { amount: 2, unit: 'working_hours' })).toBe('2026-11-18T14:00');
    expect(due('2026-11-18T16:00', { amount: 8, unit: 'working_hours' })).toBe('2026-11-19T16:00');
    expect(due('2026-11-18T07:30', { amount: 4, unit: 'working_hours' })).toBe('2026-11-18T11:30');
    expect(due('2026-11-18T16:50', { amount: 30, unit: 'minutes' })).toBe('2026-11-19T07:50');
  });

  it('start at the next opening', () => {
    expect(due('2026-11-21T10:00', { amount: 1, unit: 'working_hours' })).toBe('2026-11-23T08:30');
    expect(codes('2026-11-21T10:00', { amount: 1, unit: 'working_hours' })).toContain('clock_starts_at_opening');
  });

  it('stand still to the minute', () => {
    const pauses = [pause('2026-11-18T09:00', '2026-11-18T13:30')];
    expect(due('2026-11-18T08:00', { amount: 4, unit: 'working_hours' }, { pauses })).toBe('2026-11-18T16:30');
  });
});

describe('pauses', () => {
  it('add the working days after the request up to and including completion', () => {
    const pauses = [pause('2026-11-10T10:00', '2026-11-12T10:00')];
    expect(due('2026-11-09T10:00', days(5), { pauses })).toBe('2026-11-18T17:00');
  });

  it('skip a holiday inside a supplement', () => {
    const pauses = [pause('2026-11-20T10:00', '2026-11-25T10:00')];
    expect(due('2026-11-18T10:00', days(3), { pauses })).toBe('2026-11-26T17:00');
  });

  it('count completion after closing or on a day off as the next working day, whatever the cut-off', () => {
    const rest = { cutOff: '15:00' };
    expect(due('2026-11-09T10:00', days(5), { ...rest, pauses: [pause('2026-11-10T10:00', '2026-11-12T16:00')] })).toBe(
      '2026-11-18T17:00',
    );
    expect(due('2026-11-09T10:00', days(5), { ...rest, pauses: [pause('2026-11-10T10:00', '2026-11-12T17:01')] })).toBe(
      '2026-11-19T17:00',
    );
    expect(due('2026-11-09T10:00', days(5), { ...rest, pauses: [pause('2026-11-10T10:00', '2026-11-14T09:00')] })).toBe(
      '2026-11-20T17:00',
    );
  });

  it('count no day twice', () => {
    const pauses = [pause('2026-11-10T10:00', '2026-11-12T10:00'), pause('2026-11-11T10:00', '2026-11-13T10:00')];
    expect(due('2026-11-09T10:00', days(5), { pauses })).toBe('2026-11-19T17:00');
  });

  it('on the due day add their days; after it change nothing', () => {
    expect(due('2026-11-16T10:00', days(1), { pauses: [pause('2026-11-17T16:00', '2026-11-19T10:00')] })).toBe(
      '2026-11-19T17:00',
    );
    expect(due('2026-11-16T10:00', days(1), { pauses: [pause('2026-11-17T17:00', '2026-11-19T10:00')] })).toBe(
      '2026-11-19T17:00',
    );
    expect(due('2026-11-16T10:00', days(1), { pauses: [pause('2026-11-17T17:01', '2026-11-19T10:00')] })).toBe(
      '2026-11-17T17:00',
    );
    const late = { pauses: [pause('2026-11-18T08:00', '2026-11-19T10:00')] };
    expect(due('2026-11-16T10:00', days(1), late)).toBe('2026-11-17T17:00');
    expect(codes('2026-11-16T10:00', days(1), late)).toContain('pause_after_due');
  });

  it('while open tell the date that would hold if they ended now', () => {
    const open = run('2026-11-09T10:00', days(5), { pauses: [pause('2026-11-10T10:00')], now: at('2026-11-12T10:00') });
    expect(open.stopped).toBe(true);
    expect(open.due).toEqual(at('2026-11-18T17:00'));
    expect(open.steps.map((step) => step.code)).toContain('stopped_since');
  });

  it('that restart run the full term afresh; without effect do nothing', () => {
    expect(
      due('2026-11-02T10:00', days(5), { pauses: [pause('2026-11-04T10:00', '2026-11-10T10:00', 'restart')] }),
    ).toBe('2026-11-17T17:00');
    expect(due('2026-11-02T10:00', days(5), { pauses: [pause('2026-11-04T10:00', '2026-11-10T10:00', 'none')] })).toBe(
      '2026-11-09T17:00',
    );
  });
});

describe('extensions, promises, unpublished years', () => {
  it('extends from the moved end and ends at closing', () => {
    const extensions = [extension('2026-11-16T09:00', { amount: 2, unit: 'calendar_days' })];
    // Raw end Saturday 14 moved to Monday 16; two days on is Wednesday.
    expect(due('2026-11-04T10:00', { amount: 10, unit: 'calendar_days' }, { extensions })).toBe('2026-11-18T17:00');
    expect(
      due(
        '2026-11-18T08:00',
        { amount: 1, unit: 'working_hours' },
        { extensions: [extension('2026-11-18T08:30', days(1))] },
      ),
    ).toBe('2026-11-19T17:00');
  });

  it('lets a request help that came before the extended date', () => {
    const extensions = [extension('2026-11-17T09:00', days(3))];
    const pauses = [pause('2026-11-19T10:00', '2026-11-20T10:00')];
    expect(due('2026-11-16T10:00', days(1), { pauses, extensions })).toBe('2026-11-23T17:00');
  });

  it('never moves a promised date forward', () => {
    expect(due('2026-11-16T10:00', days(1), { promised: at('2026-11-18T17:00') })).toBe('2026-11-18T17:00');
    expect(due('2026-11-16T10:00', days(3), { promised: at('2026-11-18T17:00') })).toBe('2026-11-19T17:00');
  });

  it('marks dates beyond the published years as provisional, with fixed-date holidays and days in lieu', () => {
    expect(run('2026-12-31T10:00', days(0)).provisional).toBe(false);
    expect(run('2026-12-31T10:00', days(1)).provisional).toBe(true);
    expect(due('2026-12-31T10:00', days(1))).toBe('2027-01-04T17:00');
    expect(due('2027-04-29T10:00', days(1))).toBe('2027-05-04T17:00');
  });
});

it('refuses terms and cut-offs that cannot be counted', () => {
  expect(() => run('2026-11-18T10:00', { amount: -1, unit: 'working_days' })).toThrow(RangeError);
  expect(() => run('2026-11-18T10:00', { amount: 0.5, unit: 'working_days' })).toThrow(RangeError);
  expect(() => run('2026-11-18T10:00', days(1), { cutOff: '3pm' })).toThrow(RangeError);
});

function workedDays(year: number): number {
  const { weekly, daysOff, makeUpDays } = officialCalendar;
  let count = 0;
  for (
    let day = new Date(Date.UTC(year, 0, 1));
    day.getUTCFullYear() === year;
    day = new Date(day.getTime() + 86_400_000)
  ) {
    const name = day.toISOString().slice(0, 10);
    if (!daysOff[name] && (weekly[day.getUTCDay()]?.length || makeUpDays[name])) count++;
  }
  return count;
}
