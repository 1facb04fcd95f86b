import { Invalid, type Problem, valuesOf } from '../../platform/errors/errors.js';
import type { ErrorSummary } from './error-summary.js';
import type { Posted } from './fields.types.js';
import type { Speak } from './speak.js';
import { typedTexts } from './typed.js';

/**
 * A small form of fixed questions: what was typed, what is wrong with it, and the wording that its labels come from, as
 * `<words><name>` with an optional hint under `<words><name>_hint`.
 */
export interface SimpleForm {
  readonly speak: Speak;
  /** Where its wording begins, with the dot: `account.register.`. */
  readonly words: string;
  readonly typed: Posted;
  readonly problems: readonly Problem[];
}

/** Options of `components/input/input` (or of any component that takes label, hint and error) for one question. */
export function askSimply(form: SimpleForm, name: string, look: object = {}): object {
  const { speak, words, problems } = form;
  const hint = speak.find(`${words}${name}_hint`);
  const problem = problems.find(({ at }) => at === name);
  return {
    id: name,
    name,
    label: { text: speak.t(`${words}${name}`), classes: 'govuk-label--s' },
    value: textOf(form.typed, name),
    ...(hint !== undefined && { hint: { text: hint } }),
    ...(problem && { errorMessage: { text: sentenceFor(problem, speak) } }),
    ...look,
  };
}

/** A password: what was typed is never sent back. */
export const askPassword = (
  form: SimpleForm,
  name: string,
  autocomplete: 'current-password' | 'new-password',
): object => askSimply(form, name, { value: '', autocomplete });

/** All problems on top of the page, each with a link to its question; one that belongs to none of `names` has no link. */
export const summaryOf = ({ speak, problems }: SimpleForm, names: readonly string[]): ErrorSummary => ({
  errorList: problems.map((problem) => {
    const text = sentenceFor(problem, speak);
    return names.includes(problem.at) ? { text, href: `#${problem.at}` } : { text };
  }),
});

/** How to mend it, in the reader's language. */
export const sentenceFor = (problem: Problem, speak: Speak): string =>
  speak.find(`errors.${problem.code}`, valuesOf(problem, speak.locale)) ?? speak.t('errors.input.invalid');

/** What was sent under this name, as text. */
export const textOf = (typed: Posted, name: string): string => typedTexts(typed, name)[0] ?? '';

/** The problems of a refusal that a form can show; anything else is thrown on. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof Invalid) return error.problems;
  throw error;
}
