import { describe, expect, it } from '@jest/globals';
import {
  dayOf,
  formatBytes,
  formatDay,
  formatList,
  formatLongDay,
  formatMoment,
  formatMoney,
  formatNumber,
  formatShortMoment,
} from './format.js';

const moment = new Date('2026-11-24T08:00:00Z');

describe('dates', () => {
  it('writes a day in the portal’s time zone', () => {
    expect(formatDay(moment)).toBe('24/11/2026');
    expect(formatDay(new Date('2026-11-24T18:00:00Z'))).toBe('25/11/2026');
    expect(formatDay('2026-02-03')).toBe('03/02/2026');
    expect(dayOf(new Date('2026-11-24T18:00:00Z'))).toBe('2026-11-25');
  });

  it('writes a day with its weekday', () => {
    expect(formatLongDay(moment, 'vi')).toBe('thứ Ba 24/11/2026');
    expect(formatLongDay('2026-11-29', 'vi')).toBe('Chủ nhật 29/11/2026');
    expect(formatLongDay(moment, 'en')).toBe('Tuesday 24 November 2026');
  });

  it('writes a moment', () => {
    expect(formatMoment(moment, 'vi')).toBe('thứ Ba 24/11/2026 lúc 15:00');
    expect(formatMoment(moment, 'en')).toBe('Tuesday 24 November 2026 at 3pm');
    expect(formatMoment(new Date('2026-11-24T08:05:00Z'), 'en')).toBe('Tuesday 24 November 2026 at 3:05pm');
    expect(formatMoment(new Date('2026-11-24T05:00:00Z'), 'en')).toContain('at noon');
    expect(formatMoment(new Date('2026-11-24T17:00:00Z'), 'en')).toBe('Wednesday 25 November 2026 at midnight');
    expect(formatMoment(new Date('2026-11-24T17:30:00Z'), 'en')).toContain('at 12:30am');
    expect(formatShortMoment(moment)).toBe('24/11/2026 15:00');
    expect(formatMoment(moment, 'en', 'UTC')).toContain('at 8am');
  });
});

describe('numbers', () => {
  it('groups thousands as each language does', () => {
    expect(formatNumber(1234567, 'vi')).toBe('1.234.567');
    expect(formatNumber(-1234.5, 'en', 2)).toBe('-1,234.5');
    expect(formatNumber(100, 'vi', 2)).toBe('100');
    expect(formatNumber(999, 'en')).toBe('999');
  });

  it('writes money in whole đồng', () => {
    expect(formatMoney(150000, 'vi')).toBe('150.000\u00a0₫');
    expect(formatMoney(0, 'en')).toBe('0\u00a0₫');
  });

  it('writes the size of a file', () => {
    expect(formatBytes(512, 'vi')).toBe('512\u00a0B');
    expect(formatBytes(819_600, 'vi')).toBe('820\u00a0kB');
    expect(formatBytes(1_240_000, 'vi')).toBe('1,2\u00a0MB');
    expect(formatBytes(20_000_000, 'en')).toBe('20\u00a0MB');
  });

  it('joins a list', () => {
    expect(formatList(['a', 'b', 'c'], 'vi')).toBe('a, b và c');
    expect(formatList(['a', 'b'], 'en')).toBe('a and b');
    expect(formatList([], 'en')).toBe('');
  });
});
