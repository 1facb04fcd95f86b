const MS_A_DAY = 86_400_000;
const FIRST = -62_135_596_800_000 / MS_A_DAY;
const LAST = 253_402_214_400_000 / MS_A_DAY;

/** Days since 1970-01-01 of a day written `YYYY-MM-DD`; undefined when there is no such day. */
export function dayNumber(day: string): number | undefined {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const number = utc(year, month - 1, date);
  return number >= FIRST && number <= LAST && nameOf(number) === day ? number : undefined;
}

/** The day `amount` months or days after this one; a month that has no such day gives its last one. */
export function dayName(start: number, unit: 'months' | 'days', amount: number): string | undefined {
  const reached = unit === 'days' ? start + amount : addMonths(start, amount);
  return reached >= FIRST && reached <= LAST ? nameOf(reached) : undefined;
}

function addMonths(start: number, months: number): number {
  const date = new Date(start * MS_A_DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
  const lastOfMonth = new Date(utc(year, month + 1, 0) * MS_A_DAY).getUTCDate();
  return utc(year, month, Math.min(date.getUTCDate(), lastOfMonth));
}

/** `Date.UTC` without its habit of taking the years 0 to 99 for 1900 to 1999. */
const utc = (year: number, month: number, date: number): number =>
  new Date(0).setUTCFullYear(year, month, date) / MS_A_DAY;

const nameOf = (number: number): string => new Date(number * MS_A_DAY).toISOString().slice(0, 10);
