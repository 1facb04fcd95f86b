import type { Field, FormDefinition } from '../../forms/form.types.js';
import { type Problem, valuesOf } from '../../platform/errors/errors.js';
import type { Locale } from '../../platform/i18n/localised.js';
import type { Wording } from '../../platform/i18n/wording.js';

export interface ProblemContext {
  readonly locale: Locale;
  readonly wording: Wording;
  /** Name of the thing that has the problem, for sentences that say it. */
  readonly label?: string;
}

/** What `components/error-summary/error-summary` takes; an empty list shows nothing. */
export interface ErrorSummary {
  readonly errorList: readonly { readonly text: string; readonly href?: string }[];
}

/** The sentence for a problem: how to mend it, in the reader's language. */
export function problemText(problem: Problem, { locale, wording, label = '' }: ProblemContext): string {
  const values = { label, ...valuesOf(problem, locale) };
  return wording.find(locale, `errors.${problem.code}`, values) ?? wording.t(locale, 'errors.input.invalid', values);
}

/** The problem of this field, if it has one. A part of a field (`born-year`, `papers.0`) counts as the field. */
export const problemOf = (fieldId: string, problems: readonly Problem[]): Problem | undefined =>
  problems.find(({ at }) => at === fieldId || at.startsWith(`${fieldId}-`) || at.startsWith(`${fieldId}.`));

/**
 * Problems as the list at the top of a page, in the order of the form, each with a link to the input that has it. `form`:
 * the sections or fields the page asked; a problem of something else is listed without a link.
 */
export function errorSummary(
  problems: readonly Problem[],
  form: FormDefinition | readonly Field[],
  context: Omit<ProblemContext, 'label'>,
): ErrorSummary {
  const fields = 'sections' in form ? form.sections.flatMap((section) => section.fields) : form;
  const found = fields.flatMap((field) => {
    const problem = problemOf(field.id, problems);
    return problem ? [{ field, problem }] : [];
  });
  const others = problems.filter((problem) => !found.some((one) => one.problem === problem));
  return {
    errorList: [
      ...found.map(({ field, problem }) => ({
        text: problemText(problem, { ...context, label: field.label?.[context.locale] ?? '' }),
        href: `#${anchorOf(field, problem)}`,
      })),
      ...others
        .filter(({ at }) => !fields.some((field) => problemOf(field.id, [{ at, code: '' }])))
        .map((problem) => ({
          text: problemText(problem, context),
        })),
    ],
  };
}

/** Id of the input that the keyboard should land on. */
export function anchorOf(field: Field, problem?: Problem): string {
  if (field.type === 'date') return problem?.at.startsWith(`${field.id}-`) ? problem.at : `${field.id}-day`;
  if (field.type === 'commune') return problem?.at === `${field.id}-province` ? problem.at : `${field.id}-commune`;
  return field.id;
}
