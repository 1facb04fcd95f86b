import type { Locale } from '../platform/i18n/localised.js';
import type { Role } from './permissions.js';

export const IDENTIFICATION_LEVELS = ['self_declared', 'seen_at_counter', 'electronic'] as const;
/** How we know that a person is who they say: by their word, by a paper shown to an officer, by electronic identity. */
export type Identification = (typeof IDENTIFICATION_LEVELS)[number];

/** An account as other modules may see it. */
export interface Account {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** Mail is sent only to an address whose owner followed a link. */
  readonly emailVerified: boolean;
  /** Asked for instead, and not yet confirmed by its link. */
  readonly pendingEmail: string | null;
  readonly locale: Locale;
  readonly identification: Identification;
  readonly createdAt: Date;
  readonly lastSignedInAt: Date | null;
  readonly disabledAt: Date | null;
  /** Has a password; an invited person has none before accepting. */
  readonly hasPassword: boolean;
  readonly revision: number;
}

export interface RoleGrant {
  readonly id: string;
  readonly role: Role;
  /** Null for the roles of the installation. */
  readonly agencyId: string | null;
  readonly grantedAt: Date;
}

export interface StaffMember extends Account {
  readonly grants: readonly RoleGrant[];
}

/** A role to be given, at an agency where the role is one of an agency. */
export interface RoleAt {
  readonly role: Role;
  readonly agencyId: string | null;
}

/** One of `email` and `phone` at least. */
export interface NewAccount {
  readonly name: string;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly password: string;
  readonly locale: Locale;
}

export const LINK_PURPOSES = ['verify', 'reset', 'invite', 'admin'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** A place where somebody is signed in. */
export interface OpenSession {
  /** Names the session for ending it; not the secret id. */
  readonly handle: string;
  readonly device: string | null;
  readonly since: Date;
  readonly lastSeen: Date;
}
