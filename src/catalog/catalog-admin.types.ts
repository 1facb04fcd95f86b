import type { Localised } from '../platform/i18n/localised.js';
import type { Difference } from './national.types.js';

/** One version in the list of a procedure's versions. */
export interface VersionSummary {
  readonly versionId: string;
  readonly number: number;
  readonly publishedAt: Date;
  /** Account of the person, or the name of the part of Motcua that published it. */
  readonly publishedBy: string;
}

/** What is kept of the national catalogue, and how far it is understood. */
export interface NationalState {
  readonly entries: number;
  /** Entries that cannot be applied for here. */
  readonly informationOnly: number;
  /** Entries with at least one doubt. */
  readonly doubted: number;
  /** When the newest entry was written; absent before the first import. */
  readonly importedAt?: Date;
  /** Most procedures first. */
  readonly kinds: readonly DoubtCount[];
}

export interface DoubtCount {
  readonly kind: string;
  readonly count: number;
  readonly procedures: number;
}

/** An entry with doubts of one kind. */
export interface DoubtedEntry {
  readonly code: string;
  readonly name: Localised;
  /** The words in question. */
  readonly found: readonly string[];
}

export interface DoubtedPage {
  readonly items: readonly DoubtedEntry[];
  /** Hand it back as `after`; absent on the last page. */
  readonly next?: string;
}

/** What the national catalogue says of a procedure that we have a definition of. */
export interface NationalBeside {
  readonly importedAt: Date;
  readonly differences: readonly Difference[];
}
