import type { CaseForApplicant, ConversationEntry } from '../../../casework/case.types.js';
import { citizen } from '../../../paths/citizen.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import { askSimply, sentenceFor, type SimpleForm, summaryOf } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';

const LONGEST_MESSAGE = 4000;
const SCORES = ['5', '4', '3', '2', '1'] as const;

/** The conversation with the office, and a box to write in. */
export function messagesModel(code: string, entries: readonly ConversationEntry[], form: SimpleForm): object {
  const { speak } = form;
  return {
    title: speak.t('case_pages.messages.title'),
    code,
    summary: summaryOf(form, ['text']),
    items: entries.map((one) => ({
      by: one.side === 'applicant' ? speak.t('case_pages.you') : one.by,
      when: formatShortMoment(one.at),
      iso: one.at.toISOString(),
      own: one.side === 'applicant',
      read: one.side === 'applicant' && one.readAt !== null ? speak.t('case_pages.messages.read') : '',
      lines: one.text.split(/\n+/).filter((line) => line.trim() !== ''),
    })),
    box: askSimply(form, 'text', { rows: 5, maxlength: LONGEST_MESSAGE, threshold: 75 }),
    action: citizen.messages(code),
  };
}

/** How it went, in words from very good to very bad, and why. */
export function ratingModel(view: CaseForApplicant, form: SimpleForm): object {
  const { speak, typed, problems } = form;
  const wrong = problems.find(({ at }) => at === 'score');
  return {
    title: speak.t('case_pages.rating.title'),
    code: view.code,
    summary: summaryOf(form, ['score', 'comment']),
    score: {
      idPrefix: 'score',
      name: 'score',
      fieldset: { legend: { text: speak.t('case_pages.rating.score'), classes: 'govuk-fieldset__legend--s' } },
      items: SCORES.map((value) => ({ value, text: speak.t(`case_pages.rating.scores.s${value}`) })),
      value: typeof typed.score === 'string' ? typed.score : '',
      ...(wrong && { errorMessage: { text: sentenceFor(wrong, speak) } }),
    },
    comment: askSimply(form, 'comment', { rows: 4 }),
    action: citizen.rating(view.code),
  };
}

/** What was rated before stands in the form again. */
export const ratedBefore = ({ rating }: CaseForApplicant): Readonly<Record<string, string>> =>
  rating === null ? {} : { score: String(rating.score), comment: rating.comment };

export const messageForm = (
  speak: Speak,
  typed: SimpleForm['typed'],
  problems: SimpleForm['problems'],
): SimpleForm => ({
  speak,
  words: 'case_pages.messages.',
  typed,
  problems,
});

export const ratingForm = (speak: Speak, typed: SimpleForm['typed'], problems: SimpleForm['problems']): SimpleForm => ({
  speak,
  words: 'case_pages.rating.',
  typed,
  problems,
});
