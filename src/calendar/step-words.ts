import type { Locale } from '../platform/i18n/localised.js';
import type { Step } from './calendar.types.js';

/** A sentence to be looked up in the wording, with its values written out for one language. */
export interface StepWords {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * Makes a step ready for a page: the wording key and its values, days as `24/11/2026`, moments as `15:00 24/11/2026`, texts
 * in the language asked for.
 */
export function stepWords(step: Step, locale: Locale): StepWords {
  const values: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(step.values))
    values[name] = typeof value === 'string' ? written(value) : value;
  for (const [name, text] of Object.entries(step.texts ?? {})) values[name] = text[locale];
  return { key: `calendar.steps.${step.code}`, values };
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}:\d{2}))?$/;

function written(value: string): string {
  const match = ISO.exec(value);
  if (!match) return value;
  const [, year, month, day, time] = match;
  const date = `${day}/${month}/${year}`;
  return time ? `${time} ${date}` : date;
}
