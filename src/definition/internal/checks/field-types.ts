import type { FeelType } from '../../../forms/expressions.js';
import type { Field } from '../../../forms/form.types.js';

export type Types = ReadonlyMap<string, FeelType>;

/** What the names of these fields give in an expression. */
export const typesOf = (fields: readonly Field[]): Types =>
  new Map(fields.flatMap((field) => (field.type === 'explanation' ? [] : [[field.id, typeOf(field)] as const])));

/** The names below one word, as `inputs.register_number`. */
export const below = (word: string, types: Types): Types => new Map([[word, { parts: Object.fromEntries(types) }]]);

/** What a guard knows about the case besides the answers; see `GuardFacts`. */
export const CASE_TYPES: Types = new Map<string, FeelType>([
  ['supplement_rounds', 'number'],
  ['fee_due', 'number'],
  ['fee_settled', 'boolean'],
  ['identified', 'boolean'],
  ['outcome', { oneOf: ['', 'approved', 'refused'] }],
  ['channel', 'string'],
]);

function typeOf(field: Exclude<Field, { type: 'explanation' }>): FeelType {
  switch (field.type) {
    case 'number':
    case 'money':
      return 'number';
    case 'date':
      return 'date';
    case 'yes_no':
      return 'boolean';
    case 'single_choice':
      return { oneOf: field.choices.map((one) => one.value) };
    case 'multiple_choice':
      return { listOf: { oneOf: field.choices.map((one) => one.value) } };
    case 'commune':
      return { parts: { province: 'string', commune: 'string' } };
    case 'file':
      return { listOf: 'string' };
    default:
      return 'string';
  }
}
