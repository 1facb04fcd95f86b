import type { TermUnit } from '../../../../calendar/calendar.types.js';
import { formatMoment } from '../../../../platform/i18n/format.js';
import { officer } from '../../../../paths/officer.js';
import { contentRows, documentTitle } from '../decision.model.js';
import type { AskModel } from '../../../shared/fields.types.js';
import { problemText } from '../../../shared/error-summary.js';
import type { ActFacts, ActForm, Shown } from './act-form.types.js';
import { choice, longText, oneText, row, together, typed } from './parts.js';

/** Somebody is named to handle the case. */
export const assign: ActForm = {
  shown: ({ view, speak }) => ({
    rows: [row(speak.t('acts.assign.now'), view.assignee?.name ?? speak.t('queue.nobody'))],
  }),
  groups: ({ specialists, view, speak }) =>
    together({
      field: {
        id: 'assignee',
        type: 'single_choice',
        label: speak.both('acts.assign.assignee'),
        ...(specialists.length === 0 && { hint: speak.both('acts.assign.nobody_there') }),
        choices: specialists.map(({ id, name }) => ({ value: id, label: { vi: name, en: name } })),
      },
      ...(view.assignee && { initial: view.assignee.id }),
    }),
  read: (posted) => ({ input: { assignee: typed(posted, 'assignee') }, problems: [] }),
};

/** The draft on the table, as everybody who decides about it sees it. */
function draft({ view, speak }: ActFacts): Partial<Shown> {
  if (!view.decision) return {};
  return {
    rows: [
      row(speak.t('officer_case.decision.title'), documentTitle(view.decision.content, speak)),
      ...contentRows(view.decision.content, speak),
      row(speak.t('officer_case.decision.drafted'), view.decision.drafter.name),
    ],
    preview: officer.preview(view.code),
  };
}

export const sendBack: ActForm = { ...oneText('send_back', 'comment', {}), shown: draft };

/** The leader sees exactly what is signed and proves once more who is signing. */
export const sign: ActForm = {
  shown: draft,
  groups: ({ speak, setting }) =>
    together({
      field: { id: 'password', type: 'text', label: speak.both('acts.sign.password') },
      asked: (_posted, problem) =>
        ({
          template: 'components/password-input/password-input',
          id: 'password',
          name: 'password',
          label: { text: speak.t('acts.sign.password'), classes: 'govuk-label--s' },
          hint: { text: speak.t('acts.sign.password_hint') },
          ...(problem && {
            errorMessage: { text: problemText(problem, { ...setting, label: speak.t('acts.sign.password') }) },
          }),
        }) as AskModel,
    }),
  read: (posted) => ({ input: { password: typed(posted, 'password') }, problems: [] }),
};

export const issue: ActForm = { shown: draft, groups: () => [], read: () => ({ input: {}, problems: [] }) };

const UNITS: readonly TermUnit[] = ['working_days', 'calendar_days', 'working_hours', 'months'];

/** More time, with an apology to the applicant. */
export const extend: ActForm = {
  shown: ({ view, speak }) => ({
    rows:
      view.clock.due === null ? [] : [row(speak.t('acts.extend.due_now'), formatMoment(view.clock.due, speak.locale))],
  }),
  groups: ({ speak }) =>
    together(
      { field: { id: 'amount', type: 'number', min: 1, max: 90, label: speak.both('acts.extend.amount') } },
      choice('unit', 'acts.extend.unit', UNITS, speak, 'acts.extend.units.'),
      longText('reason', 'extend', speak),
    ),
  read: (posted) => ({
    input: { amount: typed(posted, 'amount'), unit: typed(posted, 'unit'), reason: typed(posted, 'reason') },
    problems: [],
  }),
};
