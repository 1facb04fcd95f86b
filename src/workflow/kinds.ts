import type { ActKind, ClockEffect, Party, Slip } from './workflow.types.js';

/** What is fixed about a kind of act, whatever a workflow says. */
export interface KindRule {
  /** Who may do it at all; an action's `who` narrows this and never widens it. */
  readonly parties: readonly Party[];
  readonly clock: ClockEffect;
  /** The official form it makes (Circular 03/2025/TT-VPCP, Annex I). */
  readonly slip?: Slip;
  /** Before valid receipt, after it, or either. */
  readonly when: 'before_receipt' | 'after_receipt' | 'any';
}

/** Reception acts for an applicant who stands at the counter. */
const APPLICANT: readonly Party[] = ['applicant', 'reception'];

export const KINDS: Readonly<Record<ActKind, KindRule>> = {
  record_payment: { parties: ['reception'], clock: 'none', when: 'any' },
  record_identity: { parties: ['reception'], clock: 'none', when: 'any' },
  accept: { parties: ['reception'], clock: 'start', slip: '01', when: 'before_receipt' },
  refuse_receipt: { parties: ['reception', 'leader'], clock: 'end', slip: '03', when: 'before_receipt' },
  request_supplement: { parties: ['reception', 'specialist', 'leader'], clock: 'pause', slip: '02', when: 'any' },
  answer_supplement: { parties: APPLICANT, clock: 'resume', when: 'any' },
  expire_supplement: { parties: ['system'], clock: 'end', slip: '05', when: 'any' },
  hand_over: { parties: ['system'], clock: 'none', slip: '06', when: 'after_receipt' },
  claim: { parties: ['specialist'], clock: 'none', when: 'after_receipt' },
  assign: { parties: ['leader', 'reception'], clock: 'none', when: 'after_receipt' },
  propose: { parties: ['specialist'], clock: 'none', when: 'after_receipt' },
  send_back: { parties: ['leader'], clock: 'none', when: 'after_receipt' },
  sign: { parties: ['leader'], clock: 'none', when: 'after_receipt' },
  issue: { parties: ['clerk'], clock: 'end', when: 'after_receipt' },
  return_result: { parties: APPLICANT, clock: 'none', when: 'after_receipt' },
  withdraw: { parties: APPLICANT, clock: 'none', when: 'any' },
  stop: { parties: ['reception', 'leader'], clock: 'end', slip: '05', when: 'after_receipt' },
  extend: { parties: ['leader'], clock: 'none', slip: '04', when: 'after_receipt' },
};
