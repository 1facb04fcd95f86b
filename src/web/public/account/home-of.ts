import { can } from '../../../identity/permissions.js';
import { frame } from '../../../paths/frame.js';
import type { Actor } from '../../../platform/actor.js';

/** Where somebody who just signed in begins: civil servants and administrators at their work. */
export function homeOf(actor: Actor): string {
  if (can(actor, 'case.list')) return frame.officer;
  if (can(actor, 'catalog.read')) return frame.catalog;
  if (can(actor, 'system.read')) return frame.system;
  if (can(actor, 'staff.manage')) return frame.staff;
  return frame.applications;
}
