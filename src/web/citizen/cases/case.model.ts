import type { CaseDocument, CaseForApplicant } from '../../../casework/case.types.js';
import { citizen } from '../../../paths/citizen.js';
import { formatDay, formatMoney, formatShortMoment } from '../../../platform/i18n/format.js';
import type { Phase } from '../../../workflow/workflow.types.js';
import type { Speak } from '../../shared/speak.js';
import { phaseTag } from '../case-words.js';
import { clockOf } from './case-clock.js';
import { nowBox, offers } from './case-now.js';
import { timelineItems } from './case-timeline.js';

/** One's own case: where it is, who holds it, until when, and what one may do. */
export const caseModel = (view: CaseForApplicant, documents: readonly CaseDocument[], speak: Speak): object => ({
  title: view.procedureName[speak.locale],
  code: view.code,
  tag: phaseTag(view.phase, speak),
  now: nowBox(view, documents, speak),
  tracker: { label: speak.t('case_pages.tracker.label'), steps: trackerSteps(view, speak) },
  facts: factsOf(view, speak),
  clock: clockOf(view, speak),
  decision: decisionRows(view, speak),
  documents: documents.map((one) => documentLine(view.code, one, speak)),
  timeline: timelineItems(view.timeline, speak),
  links: linksOf(view, speak),
});

interface Fact {
  readonly icon: string;
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

function factsOf(view: CaseForApplicant, speak: Speak): Fact[] {
  return [
    {
      icon: 'users',
      label: speak.t('case_pages.holder'),
      value: speak.t(`case_pages.holders.${view.holder}`),
      note: view.holder === 'nobody' || view.holder === 'applicant' ? '' : view.heldAt.name[speak.locale],
    },
    { icon: 'coin', label: speak.t('case_pages.fee.label'), value: feeText(view, speak), note: feeNote(view, speak) },
  ];
}

const feeText = ({ feeDue }: CaseForApplicant, speak: Speak): string =>
  feeDue === 0 ? speak.t('case_pages.fee.free') : formatMoney(feeDue, speak.locale);

const feeNote = ({ feeDue, feeSettled }: CaseForApplicant, speak: Speak): string =>
  feeDue === 0 ? '' : speak.t(feeSettled ? 'case_pages.fee.settled' : 'case_pages.fee.open');

/** The same five steps for every service. */
const STEPS = ['sent', 'received', 'examined', 'decided', 'ended'] as const;
const REACHED: Readonly<Record<Phase, number>> = {
  submitted: 1,
  awaiting_payment: 1,
  awaiting_applicant: 2,
  in_progress: 2,
  decided: 4,
  closed: 5,
  withdrawn: 5,
};

function trackerSteps(view: CaseForApplicant, speak: Speak): object[] {
  const reached = view.acceptedAt === null && view.closedAt === null ? 1 : REACHED[view.phase];
  // A case that ended early never saw the steps between.
  const skipped = view.closedAt !== null && view.decision === null && view.phase === 'withdrawn';
  return STEPS.filter((step) => !skipped || step === 'sent' || step === 'ended').map((step) => {
    const at = STEPS.indexOf(step);
    const day = { sent: view.submittedAt, received: view.acceptedAt, ended: view.closedAt }[step as string];
    return {
      text: speak.t(`case_pages.tracker.${step}`),
      state: at < reached ? 'done' : at === reached ? 'now' : 'next',
      note: day && at < reached ? formatDay(day) : '',
    };
  });
}

function decisionRows({ decision }: CaseForApplicant, speak: Speak): object[] {
  if (decision?.state !== 'issued') return [];
  const { content, number, issuedAt, verificationCode } = decision;
  const row = (key: string, text: string): object[] => (text === '' ? [] : [{ key: { text: key }, value: { text } }]);
  return [
    ...row(speak.t('case_pages.decision.outcome'), speak.t(`case_pages.decision.${content.outcome}`)),
    ...row(speak.t('case_pages.decision.number'), number ?? ''),
    ...row(speak.t('case_pages.decision.issued'), issuedAt === null ? '' : formatShortMoment(issuedAt)),
    ...row(speak.t('case_pages.decision.reason'), content.reason),
    ...row(speak.t('case_pages.decision.verify'), verificationCode ?? ''),
  ];
}

/** What a document is called, as a file or as one that is still being made. */
export const documentLine = (code: string, { id, kind, orderedAt, ready }: CaseDocument, speak: Speak): object => ({
  text: speak.t(`case_pages.documents.${kind.replace('-', '_')}`),
  href: ready ? citizen.document(code, id) : '',
  note: ready ? formatDay(orderedAt) : speak.t('case_pages.document_making'),
});

/** What else one may do; nothing that would be refused. */
function linksOf(view: CaseForApplicant, speak: Speak): object[] {
  const link = (key: string, href: string): object => ({ text: speak.t(key), href });
  return [
    link(
      view.unreadMessages ? 'case_pages.links.new_messages' : 'case_pages.links.messages',
      citizen.messages(view.code),
    ),
    link('case_pages.links.submitted', citizen.submitted(view.code)),
    link('case_pages.links.receipt', citizen.receipt(view.code)),
    ...(view.closedAt === null ? [] : [link('case_pages.links.rating', citizen.rating(view.code))]),
    ...(offers(view, 'withdraw') ? [link('case_pages.links.withdraw', citizen.withdraw(view.code))] : []),
  ];
}
