import type { Field, FormDefinition } from '../../../forms/form.types.js';
import type { World } from '../../world.types.js';
import { error, type Finding, warning } from '../../finding.types.js';
import { closest } from '../closest.js';
import { duplicates } from './duplicates.js';

/** More on one page than a person takes in at once. */
const MOST_QUESTIONS = 7;
const KEYWORDS = new Set([
  'inputs',
  'case',
  'answers',
  'today',
  'now',
  'duration',
  'date',
  'if',
  'then',
  'else',
  'and',
  'or',
  'not',
  'in',
  'between',
  'some',
  'every',
  'for',
  'satisfies',
  'return',
  'true',
  'false',
  'null',
  'count',
  'sum',
  'min',
  'max',
  'contains',
]);

/** A field, and where it stands. */
export interface PlacedField {
  readonly field: Field;
  readonly path: string;
}

export const fieldsOf = ({ sections }: FormDefinition): PlacedField[] =>
  sections.flatMap((section, s) =>
    section.fields.map((field, f) => ({ field, path: `form.sections.${s}.fields.${f}` })),
  );

/** Sections, fields, choices and rules of the form. */
export function checkForm(form: FormDefinition, world: World): Finding[] {
  const fields = fieldsOf(form);
  const ids = fields.map((one) => one.field.id);
  const rules = form.rules ?? [];
  return [
    ...duplicates(
      form.sections.map((one) => one.id),
      (at) => `form.sections.${at}.id`,
    ),
    ...duplicates(ids, (at) => `${fields[at]?.path}.id`),
    ...duplicates(
      rules.map((one) => one.id),
      (at) => `form.rules.${at}.id`,
    ),
    ...form.sections.flatMap((section, at) => crowded(section.fields, `form.sections.${at}`)),
    ...fields.flatMap((one) => checkField(one, world)),
    ...rules.flatMap((rule, at) => (ids.includes(rule.at) ? [] : [unknownField(`form.rules.${at}.at`, rule.at, ids)])),
  ];
}

export const unknownField = (path: string, id: string, known: readonly string[]): Finding =>
  error(path, 'definition.unknown_field', { values: { field: id }, example: closest(id, known) });

function crowded(fields: readonly Field[], path: string): Finding[] {
  const questions = fields.filter((one) => one.type !== 'explanation').length;
  return questions > MOST_QUESTIONS
    ? [warning(path, 'definition.page_crowded', { values: { count: questions, most: MOST_QUESTIONS } })]
    : [];
}

/** What is wrong with one field, of the form or of the result's inputs. */
export function checkField({ field, path }: PlacedField, world: World): Finding[] {
  const found: Finding[] = [];
  if (KEYWORDS.has(field.id)) {
    found.push(
      error(`${path}.id`, 'definition.reserved_word', { values: { id: field.id }, example: `${field.id}_value` }),
    );
  }
  if (field.type === 'single_choice' || field.type === 'multiple_choice') {
    found.push(
      ...duplicates(
        field.choices.map((one) => one.value),
        (at) => `${path}.choices.${at}.value`,
      ),
    );
  }
  if ('min' in field && field.min !== undefined && field.max !== undefined && field.min > field.max) {
    found.push(error(`${path}.max`, 'definition.max_below_min', { values: { min: field.min, max: field.max } }));
  }
  if (field.type === 'commune' && field.province !== undefined && !world.provinces.has(field.province)) {
    const example = closest(field.province, world.provinces);
    found.push(error(`${path}.province`, 'definition.unknown_province', { values: { code: field.province }, example }));
  }
  if (field.list && (field.type === 'file' || field.type === 'explanation')) {
    found.push(error(`${path}.list`, 'definition.cannot_be_listed', { values: { field: field.id } }));
  }
  return found;
}
