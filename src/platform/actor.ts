import type { Locale } from './i18n/localised.js';

/** Nobody signed in. */
export interface Visitor {
  readonly kind: 'visitor';
  readonly locale: Locale;
}

/** A role held at one agency; `agencyId` is null for the roles that belong to the whole installation. */
export interface Grant {
  readonly role: string;
  readonly agencyId: string | null;
}

/** Somebody with an account: a citizen, a civil servant, or both. */
export interface Person {
  readonly kind: 'person';
  readonly accountId: string;
  readonly name: string;
  readonly locale: Locale;
  readonly grants: readonly Grant[];
}

/** Motcua itself: a timer, a listener, a command on the terminal. `name` says which. */
export interface System {
  readonly kind: 'system';
  readonly name: string;
}

export type Actor = Visitor | Person | System;

export const visitor = (locale: Locale): Visitor => ({ kind: 'visitor', locale });
export const system = (name: string): System => ({ kind: 'system', name });
