import type { Actor } from '../../platform/actor.js';
import type { ErrorValues } from '../../platform/errors/errors.js';
import { KINDS } from '../kinds.js';
import type { Act, ActKind, Action, CaseFacts, State } from '../workflow.types.js';
import { holds } from './parties.js';

/** Why an act is refused: a code with wording under `errors.<code>`. */
export interface Refusal {
  readonly code: string;
  readonly values?: ErrorValues;
}

export interface Situation {
  readonly action: Action;
  readonly from: State;
  readonly to: State;
  readonly facts: CaseFacts;
  readonly actor: Actor;
  readonly act: Act;
  /** Whether valid receipt was confirmed. */
  readonly received: boolean;
}

const no = (code: string, values?: ErrorValues): Refusal => (values ? { code, values } : { code });

/** The rules of act kinds that no workflow can switch off. */
export function refusalOf(situation: Situation): Refusal | undefined {
  const { action, from, received } = situation;
  const { when } = KINDS[action.kind];
  if (when === 'before_receipt' && received) return no('workflow.already_received');
  if (when === 'after_receipt' && !received) return no('workflow.not_received');
  if (from.phase === 'closed' || from.phase === 'withdrawn') return no('workflow.case_is_over');
  return RULES[action.kind]?.(situation);
}

const RULES: Partial<Record<ActKind, (situation: Situation) => Refusal | undefined>> = {
  record_payment({ facts }) {
    if (facts.case.fee_due <= 0) return no('workflow.no_fee_due');
    return facts.case.fee_settled ? no('workflow.fee_already_settled') : undefined;
  },

  record_identity: ({ facts }) => (facts.case.identified ? no('workflow.already_identified') : undefined),

  accept({ facts }) {
    const owes = facts.case.fee_due > 0 && !facts.case.fee_settled;
    return owes ? no('workflow.fee_not_settled', { amount: facts.case.fee_due }) : undefined;
  },

  /** One itemised list is the rule; a second one counts the case as late in the national index, so only a leader asks again. */
  request_supplement({ from, facts, actor }) {
    if (from.phase === 'decided') return no('workflow.already_decided');
    if (facts.case.supplement_rounds === 0) return undefined;
    const leads = actor.kind === 'person' && holds(actor.grants, 'leader', facts.agencies[from.at]);
    return leads ? undefined : no('workflow.second_supplement_needs_leader');
  },

  claim({ facts, actor }) {
    if (facts.assignee === undefined) return undefined;
    const mine = actor.kind === 'person' && facts.assignee === actor.accountId;
    return no(mine ? 'workflow.already_yours' : 'workflow.assigned_to_other');
  },

  propose: ({ from }) => (from.phase === 'decided' ? no('workflow.already_decided') : undefined),

  send_back: ({ facts }) => (facts.case.outcome === '' ? no('workflow.nothing_proposed') : undefined),

  /** Nobody both proposes and signs. */
  sign({ facts, actor }) {
    if (facts.case.outcome === '' || facts.drafter === undefined) return no('workflow.nothing_proposed');
    const own = actor.kind === 'person' && facts.drafter === actor.accountId;
    return own ? no('workflow.drafter_may_not_sign') : undefined;
  },

  issue: ({ facts }) => (facts.case.outcome === '' ? no('workflow.nothing_proposed') : identity(facts)),

  return_result: ({ from, facts }) => (from.phase === 'decided' ? identity(facts) : no('workflow.not_decided')),

  /** Free before valid receipt; after it the applicant can only ask, and the authority stops the case (slip 05). */
  withdraw({ from, to, received }) {
    if (from.phase === 'decided') return no('workflow.too_late_to_withdraw');
    const ends = to.phase === 'withdrawn' || to.phase === 'closed';
    return received && ends ? no('workflow.withdraw_only_as_request') : undefined;
  },

  stop: ({ from }) => (from.phase === 'decided' ? no('workflow.already_decided') : undefined),

  extend: ({ from }) => (from.phase === 'decided' ? no('workflow.already_decided') : undefined),
};

const identity = (facts: CaseFacts): Refusal | undefined =>
  facts.identityRequired && !facts.case.identified ? no('workflow.identity_not_established') : undefined;
