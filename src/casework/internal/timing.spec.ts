import { describe, expect, it } from '@jest/globals';
import { officialCalendar } from '../../calendar/vietnam.js';
import { warnAt } from './timing.js';

const warned = (due: string, now: string): string =>
  warnAt(new Date(`${due}+07:00`), new Date(`${now}+07:00`), officialCalendar).toISOString();
const at = (moment: string): string => new Date(`${moment}+07:00`).toISOString();

describe('a warning', () => {
  it('comes on the working day before the due day', () => {
    expect(warned('2026-11-19T17:00', '2026-11-16T09:00')).toBe(at('2026-11-18T17:00'));
  });

  it('never on a day off, on which nobody reads it', () => {
    expect(warned('2026-11-23T17:00', '2026-11-16T09:00')).toBe(at('2026-11-20T17:00'));
    expect(warned('2026-11-25T17:00', '2026-11-16T09:00')).toBe(at('2026-11-23T17:00'));
  });

  it('half-way where the day before is over already', () => {
    expect(warned('2026-11-25T17:00', '2026-11-25T09:00')).toBe(at('2026-11-25T13:00'));
    expect(warned('2026-11-23T17:00', '2026-11-20T18:00')).toBe(at('2026-11-22T05:30'));
    expect(warned('2026-11-25T17:00', '2026-11-25T18:00')).toBe(at('2026-11-25T18:00'));
  });
});
