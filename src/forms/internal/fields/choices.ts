import type { Choice } from '../../form.types.js';
import type { FieldKind, FieldOf, Read } from './kind.js';
import { firstText, Wrong } from './kind.js';

export const yes_no: FieldKind<FieldOf<'yes_no'>> = {
  parts: [''],
  missing: 'forms.required_choice',
  feelType: () => 'boolean',
  readPosted(_field, posted) {
    const typed = firstText(posted);
    if (typed === '') return undefined;
    return typed === 'yes' || typed === 'no' ? typed === 'yes' : new Wrong('forms.yes_or_no');
  },
  readValue: (_field, value) => (typeof value === 'boolean' ? value : new Wrong('forms.yes_or_no')),
  schema: () => ({ type: 'boolean' }),
};

const offers = (choices: readonly Choice[], value: unknown): value is string =>
  choices.some((choice) => choice.value === value);

const valuesIn = (choices: readonly Choice[]): string[] => choices.map(({ value }) => value);

export const single_choice: FieldKind<FieldOf<'single_choice'>> = {
  parts: [''],
  missing: 'forms.required_choice',
  feelType: ({ choices }) => ({ oneOf: valuesIn(choices) }),
  readPosted: (field, posted, reading) => single_choice.readValue(field, firstText(posted), reading),
  readValue(field, value) {
    if (value === '') return undefined;
    return offers(field.choices, value) ? value : new Wrong('forms.choice_not_offered');
  },
  schema: ({ choices }, locale) => ({
    type: 'string',
    oneOf: choices.map(({ value, label }) => ({ const: value, title: label[locale] })),
  }),
};

export const multiple_choice: FieldKind<FieldOf<'multiple_choice'>> = {
  parts: [''],
  missing: 'forms.required_choice',
  feelType: ({ choices }) => ({ listOf: { oneOf: valuesIn(choices) } }),
  readPosted(field, posted, reading) {
    return multiple_choice.readValue(
      field,
      (posted[''] ?? []).filter((one) => one !== ''),
      reading,
    );
  },
  readValue(field, value): Read {
    if (!Array.isArray(value)) return new Wrong('forms.choice_not_offered');
    if (!value.every((one) => offers(field.choices, one))) return new Wrong('forms.choice_not_offered');
    const chosen = valuesIn(field.choices).filter((one) => value.includes(one));
    const { min = 0, max = chosen.length } = field;
    if (chosen.length === 0) return undefined;
    if (chosen.length < min) return new Wrong('forms.too_few_choices', { values: { min } });
    return chosen.length > max ? new Wrong('forms.too_many_choices', { values: { max } }) : chosen;
  },
  schema: ({ choices, min, max }, locale) => ({
    type: 'array',
    items: { oneOf: choices.map(({ value, label }) => ({ const: value, title: label[locale] })) },
    uniqueItems: true,
    ...(min !== undefined && { minItems: min }),
    ...(max !== undefined && { maxItems: max }),
  }),
};
