import { officer } from '../../../paths/officer.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import { errorSummary, problemText } from '../../shared/error-summary.js';
import type { Speak } from '../../shared/speak.js';
import type { CaseFacts } from './case-facts.types.js';

const LONGEST = 4000;

/** The conversation with the applicant. */
export const messagesModel = (facts: CaseFacts, speak: Speak): object => ({
  items: facts.conversation.map((one) => ({
    by: one.by,
    when: formatShortMoment(one.at),
    iso: one.at.toISOString(),
    own: one.side === 'office',
    read: one.side === 'office' && one.readAt !== null ? speak.t('officer_case.messages.read') : '',
    lines: linesOf(one.text),
  })),
  empty: facts.conversation.length === 0,
  may: facts.mayWrite,
  why: speak.t(facts.view.applicantAccount === null ? 'officer_case.messages.nobody' : 'officer_case.messages.not_you'),
  action: officer.messages(facts.view.code),
  box: boxOf(facts, 'officer_case.messages.', speak),
});

/** Notes between officers; the applicant never sees them. */
export const notesModel = (facts: CaseFacts, speak: Speak): object => ({
  items: facts.notes.map((one) => ({
    by: one.by,
    when: formatShortMoment(one.at),
    iso: one.at.toISOString(),
    note: true,
    lines: linesOf(one.text),
  })),
  empty: facts.notes.length === 0,
  action: officer.notes(facts.view.code),
  box: boxOf(facts, 'officer_case.notes.', speak),
});

function boxOf({ refused, wording }: CaseFacts, words: string, speak: Speak): object {
  const [problem] = refused.problems;
  const label = speak.t(`${words}write`);
  return {
    id: 'text',
    name: 'text',
    rows: 4,
    maxlength: LONGEST,
    threshold: 75,
    value: refused.text,
    label: { text: label, classes: 'govuk-label--s' },
    hint: { text: speak.t(`${words}hint`) },
    ...(problem && { errorMessage: { text: problemText(problem, { locale: speak.locale, wording, label }) } }),
  };
}

/** The list of problems at the top of the page. */
export function talkSummary({ refused, wording, tab }: CaseFacts, speak: Speak): object {
  const label = speak.both(tab === 'notes' ? 'officer_case.notes.write' : 'officer_case.messages.write');
  return errorSummary(refused.problems, [{ id: 'text', type: 'long_text', label }], { locale: speak.locale, wording });
}

const linesOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');
