import type { Grant, Person } from '../../platform/actor.js';
import type { Locale } from '../../platform/i18n/localised.js';
import type { Account, Identification } from '../identity.types.js';

export interface AccountRow {
  id: string;
  name: string;
  email: string | null;
  phone: string | null;
  email_verified_at: Date | null;
  pending_email: string | null;
  locale: Locale;
  identification: Identification;
  created_at: Date;
  last_signed_in_at: Date | null;
  disabled_at: Date | null;
  has_password: boolean;
  revision: number;
}

export const ACCOUNT_COLUMNS = `a.id, a.name, a.email, a.phone, a.email_verified_at, a.pending_email, a.locale, a.identification,
  a.created_at, a.last_signed_in_at, a.disabled_at, a.revision,
  exists (select 1 from credentials c where c.account_id = a.id) as has_password`;

export const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  emailVerified: row.email_verified_at !== null,
  pendingEmail: row.pending_email,
  locale: row.locale,
  identification: row.identification,
  createdAt: row.created_at,
  lastSignedInAt: row.last_signed_in_at,
  disabledAt: row.disabled_at,
  hasPassword: row.has_password,
  revision: row.revision,
});

export interface PersonRow {
  id: string;
  name: string;
  locale: Locale;
  grants: Grant[];
}

/** An account with its present roles, as the actor it becomes when signed in. To be joined as `a`. */
export const PERSON_COLUMNS = `a.id, a.name, a.locale,
  coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'agencyId', g.agency_id) order by g.granted_at, g.id)
    from role_grants g where g.account_id = a.id and g.ended_at is null), '[]') as grants`;

export const toPerson = (row: PersonRow): Person => ({
  kind: 'person',
  accountId: row.id,
  name: row.name,
  locale: row.locale,
  grants: row.grants,
});
