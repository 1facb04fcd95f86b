import type { Answers } from '../forms/form.types.js';
import type { Problem } from '../platform/errors/errors.js';
import type { PublishedVersion } from '../catalog/catalog.types.js';
import type { StoredFile } from '../documents/files.types.js';
import type { Locale, Localised } from '../platform/i18n/localised.js';

export type ApplicationChannel = 'portal' | 'counter' | 'api' | 'national';

/** What was typed where it could not be taken as an answer, by field id and name of the input; shown again as it was. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;

/** Where files are given: for a paper of the procedure or for a field of the form. */
export type Slot = `paper:${string}` | `field:${string}`;

/** What a supplement request has opened again; everything else stays sealed. */
export interface OpenScope {
  readonly fields: readonly string[];
  readonly papers: readonly string[];
}

export interface Draft {
  readonly id: string;
  readonly version: PublishedVersion;
  readonly answers: Answers;
  readonly typed: Typed;
  /** Give it back with a change: a stale one is a conflict. */
  readonly revision: number;
  readonly channel: ApplicationChannel;
  readonly files: ReadonlyMap<Slot, readonly StoredFile[]>;
  readonly sealedAt: Date | null;
  /** Present while a supplement is asked for. */
  readonly openScope: OpenScope | null;
  readonly updatedAt: Date;
  /** Labels of questions that came or went when the draft moved to the procedure's present version just now. */
  readonly moved: readonly Localised[];
}

export interface DraftSummary {
  readonly id: string;
  readonly procedureCode: string;
  readonly versionId: string;
  readonly updatedAt: Date;
}

/** What became of a saved page. With problems nothing is lost: good answers are stored, the rest is kept as typed. */
export interface Saved {
  readonly draft: Draft;
  readonly problems: readonly Problem[];
}

/** Who applies, as they declared. */
export interface DeclaredApplicant {
  readonly accountId: string | null;
  readonly name: string;
  /** Digits only, leading zero. */
  readonly phone: string;
  readonly email: string | null;
  readonly personalId: string | null;
}

/** A submitted application, as it goes to the authority. */
export interface SealedApplication {
  readonly id: string;
  /** 1 at submission, one more with each supplement. */
  readonly number: number;
  readonly version: PublishedVersion;
  readonly answers: Answers;
  readonly applicant: DeclaredApplicant;
  readonly channel: ApplicationChannel;
  readonly filedBy: string | null;
  readonly papers: readonly { readonly id: string; readonly files: readonly StoredFile[] }[];
  readonly sha256: string;
  /** The language of the person who submitted. */
  readonly locale: Locale;
}
