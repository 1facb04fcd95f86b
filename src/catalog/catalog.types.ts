import type { Term } from '../calendar/calendar.types.js';
import type { Bundle } from '../definition/bundle.types.js';
import type { Locale } from '../platform/i18n/localised.js';

/** One published version of a procedure. Immutable: kept by its id, everything in it stays as it is for ever. */
export interface PublishedVersion {
  readonly versionId: string;
  readonly code: string;
  /** 1, 2, 3 … for each procedure. */
  readonly number: number;
  readonly bundle: Bundle;
  readonly publishedAt: Date;
}

/** `service`: can be applied for here, by a definition of ours. `information`: known from the national catalogue only. */
export type ProcedureKind = 'service' | 'information';
export type Level = 'ministry' | 'province' | 'commune' | 'other';
export type Channel = 'online' | 'counter' | 'post';

/** A term as told to people; where the national catalogue gives several, the shortest and the longest. */
export interface TermRange {
  readonly from: Term;
  readonly to: Term;
}

/**
 * What a list says of the fee. `varies`: there is one, and no single amount. `unknown`: nothing that can be believed was
 * said. Amounts are whole đồng.
 */
export type FeeGlance =
  | { readonly kind: 'free' | 'varies' | 'unknown' }
  | { readonly kind: 'amount'; readonly from: number; readonly to: number }
  | { readonly kind: 'text'; readonly text: string };

/** Enough about a service to choose it from a list. Texts are in the reader's language where there is one. */
export interface ServiceCard {
  readonly code: string;
  readonly kind: ProcedureKind;
  readonly name: string;
  /** The language `name` and the other texts are in: what the national catalogue says is Vietnamese only. */
  readonly language: Locale;
  readonly summary?: string;
  readonly sector: { readonly id: string; readonly name: string };
  readonly levels: readonly Level[];
  readonly lifeEvents: readonly string[];
  readonly audience: readonly string[];
  readonly channels: readonly Channel[];
  readonly term?: TermRange;
  readonly fee: FeeGlance;
}

/** A paper to hand in. `always` is false where it is asked for only in some cases. */
export interface PaperView {
  readonly name: string;
  readonly hint?: string;
  readonly originals: number;
  readonly copies: number;
  readonly always: boolean;
  /** Name of an official form to fill in. */
  readonly form?: string;
}

/** Papers that belong to one case ("when the child is abandoned …"); the first group often has no title. */
export interface PaperGroup {
  readonly title?: string;
  readonly papers: readonly PaperView[];
}

/** One way to hand in, with what it costs and how long it takes that way. */
export interface WayView {
  readonly channel: Channel;
  readonly terms: readonly { readonly term: Term; readonly note?: string }[];
  /** Whole đồng; `amount` is absent where only words were given. */
  readonly fees: readonly { readonly amount?: number; readonly note?: string }[];
  readonly free: boolean;
}

/** Where what a page says comes from. */
export type ServiceSource =
  | { readonly kind: 'own'; readonly versionId: string; readonly number: number; readonly publishedAt: Date }
  | {
      readonly kind: 'national';
      readonly importedAt: Date;
      readonly url?: string;
      readonly decision?: string;
      readonly ministry?: string;
      readonly agencies: readonly string[];
      readonly receptionAddress?: string;
    };

/** Everything a public page says of a service. */
export interface ServiceView extends ServiceCard {
  readonly steps: readonly string[];
  readonly conditions: readonly string[];
  readonly legalBasis: readonly { readonly title: string; readonly number?: string }[];
  readonly papers: readonly PaperGroup[];
  readonly ways: readonly WayView[];
  readonly results: readonly string[];
  readonly source: ServiceSource;
}

export interface ServiceFilter {
  readonly sector?: string;
  readonly level?: Level;
  readonly lifeEvent?: string;
  /** Only what can be applied for here. */
  readonly online?: boolean;
  /** `next` of the page before. */
  readonly after?: string;
  /** Default 20, at most 50. */
  readonly limit?: number;
}

export interface ServicePage {
  readonly items: readonly ServiceCard[];
  /** Absent on the last page. */
  readonly next?: string;
  readonly total: number;
}

/** What the filters of the catalogue offer, each with the number of services behind it. */
export interface Facets {
  readonly sectors: readonly { readonly id: string; readonly name: string; readonly count: number }[];
  readonly levels: readonly { readonly id: Level; readonly count: number }[];
  readonly lifeEvents: readonly { readonly id: string; readonly count: number }[];
  readonly online: number;
  readonly total: number;
}
