import type { RoleGrant, StaffMember } from '../identity.types.js';
import { type AccountRow, toAccount } from './account-rows.js';
import type { Role } from '../permissions.js';

export interface StaffRow extends AccountRow {
  grants: { id: string; role: Role; agencyId: string | null; grantedAt: string }[];
}

/** The present roles of account `a`. */
export const GRANTS_COLUMN = `coalesce((select jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role,
    'agencyId', g.agency_id, 'grantedAt', g.granted_at) order by g.granted_at, g.id)
  from role_grants g where g.account_id = a.id and g.ended_at is null), '[]') as grants`;

export function toMember(row: StaffRow): StaffMember {
  const grants: RoleGrant[] = row.grants.map((one) => ({ ...one, grantedAt: new Date(one.grantedAt) }));
  return { ...toAccount(row), grants };
}
