import type { Locale } from '../platform/i18n/localised.js';
import type { Field, FormDefinition } from './form.types.js';
import { kindOf } from './internal/fields/kinds.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * JSON Schema 2020-12 of the answers to a form. What is asked only under a condition is not required here; its condition
 * stands beside it as `x-show`, and `validate` of the form has the last word.
 */
export function jsonSchemaOf(form: FormDefinition, locale: Locale): JsonSchema {
  const hidden = form.sections.filter(({ show }) => show !== undefined).flatMap(({ fields }) => fields);
  const fields = form.sections.flatMap((section) => section.fields);
  return { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schemaOf(fields, locale, new Set(hidden)) };
}

/** The same for a small form that has no pages of its own, to stand inside another schema. */
export const fieldsSchema = (fields: readonly Field[], locale: Locale): JsonSchema =>
  schemaOf(fields, locale, new Set());

function schemaOf(fields: readonly Field[], locale: Locale, conditional: ReadonlySet<Field>): JsonSchema {
  const properties: Record<string, JsonSchema> = {};
  const required: string[] = [];
  for (const field of fields) {
    if (field.type === 'explanation') continue;
    properties[field.id] = {
      title: field.label[locale],
      ...(field.hint && { description: field.hint[locale] }),
      ...kindOf(field).schema(field, locale),
      ...(field.show !== undefined && { 'x-show': field.show }),
      ...(typeof field.required === 'string' && { 'x-required': field.required }),
    };
    const always = (field.required ?? true) === true && field.show === undefined && !conditional.has(field);
    // Files are uploaded on their own and are no part of the answers that are sent.
    if (always && field.type !== 'file') required.push(field.id);
  }
  return { type: 'object', properties, required, additionalProperties: false };
}
