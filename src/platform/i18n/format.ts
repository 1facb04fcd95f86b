import type { Locale } from './localised.js';

/** Where the portal's days begin and end when nobody says otherwise. */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** `24/11/2026`, in both languages. `date`: a moment, or a day as `YYYY-MM-DD`. */
export function formatDay(date: Date | string, timeZone = TIME_ZONE): string {
  const { day, month, year } = parts(date, timeZone);
  return `${day}/${month}/${year}`;
}

/** `thứ Ba 24/11/2026` · `Tuesday 24 November 2026`. */
export function formatLongDay(date: Date | string, locale: Locale, timeZone = TIME_ZONE): string {
  const { day, month, year, weekday } = parts(date, timeZone);
  const name = WEEKDAYS[locale][weekday] ?? '';
  if (locale === 'vi') return `${name} ${day}/${month}/${year}`;
  return `${name} ${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** `15:00` · `3pm`, `3:30pm`, `noon`, `midnight`. */
export function formatTime(date: Date, locale: Locale, timeZone = TIME_ZONE): string {
  const { hour, minute } = parts(date, timeZone);
  return locale === 'vi' ? `${hour}:${minute}` : englishTime(Number(hour), minute);
}

/** `thứ Ba 24/11/2026 lúc 15:00` · `Tuesday 24 November 2026 at 3pm`. */
export function formatMoment(date: Date, locale: Locale, timeZone = TIME_ZONE): string {
  const joint = locale === 'vi' ? ' lúc ' : ' at ';
  return formatLongDay(date, locale, timeZone) + joint + formatTime(date, locale, timeZone);
}

/** For tables: `24/11/2026 15:00`, in both languages. */
export function formatShortMoment(date: Date, timeZone = TIME_ZONE): string {
  const { day, month, year, hour, minute } = parts(date, timeZone);
  return `${day}/${month}/${year} ${hour}:${minute}`;
}

/** `1.234,5` · `1,234.5`; at most `decimals` places. */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
  const [whole = '', fraction] = trimZeros(Math.abs(value).toFixed(decimals)).split('.');
  const [group, point] = locale === 'vi' ? ['.', ','] : [',', '.'];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return (value < 0 ? '-' : '') + grouped + (fraction ? point + fraction : '');
}

/** Whole đồng: `150.000 ₫` · `150,000 ₫`; the space does not break. */
export const formatMoney = (amount: number, locale: Locale): string => `${formatNumber(amount, locale)}\u00a0₫`;

/** Size of a file: `820 kB`, `1,2 MB` · `1.2 MB`. */
export function formatBytes(bytes: number, locale: Locale): string {
  if (bytes < 1000) return `${bytes}\u00a0B`;
  if (bytes < 999_500) return `${Math.round(bytes / 1000)}\u00a0kB`;
  return `${formatNumber(bytes / 1_000_000, locale, 1)}\u00a0MB`;
}

/** `a`, `a và b`, `a, b và c` · `a, b and c`. */
export function formatList(items: readonly string[], locale: Locale): string {
  if (items.length < 2) return items[0] ?? '';
  const joint = locale === 'vi' ? ' và ' : ' and ';
  return items.slice(0, -1).join(', ') + joint + (items.at(-1) ?? '');
}

/** The day of a moment in this time zone, as `YYYY-MM-DD`. */
export function dayOf(date: Date, timeZone = TIME_ZONE): string {
  const { day, month, year } = parts(date, timeZone);
  return `${year}-${month}-${day}`;
}

type Part = 'day' | 'month' | 'year' | 'weekday' | 'hour' | 'minute';

const clocks = new Map<string, Intl.DateTimeFormat>();

function parts(date: Date | string, timeZone: string): Record<Part, string> {
  // A day without a time has no zone: noon in UTC is that day in UTC.
  const [moment, zone] =
    typeof date === 'string' ? [new Date(`${date.slice(0, 10)}T12:00:00Z`), 'UTC'] : [date, timeZone];
  let clock = clocks.get(zone);
  if (clock === undefined) clocks.set(zone, (clock = makeClock(zone)));
  const found: Record<string, string> = {};
  for (const { type, value } of clock.formatToParts(moment)) found[type] = value;
  return found as Record<Part, string>;
}

const makeClock = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

function englishTime(hour: number, minute: string): string {
  if (minute === '00' && hour === 12) return 'noon';
  if (minute === '00' && hour === 0) return 'midnight';
  const half = hour < 12 ? 'am' : 'pm';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === '00' ? '' : `:${minute}`}${half}`;
}

const trimZeros = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

const WEEKDAYS: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  vi: { Mon: 'thứ Hai', Tue: 'thứ Ba', Wed: 'thứ Tư', Thu: 'thứ Năm', Fri: 'thứ Sáu', Sat: 'thứ Bảy', Sun: 'Chủ nhật' },
  en: {
    Mon: 'Monday',
    Tue: 'Tuesday',
    Wed: 'Wednesday',
    Thu: 'Thursday',
    Fri: 'Friday',
    Sat: 'Saturday',
    Sun: 'Sunday',
  },
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
