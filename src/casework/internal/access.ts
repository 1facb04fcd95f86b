import { agenciesWhere, can, rolesAt } from '../../identity/permissions.js';
import type { Actor, Person } from '../../platform/actor.js';
import { NotFound } from '../../platform/errors/errors.js';
import type { Desk } from './worklist-sql.js';

/** Agencies at which this person works on cases, with the roles held there. */
export const desksOf = (actor: Person): Desk[] =>
  agenciesWhere(actor, 'case.list').map((agencyId) => ({ agencyId, roles: rolesAt(actor, agencyId) }));

/** What decides who may know of a case. */
export interface Reach {
  readonly applicantAccount: string | null;
  readonly receivedBy: string;
  readonly handledBy: string;
  readonly decidedBy: string;
}

/** The applicant themselves, whatever else they are. */
export const isApplicant = (actor: Actor, reach: Reach): boolean =>
  actor.kind === 'person' && actor.accountId === reach.applicantAccount;

/** Somebody who may read cases at one of the case's three agencies. */
export const isOfficer = (actor: Actor, reach: Reach): boolean =>
  actor.kind === 'person' &&
  [reach.receivedBy, reach.handledBy, reach.decidedBy].some((id) => can(actor, 'case.read', id));

/** The one door: a case of somebody else is not found. */
export function mustReach<T extends Reach>(actor: Actor, found: T | undefined, as?: 'applicant' | 'office'): T {
  if (!found) throw unknownCase();
  if (actor.kind === 'system') return found;
  const applicant = as !== 'office' && isApplicant(actor, found);
  const officer = as !== 'applicant' && isOfficer(actor, found);
  if (!applicant && !officer) throw unknownCase();
  return found;
}

export const unknownCase = (): NotFound => new NotFound('casework.unknown');
