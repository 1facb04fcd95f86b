import type { Problem } from '../platform/errors/errors.js';
import { compileForm, type CompiledForm, type Reading } from './compiled-form.js';
import type { Day } from './expressions.js';
import type { Answers, Field, FormDefinition } from './form.types.js';

const SECTION = 'fields';
const forms = new WeakMap<readonly Field[], FormDefinition>();
/** Judged only by those who say what day it is. */
const LIMITS_OF_TIME = ['forms.date_in_past', 'forms.date_in_future', 'forms.date_too_early', 'forms.date_too_late'];

/**
 * Reads and judges a small form that has no pages of its own, such as what a specialist adds to a result: required,
 * types and limits. Values come as a browser posts them or as data, each in its own way; names that no field has are
 * passed over. Without `today` limits of time are not judged. Errors: Invalid `forms.not_usable` as `compileForm`.
 */
export function readFields(
  fields: readonly Field[],
  given: Readonly<Record<string, unknown>>,
  { today, ...reading }: Reading & { readonly today?: Day } = {},
): { readonly values: Answers; readonly problems: readonly Problem[] } {
  const form = formOf(fields);
  const data = Object.fromEntries(Object.entries(given).filter(([id, value]) => isData(form.field(id), value)));
  const json = form.readJson(data, reading);
  const asked = form.fieldIds.filter((id) => !Object.hasOwn(data, id));
  const posted = form.readPosted(SECTION, given, { ...reading, asked });
  const day = today ?? '1970-01-01';
  const values = form.prune({ ...json.values, ...posted.values }, day);
  const unread = [...json.problems, ...posted.problems];
  const wrong = form
    .validate(values, day)
    .filter((one) => !unread.some(({ at }) => idOf(at) === one.at))
    .filter((one) => today !== undefined || !LIMITS_OF_TIME.includes(one.code));
  return { values, problems: [...unread, ...wrong] };
}

/** Whether a value is an answer given as data rather than a text that somebody typed. */
function isData(field: Field | undefined, value: unknown): boolean {
  if (!field || field.type === 'explanation' || value === undefined) return false;
  return field.type === 'date' || typeof value !== 'string';
}

function formOf(fields: readonly Field[]): CompiledForm {
  let definition = forms.get(fields);
  if (!definition) {
    definition = { sections: [{ id: SECTION, title: { vi: '', en: '' }, fields }] };
    forms.set(fields, definition);
  }
  return compileForm(definition);
}

const idOf = (at: string): string => at.replace(/-.*$/, '');
