import type { Field } from '../../../../forms/form.types.js';
import { cleanText } from '../../../../platform/text.js';
import type { Posted, SummaryRow } from '../../../shared/fields.types.js';
import { typedTexts } from '../../../shared/typed.js';
import type { ActForm, Question, QuestionGroup } from './act-form.types.js';
import type { Speak } from '../../../shared/speak.js';

/** The one text under this name, as it was typed. */
export const typed = (posted: Posted, name: string): string => typedTexts(posted, name)[0] ?? '';

export const isEmpty = (posted: Posted, name: string): boolean => cleanText(typed(posted, name)) === '';

/** Questions without a heading of their own. */
export const together = (...questions: readonly Question[]): readonly QuestionGroup[] =>
  questions.length === 0 ? [] : [{ title: '', intro: '', folded: false, questions }];

export const row = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } });

/** A text that an act wants; label and hint from the wording of the acts. */
export function longText(id: string, key: string, speak: Speak, required = true): Question {
  return {
    field: {
      id,
      type: 'long_text',
      maxLength: 2000,
      required,
      label: speak.both(`acts.texts.${key}_${id}`),
      hint: speak.both(`acts.hints.${key}_${id}`),
    },
  };
}

/** One of several words, each with its sentence below `of`, which ends with a dot. */
export function choice(id: string, label: string, values: readonly string[], speak: Speak, of: string): Question {
  const choices = values.map((value) => ({ value, label: speak.both(`${of}${value}`) }));
  const field: Field = { id, type: 'single_choice', appearance: 'radios', label: speak.both(label), choices };
  return { field };
}

/** An act that takes nothing but the decision to do it. */
export const plainAct: ActForm = { groups: () => [], read: () => ({ input: {}, problems: [] }) };

/** An act that takes one text. */
export const oneText = (
  kind: string,
  id: string,
  options: { readonly optional?: boolean; readonly grave?: boolean },
): ActForm => ({
  groups: ({ speak }) => together(longText(id, kind, speak, !options.optional)),
  read: (posted) => ({ input: { [id]: typed(posted, id) }, problems: [] }),
  ...(options.grave && { grave: true }),
});
