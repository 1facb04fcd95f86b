import type { TermUnit } from '../calendar/calendar.types.js';
import type { Answers } from '../forms/form.types.js';
import type { PaymentRecord } from '../payments/payments.types.js';
import type { IdentityMethod, ReturnChannel, SupplementTarget } from './case.types.js';

/** What must be given with an act of each kind. Everything is judged again in `CaseActs.act`, whoever calls it. */
export interface ActInputs {
  record_payment: PaymentRecord;
  record_identity: { readonly method: IdentityMethod; readonly note?: string };
  accept: NoInput;
  refuse_receipt: { readonly reason: string };
  request_supplement: SupplementInput;
  answer_supplement: NoInput;
  expire_supplement: NoInput;
  hand_over: NoInput;
  claim: NoInput;
  assign: { readonly assignee: string };
  propose: ProposalInput;
  send_back: { readonly comment: string };
  sign: { readonly password: string };
  issue: NoInput;
  return_result: ReturnInput;
  withdraw: { readonly reason?: string };
  stop: { readonly reason: string };
  extend: { readonly amount: number; readonly unit: TermUnit; readonly reason: string };
}

export type NoInput = Readonly<Record<string, never>>;

export interface SupplementInput {
  /** At least one, each with a reason; a paper or field at most once. */
  readonly items: readonly { readonly target: SupplementTarget; readonly ref?: string; readonly reason: string }[];
  readonly note?: string;
  /** From the second round on, which is a leader's to ask: why once was not enough. */
  readonly secondRoundReason?: string;
}

export interface ProposalInput {
  readonly outcome: 'approved' | 'refused';
  /** Answers to `bundle.result.inputs`; for an approval. */
  readonly inputs?: Answers;
  /** For a refusal. */
  readonly reason?: string;
}

export interface ReturnInput {
  readonly channel: ReturnChannel;
  /** `counter`: who took it, and the paper they showed. */
  readonly receiver?: string;
  readonly paper?: string;
  /** `post`: the number on the postal receipt. */
  readonly reference?: string;
}
