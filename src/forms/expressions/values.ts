import { dayName, dayNumber } from './days.js';

/** `YYYY-MM-DD`. */
export type Day = string;

/** A day of the calendar. */
export class FeelDate {
  constructor(readonly day: Day) {}

  toString(): string {
    return this.day;
  }

  toJSON(): string {
    return this.day;
  }
}

/** A length of time: whole months (years count as twelve), or whole days; the two are never mixed. */
export class FeelDuration {
  constructor(
    readonly unit: 'months' | 'days',
    readonly amount: number,
  ) {}

  toString(): string {
    return `${this.amount < 0 ? '-' : ''}P${Math.abs(this.amount)}${this.unit === 'months' ? 'M' : 'D'}`;
  }

  toJSON(): string {
    return this.toString();
  }
}

export type FeelValue =
  | null
  | boolean
  | number
  | string
  | FeelDate
  | FeelDuration
  | readonly FeelValue[]
  | { readonly [name: string]: FeelValue };

/** A value from outside as an expression sees it. What no expression can work with counts as absent. */
export function toFeel(value: unknown): FeelValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean' || typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'object' ? (value as FeelValue) : null;
}

/** The element of a record under this name, never anything inherited. */
export function partOf(value: FeelValue, name: string): FeelValue {
  if (value instanceof FeelDate) return partOfDay(value.day, name);
  if (typeof value === 'string') return isDay(value) ? partOfDay(value, name) : null;
  if (typeof value !== 'object' || value === null || value instanceof FeelDuration || isList(value)) return null;
  return Object.hasOwn(value, name) ? toFeel((value as Readonly<Record<string, unknown>>)[name]) : null;
}

export const isList = (value: FeelValue): value is readonly FeelValue[] => Array.isArray(value);

/** Whether this text names a day that exists. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && dayNumber(text) !== undefined;
}

/** A date, also from the text by which answers store one. */
export function asDate(value: FeelValue): FeelDate | undefined {
  if (value instanceof FeelDate) return value;
  return typeof value === 'string' && isDay(value) ? new FeelDate(value) : undefined;
}

/** `P18Y`, `P1Y6M`, `P60D`, with a minus for backwards; undefined for anything else, hours and mixtures included. */
export function readDuration(text: string): FeelDuration | undefined {
  const match = /^(-?)P(?:(?:(\d{1,5})Y)?(?:(\d{1,6})M)?|(\d{1,7})D)$/.exec(text);
  if (!match || text.endsWith('P')) return undefined;
  const [, minus, years = '0', months = '0', days] = match;
  const sign = minus === '-' ? -1 : 1;
  if (days !== undefined) return new FeelDuration('days', sign * Number(days));
  return new FeelDuration('months', sign * (Number(years) * 12 + Number(months)));
}

/** Three-valued equality: null where the two are of different kinds, so that nothing can be said. */
export function equal(left: FeelValue, right: FeelValue): boolean | null {
  if (left === null || right === null) return left === right;
  if (isList(left) && isList(right)) return equalLists(left, right);
  const order = compare(left, right);
  if (order !== null) return order === 0;
  return typeof left === 'boolean' && typeof right === 'boolean' ? left === right : null;
}

/** Below, at or above 0 as `left` stands to `right`; null where they cannot be compared. */
export function compare(left: FeelValue, right: FeelValue): number | null {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') return left === right ? 0 : left < right ? -1 : 1;
  if (left instanceof FeelDuration && right instanceof FeelDuration) {
    return left.unit === right.unit ? left.amount - right.amount : null;
  }
  if (!(left instanceof FeelDate) && !(right instanceof FeelDate)) return null;
  const [from, to] = [asDate(left), asDate(right)];
  return from && to ? compare(from.day, to.day) : null;
}

function equalLists(left: readonly FeelValue[], right: readonly FeelValue[]): boolean | null {
  if (left.length !== right.length) return false;
  const parts = left.map((one, at) => equal(toFeel(one), toFeel(right[at])));
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function partOfDay(day: Day, name: string): FeelValue {
  const at = ['year', 'month', 'day'].indexOf(name);
  return at < 0 ? null : Number(day.split('-')[at]);
}

/** The day that lies this far from `date`; null beyond the years 1 to 9999. */
export function addTo({ day }: FeelDate, { unit, amount }: FeelDuration): FeelDate | null {
  const start = dayNumber(day);
  const reached = start === undefined ? undefined : dayName(start, unit, amount);
  return reached === undefined ? null : new FeelDate(reached);
}

/** Days from `from` to `to`. */
export function daysBetween(from: FeelDate, to: FeelDate): FeelDuration {
  return new FeelDuration('days', (dayNumber(to.day) ?? 0) - (dayNumber(from.day) ?? 0));
}
