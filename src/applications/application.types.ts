import type { Readable } from 'node:stream';
import type { FormSnapshot, VisibleSection } from '../forms/compiled-form.js';
import type { Answers } from '../forms/form.types.js';
import type { Problem } from '../platform/errors/errors.js';
import type { Paper } from '../definition/bundle.types.js';
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
  /** What was not asked for at submission; an answer to an open question may now ask for it. Set by this module. */
  readonly unasked?: { readonly fields: readonly string[]; readonly papers: readonly string[] };
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

/** A paper of the procedure and what was given for it. */
export interface PaperState {
  readonly paper: Paper;
  /** Asked for with these answers. */
  readonly needed: boolean;
  /** Nothing can be submitted without it. */
  readonly required: boolean;
  readonly files: readonly StoredFile[];
  readonly given: boolean;
}

/** Everything before the signature: what was answered and given, and what still stands in the way. */
export interface Review {
  readonly draft: Draft;
  /** Pages as they are asked now. */
  readonly sections: readonly VisibleSection[];
  /** Answers as they would be sealed: hidden ones left out, files put to their questions. */
  readonly answers: Answers;
  /** `at`: a field's id or `paper:<id>`. */
  readonly problems: readonly Problem[];
  readonly papers: readonly PaperState[];
  /** Whole đồng. */
  readonly fee: number;
  /** Nothing stands in the way. */
  readonly ready: boolean;
}

/** A file as it is handed out. */
export interface HandedOutFile {
  readonly stream: Readable;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly name: string;
}

/** An application that could be submitted as it stands; judged before the transaction begins. */
export interface SealableApplication {
  readonly id: string;
  readonly revision: number;
  readonly version: PublishedVersion;
  readonly answers: Answers;
  readonly applicant: DeclaredApplicant;
  readonly channel: ApplicationChannel;
  /** Whole đồng. */
  readonly fee: number;
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

/** What was submitted, for those who may see the case. */
export interface SubmittedView {
  readonly applicationId: string;
  readonly applicant: DeclaredApplicant;
  readonly channel: ApplicationChannel;
  readonly locale: Locale;
  /** Questions as they were shown, with the answers. */
  readonly snapshot: FormSnapshot;
  /** Number of the newest answer version. */
  readonly number: number;
  readonly sealedAt: Date;
  readonly sha256: string;
  /** Papers that were asked for or given. */
  readonly papers: readonly PaperState[];
  /** Files given to questions of the form. */
  readonly fieldFiles: readonly StoredFile[];
  /** Oldest first; what each supplement changed. */
  readonly versions: readonly SubmittedVersion[];
}

export interface SubmittedVersion {
  readonly number: number;
  readonly sealedAt: Date;
  /** Fields whose answer differs from the version before; none in the first. */
  readonly changed: readonly string[];
  readonly changedPapers: readonly string[];
}
