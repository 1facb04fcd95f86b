import type { ActionView, CaseForOfficer } from '../../../casework/case.types.js';
import type { ActKind } from '../../../workflow/workflow.types.js';
import { stepWords } from '../../../calendar/step-words.js';
import type { Step } from '../../../calendar/calendar.types.js';
import { officer } from '../../../paths/officer.js';
import { formatMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { dueOf, flagsOf, phaseTag } from '../case-words.js';

/** What `components/identity-bar/identity-bar` takes: which case this is, at a glance. */
export const identityOf = (view: CaseForOfficer, speak: Speak): object => ({
  code: view.code,
  tag: phaseTag(view.phase, speak),
  flags: flagsOf(view, speak),
  title: view.procedureName[speak.locale],
  facts: [
    { label: speak.t('officer_case.applicant'), value: view.applicantName },
    { label: speak.t('officer_case.step'), value: view.stateName[speak.locale] },
    { label: speak.t('officer_case.time_left'), due: dueOf(view, speak) },
    { label: speak.t('officer_case.assignee'), value: view.assignee?.name ?? speak.t('queue.nobody') },
  ],
});

/** Acts that move a case on, in the order in which they are the next thing to do. */
const FORWARD: readonly ActKind[] = [
  'answer_supplement',
  'record_payment',
  'record_identity',
  'accept',
  'claim',
  'propose',
  'sign',
  'issue',
  'return_result',
];

/** What the officer may do now: the next step first and alone as the main button. */
export function actionsOf(view: CaseForOfficer, key: string, speak: Speak): object {
  const next = FORWARD.flatMap((kind) => view.actions.find((one) => one.kind === kind) ?? [])[0];
  const others = view.actions.filter((one) => one !== next);
  return {
    items: [...(next ? [next] : []), ...others].map((one) => ({
      isPost: one.kind === 'claim',
      text: one.label[speak.locale],
      href: one.kind === 'answer_supplement' ? officer.supplement(view.code) : officer.act(view.code, one.id),
      classes: one === next ? '' : 'govuk-button--secondary',
      version: view.version,
      key,
    })),
    none: view.actions.length === 0,
    waiting: waitingFor(view, speak),
  };
}

function waitingFor(view: CaseForOfficer, speak: Speak): string {
  if (view.closedAt !== null || view.holder === 'nobody') return speak.t('officer_case.over');
  const holder = speak.t(`officer_case.holders.${view.holder}`);
  return speak.t('officer_case.waiting_for', { holder, agency: view.heldAt.name[speak.locale] });
}

/** The promised date and, line by line, why it is this one. */
export function clockOf({ clock, closedAt }: CaseForOfficer, speak: Speak): object {
  const due = clock.due === null ? '' : formatMoment(clock.due, speak.locale);
  const words = !clock.running ? 'not_running' : clock.stopped ? 'stopped' : closedAt !== null ? 'over' : 'due';
  return {
    text: speak.t(`officer_case.clock.${words}`, { due }),
    original:
      clock.original === null || clock.due === null || clock.original.getTime() === clock.due.getTime()
        ? ''
        : speak.t('officer_case.clock.original', { due: formatMoment(clock.original, speak.locale) }),
    provisional: clock.provisional ? speak.t('officer_case.clock.provisional') : '',
    why: speak.t('officer_case.clock.why'),
    steps: stepLines(clock.steps, speak),
  };
}

export const stepLines = (steps: readonly Step[], speak: Speak): string[] =>
  steps.map((step) => {
    const { key, values } = stepWords(step, speak.locale);
    return speak.t(key, values);
  });

/** The label of an action that was just performed, for the line at the top of the page. */
export const doneText = (label: ActionView['label'] | undefined, speak: Speak): string =>
  label === undefined ? '' : speak.t('officer_case.done', { action: label[speak.locale] });
