import type { CaseForOfficer, Decision, DecisionContent } from '../../../casework/case.types.js';
import { officer } from '../../../paths/officer.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import type { SummaryRow } from '../../shared/fields.types.js';
import type { Speak } from '../../shared/speak.js';
import type { CaseFacts } from './case-facts.types.js';

const COLOURS = { proposed: 'blue', sent_back: 'yellow', signed: 'purple', issued: 'green' } as const;

/** A draft or a decision, with the lines that will be or were printed. */
export function decisionOf(
  view: CaseForOfficer,
  decision: Decision,
  { documents }: Pick<CaseFacts, 'documents'>,
  speak: Speak,
): object {
  const ready = documents.some((one) => one.id === decision.documentId && one.ready);
  const open = decision.state === 'proposed' || decision.state === 'signed';
  return {
    title: documentTitle(decision.content, speak),
    tag: {
      text: speak.t(`officer_case.decision.states.${decision.state}`),
      classes: `govuk-tag--${COLOURS[decision.state]}`,
    },
    rows: [...contentRows(decision.content, speak), ...recordRows(decision, speak)],
    link:
      decision.documentId !== null && ready
        ? { href: officer.document(view.code, decision.documentId), text: speak.t('officer_case.decision.open') }
        : { href: open ? officer.preview(view.code) : '', text: speak.t('officer_case.decision.preview') },
  };
}

/** What the document is called: a refusal is a document of its own. */
export const documentTitle = ({ outcome, title }: DecisionContent, speak: Speak): string =>
  outcome === 'refused' ? speak.t('officer_case.decision.refusal') : title[speak.locale];

/** What a decision says, line by line. */
export function contentRows(content: DecisionContent, speak: Speak): SummaryRow[] {
  return [
    row(speak.t('officer_case.decision.outcome'), speak.t(`officer_case.decision.outcomes.${content.outcome}`)),
    ...content.lines.map((line) => row(line.label[speak.locale], line.value)),
    ...(content.reason === '' ? [] : [row(speak.t('officer_case.decision.reason'), content.reason)]),
  ];
}

function recordRows(decision: Decision, speak: Speak): SummaryRow[] {
  const who = (key: string, name: string, at: Date): SummaryRow =>
    row(speak.t(`officer_case.decision.${key}`), `${name}, ${formatShortMoment(at)}`);
  return [
    who('drafted', decision.drafter.name, decision.draftedAt),
    ...(decision.comment === '' ? [] : [row(speak.t('officer_case.decision.comment'), decision.comment)]),
    ...(decision.signer && decision.signedAt ? [who('signed', decision.signer.name, decision.signedAt)] : []),
    ...(decision.number !== null && decision.issuedAt ? [who('issued', decision.number, decision.issuedAt)] : []),
    ...(decision.verificationCode === null
      ? []
      : [row(speak.t('officer_case.decision.code'), decision.verificationCode)]),
  ];
}

const row = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } });
