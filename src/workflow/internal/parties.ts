import type { Actor, Grant } from '../../platform/actor.js';
import { STAFF_ROLES, type CaseFacts, type Party, type State } from '../workflow.types.js';

/**
 * As whom an actor may act on a case in a state: by a role at the agency that holds it there, as applicant, as Motcua. For
 * an applicant without an account the front desk that received the case acts.
 */
export function partiesOf(actor: Actor, facts: CaseFacts, state: State): readonly Party[] {
  if (actor.kind === 'visitor') return [];
  if (actor.kind === 'system') return ['system'];
  const roles: Party[] = STAFF_ROLES.filter((role) => holds(actor.grants, role, facts.agencies[state.at]));
  const forApplicant =
    facts.applicant === undefined
      ? holds(actor.grants, 'reception', facts.agencies.received_at)
      : facts.applicant === actor.accountId;
  return forApplicant ? [...roles, 'applicant'] : roles;
}

export const holds = (grants: readonly Grant[], role: string, agencyId: string): boolean =>
  grants.some((grant) => grant.role === role && grant.agencyId === agencyId);
