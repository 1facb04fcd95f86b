import type { Bundle } from '../definition/bundle.types.js';
import type { Change } from '../definition/compare.js';
import type { Localised } from '../platform/i18n/localised.js';

/** A definition that waits for publication; one for each procedure. */
export interface Draft {
  readonly code: string;
  readonly bundle: Bundle;
  readonly sha256: string;
  /** Raised with every import; whoever publishes hands back the one that was looked at. */
  readonly revision: number;
  readonly importedAt: Date;
  /** Account of the person, or the name of the part of Motcua that imported it. */
  readonly importedBy: string;
}

/** One procedure that we have a definition of, published or drafted. */
export interface DefinitionSummary {
  readonly code: string;
  readonly name: Localised;
  readonly published?: { readonly number: number; readonly versionId: string; readonly publishedAt: Date };
  readonly draft?: Pick<Draft, 'revision' | 'importedAt' | 'importedBy'>;
}

/** A draft beside the version that is current now. */
export interface Comparison {
  /** Number of the current version; absent where nothing was published yet. */
  readonly published?: number;
  readonly changes: readonly Change[];
}

/** The draft as somebody looked at it, to be handed back with what they decided about it. */
export interface LookedAt {
  readonly revision: number;
  /** Its content. Revisions begin anew when a draft is gone; the content tells another draft from the one looked at. */
  readonly sha256?: string;
}
