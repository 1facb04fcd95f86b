import type { Actor, Person } from '../platform/actor.js';
import { STAFF_ROLES } from '../workflow/workflow.types.js';

/** Roles that belong to the installation, not to one agency. */
export const INSTALLATION_ROLES = ['catalog_admin', 'agency_admin', 'system_admin'] as const;
export const ROLES = [...STAFF_ROLES, ...INSTALLATION_ROLES] as const;
export type Role = (typeof ROLES)[number];

/**
 * Everything that may be permitted. What starts with `own.` every signed-in person may do with their own things; `case.*`
 * is held per agency; the rest is held for the installation.
 */
export const PERMISSIONS = [
  'own.profile', // one's account, sessions, inbox
  'own.application', // drafts, papers, submission
  'own.case', // follow, answer a supplement, write, withdraw, download, rate
  'case.list', // the work queue of an agency
  'case.read',
  'case.act', // the workflow says which acts, and narrows only
  'case.note',
  'case.write', // to the applicant
  'case.assign',
  'case.file', // at the counter, for somebody else
  'figures.read',
  'catalog.read',
  'catalog.manage',
  'agency.manage',
  'calendar.manage',
  'staff.manage',
  'audit.read',
  'system.read', // health, queues, failed jobs
  'system.manage', // retry and discard jobs
] as const;
export type Permission = (typeof PERMISSIONS)[number];

const EVERYBODY_AT_AN_AGENCY = ['case.list', 'case.read', 'case.act', 'case.note'] as const;

/** Who may do what. A technical administrator has no right to read cases. */
export const CATALOGUE: Readonly<Record<Role, readonly Permission[]>> = {
  reception: [...EVERYBODY_AT_AN_AGENCY, 'case.write', 'case.assign', 'case.file'],
  specialist: [...EVERYBODY_AT_AN_AGENCY, 'case.write'],
  leader: [...EVERYBODY_AT_AN_AGENCY, 'case.assign', 'figures.read'],
  clerk: EVERYBODY_AT_AN_AGENCY,
  catalog_admin: ['catalog.read', 'catalog.manage'],
  agency_admin: ['agency.manage', 'calendar.manage', 'staff.manage'],
  system_admin: ['agency.manage', 'calendar.manage', 'staff.manage', 'audit.read', 'system.read', 'system.manage'],
};

/** What every signed-in person may do, with their own things. */
const OF_EVERY_PERSON: readonly Permission[] = PERMISSIONS.filter((one) => one.startsWith('own.'));

export const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

/** Held per agency; the others belong to the installation. */
export const isAgencyRole = (role: Role): boolean => STAFF_ROLES.some((one) => one === role);

const gives = (role: string, permission: Permission): boolean =>
  isRole(role) && CATALOGUE[role].some((one) => one === permission);

/**
 * May this actor do this, at this agency? Without an agency: anywhere. What `own.*` refers to is judged by the module
 * that owns the thing. The system may do everything; a visitor nothing.
 */
export function can(actor: Actor, permission: Permission, agencyId?: string): boolean {
  if (actor.kind === 'system') return true;
  if (actor.kind === 'visitor') return false;
  if (OF_EVERY_PERSON.includes(permission)) return true;
  return actor.grants.some(
    (grant) =>
      gives(grant.role, permission) &&
      (agencyId === undefined || grant.agencyId === null || grant.agencyId === agencyId),
  );
}

/** The agencies at which this person may do this, each once. */
export function agenciesWhere(person: Person, permission: Permission): string[] {
  const held = person.grants.filter((grant) => gives(grant.role, permission));
  return [...new Set(held.flatMap((grant) => grant.agencyId ?? []))];
}

/** The roles this person holds at an agency, with those of the whole installation. */
export function rolesAt(person: Person, agencyId: string): Role[] {
  const held = person.grants.filter((grant) => grant.agencyId === null || grant.agencyId === agencyId);
  return [...new Set(held.map((grant) => grant.role).filter(isRole))];
}
