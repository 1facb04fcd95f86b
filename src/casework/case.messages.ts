import type { ActKind, Plan } from '../workflow/workflow.types.js';

/** The kind of everything casework announces: `{ kind: 'case', id }`. */
export const CASE = 'case';

/**
 * What casework announces through the outbox, each with the case as its subject and no payload but ids. Listeners read
 * the present through `CaseQueries`.
 */
export const CASE_EVENTS = [
  'case.submitted',
  'case.payment_recorded',
  'case.identity_recorded',
  'case.accepted',
  'case.receipt_refused',
  'case.supplement_requested',
  'case.supplement_answered',
  'case.supplement_expired',
  'case.handed_over',
  'case.claimed',
  'case.assigned',
  'case.proposed',
  'case.sent_back',
  'case.signed',
  'case.issued',
  'case.result_returned',
  'case.withdrawn',
  'case.taken_back',
  'case.withdrawal_asked',
  'case.withdrawal_declined',
  'case.stopped',
  'case.extended',
  'case.due_soon',
  'case.overdue',
  'case.message_from_office',
  'case.message_from_applicant',
  'case.rated',
] as const;
export type CaseEvent = (typeof CASE_EVENTS)[number];

/** Code of the national status list: the applicant asks to withdraw. */
const WITHDRAWAL_ASKED = 7;

/**
 * What is announced beside the event of an act, because the event alone does not say it: a withdrawal ends the case only
 * before valid receipt, after it it is asked for; and whoever takes the work up again has declined it.
 */
export function newsOf({ kind, from, to }: Pick<Plan, 'kind' | 'from' | 'to'>): CaseEvent | undefined {
  const ends = to.phase === 'closed' || to.phase === 'withdrawn';
  if (kind === 'withdraw') return ends ? 'case.taken_back' : 'case.withdrawal_asked';
  const isTakenUp = (kind === 'assign' || kind === 'send_back') && from.id !== to.id;
  return isTakenUp && from.nationalStatus === WITHDRAWAL_ASKED ? 'case.withdrawal_declined' : undefined;
}

/** The event that records an act of each kind. */
export const EVENT_OF: Readonly<Record<ActKind, CaseEvent>> = {
  record_payment: 'case.payment_recorded',
  record_identity: 'case.identity_recorded',
  accept: 'case.accepted',
  refuse_receipt: 'case.receipt_refused',
  request_supplement: 'case.supplement_requested',
  answer_supplement: 'case.supplement_answered',
  expire_supplement: 'case.supplement_expired',
  hand_over: 'case.handed_over',
  claim: 'case.claimed',
  assign: 'case.assigned',
  propose: 'case.proposed',
  send_back: 'case.sent_back',
  sign: 'case.signed',
  issue: 'case.issued',
  return_result: 'case.result_returned',
  withdraw: 'case.withdrawn',
  stop: 'case.stopped',
  extend: 'case.extended',
};
