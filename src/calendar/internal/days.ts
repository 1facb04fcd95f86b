import type { Day, TimeOfDay } from '../calendar.types.js';

/** Days are counted from 1970-01-01 and minutes from its midnight, both on the clock of the calendar's time zone. */
export const MINUTES_A_DAY = 1440;
const MS_A_DAY = 86_400_000;

/** The number of a day written `YYYY-MM-DD`; a RangeError when there is no such day. */
export function dayNumber(day: Day): number {
  const number = Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;
  if (!Number.isInteger(number) || dayName(number) !== day) throw new RangeError(`no such day: ${day}`);
  return number;
}

export const dayName = (day: number): Day => new Date(day * MS_A_DAY).toISOString().slice(0, 10);

export const yearOf = (day: number): number => new Date(day * MS_A_DAY).getUTCFullYear();

/** 1 (Monday) … 7. Day 0 was a Thursday. */
export const isoWeekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

export const dayOf = (minute: number): number => Math.floor(minute / MINUTES_A_DAY);

export const minuteOfDay = (minute: number): number => minute - dayOf(minute) * MINUTES_A_DAY;

/** `YYYY-MM-DDTHH:MM` of a local minute. */
export const minuteName = (minute: number): string => new Date(minute * 60_000).toISOString().slice(0, 16);

/** Minutes after midnight of `HH:MM`; a RangeError when it is no time of day. */
export function timeNumber(time: TimeOfDay): number {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) ?? (time === '24:00' ? ['', '24', '00'] : null);
  if (!match) throw new RangeError(`no such time of day: ${time}`);
  return Number(match[1]) * 60 + Number(match[2]);
}

/** The same day number `months` later, else that month's last day. */
export function addMonths(day: number, months: number): number {
  const date = new Date(day * MS_A_DAY);
  const year = date.getUTCFullYear();
  const month = date.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastOfMonth)) / MS_A_DAY;
}
