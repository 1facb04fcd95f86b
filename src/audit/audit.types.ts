/** What an entry is about: a kind (`case`, `account`, `agency`, …) and its id or code. */
export interface AuditSubject {
  readonly kind: string;
  readonly id: string;
}

export interface AuditFact {
  /** `module.verb_in_past`, e.g. `identity.signed_in`, `casework.accepted`. Wording: `audit.actions.<action>`. */
  readonly action: string;
  readonly subject: AuditSubject;
  /** The agency on whose ground it happened. */
  readonly agencyId?: string | undefined;
  /** Id of the event that tells the details, so that the entry repeats nothing. */
  readonly event?: string | undefined;
  /** Only what no event holds. Ids, codes and counts; no names, no answers, no secrets. */
  readonly detail?: Readonly<Record<string, string | number | boolean | null>> | undefined;
}

export type AuditActor =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'person'; readonly accountId: string }
  | { readonly kind: 'system'; readonly name: string };

export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actor: AuditActor;
  readonly action: string;
  readonly subject: AuditSubject;
  readonly agencyId: string | null;
  readonly event: string | null;
  readonly detail: Readonly<Record<string, string | number | boolean | null>> | null;
}

/** All given conditions hold together. */
export interface AuditFilters {
  readonly accountId?: string | undefined;
  /** A whole action (`identity.signed_in`), or everything below a module (`identity.`). */
  readonly action?: string | undefined;
  readonly subject?: { readonly kind: string; readonly id?: string | undefined } | undefined;
  readonly agencyId?: string | undefined;
  /** From this moment on. */
  readonly from?: Date | undefined;
  /** Before this moment. */
  readonly to?: Date | undefined;
}

export interface AuditPage {
  /** Newest first. */
  readonly items: readonly AuditEntry[];
  /** Hand it back as `after` to read on; null on the last page. */
  readonly next: string | null;
}
