import type { UnitBook } from '../../agencies/agencies.types.js';
import { FeelDate, type FeelValue } from '../../forms/expressions.js';
import type { Choice, Field } from '../../forms/form.types.js';
import { formatDay, formatList, formatMoney, formatNumber } from '../../platform/i18n/format.js';

/** What values are called on printed forms, which are Vietnamese. */
export interface PrintedNames {
  readonly units: UnitBook;
  readonly yes: string;
  readonly no: string;
}

/** As many places as a number without a field of its own can have. */
const MOST_DECIMALS = 4;
/** From here on a whole number is grouped; below it may be a year. */
const GROUPED_FROM = 10_000;

/**
 * A value as it is printed: a day as 24/11/2026, a choice by its label, a commune by its name. `field`: the question it
 * answers, where there is one. Nothing where there is no value.
 */
export function printedValue(value: FeelValue, field: Field | undefined, names: PrintedNames): string {
  if (value === null || value === '') return '';
  if (field?.type === 'single_choice') return labelOf(field.choices, String(value));
  if (field?.type === 'money' && typeof value === 'number') return formatMoney(value, 'vi');
  if (field?.type === 'number' && typeof value === 'number') {
    return [printedNumber(value, field.decimals ?? 0), field.unit?.vi].filter(Boolean).join(' ');
  }
  if (isList(value)) return formatList(value.map((one) => printedOne(one, field, names)).filter(Boolean), 'vi');
  return printedBare(value, names);
}

const printedOne = (value: FeelValue, field: Field | undefined, names: PrintedNames): string =>
  field?.type === 'multiple_choice' ? labelOf(field.choices, String(value)) : printedValue(value, undefined, names);

function printedBare(value: Exclude<FeelValue, null>, names: PrintedNames): string {
  if (typeof value === 'boolean') return value ? names.yes : names.no;
  if (typeof value === 'number') return printedNumber(value, MOST_DECIMALS);
  if (value instanceof FeelDate) return formatDay(value.day);
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDay(value) : value;
  if ('commune' in value) return communeName(value, names);
  return String(value);
}

const printedNumber = (value: number, decimals: number): string =>
  Number.isInteger(value) && Math.abs(value) < GROUPED_FROM ? String(value) : formatNumber(value, 'vi', decimals);

const communeName = (value: { readonly [name: string]: FeelValue }, { units }: PrintedNames): string =>
  [value.commune, value.province]
    .flatMap((code) => (typeof code === 'string' ? [units.find(code)?.name.vi ?? code] : []))
    .join(', ');

const labelOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label.vi ?? value;

const isList = (value: FeelValue): value is readonly FeelValue[] => Array.isArray(value);
