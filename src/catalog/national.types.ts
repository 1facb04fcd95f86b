import type { TermUnit } from '../calendar/calendar.types.js';
import type { Channel, Level } from './catalog.types.js';

/** What the national catalogue says of one procedure, taken apart. Texts are Vietnamese, as they stood there. */
export interface NationalEntry {
  readonly code: string;
  readonly name: string;
  readonly url?: string;
  /** Number of the decision that published the procedure. */
  readonly decision?: string;
  readonly ministry?: string;
  readonly sector: string;
  readonly levels: readonly Level[];
  readonly category?: string;
  readonly applicants: readonly string[];
  readonly authority?: string;
  readonly agencies: readonly string[];
  readonly delegated?: string;
  readonly coordinating?: string;
  readonly receptionAddress?: string;
  readonly related: readonly string[];
  readonly steps: readonly string[];
  readonly ways: readonly NationalWay[];
  readonly papers: readonly NationalPaperGroup[];
  readonly legalBasis: readonly { readonly title: string; readonly number?: string }[];
  readonly conditions: readonly string[];
  readonly results: readonly { readonly name: string; readonly code?: string }[];
  readonly keywords: readonly string[];
  readonly description?: string;
}

/** How to hand in one way, with the rows the catalogue gives for it. */
export interface NationalWay {
  readonly channel: Channel;
  readonly rows: readonly NationalWayRow[];
}

export interface NationalWayRow {
  /** Absent where the catalogue gives none; `unit` is absent where it forgot to say of what. */
  readonly term?: { readonly amount: number; readonly unit?: TermUnit };
  readonly free: boolean;
  readonly fees: readonly NationalFee[];
  readonly note?: string;
}

export interface NationalFee {
  /** Whole đồng as it stands there; whether it is believed is said by the doubts. */
  readonly amount?: number;
  /** Where the amount is in another currency. */
  readonly currency?: 'USD';
  readonly note?: string;
}

export interface NationalPaperGroup {
  readonly title?: string;
  readonly papers: readonly NationalPaper[];
}

export interface NationalPaper {
  readonly name: string;
  /** File name of the form that goes with it. */
  readonly form?: string;
  readonly originals: number;
  readonly copies: number;
}

/** Why a value is not understood or not believed; `kind` is the stable word that reports count by. */
export interface Doubt {
  readonly kind: string;
  /** Where: name of a part of the entry, e.g. `ways`, `papers`. */
  readonly part: string;
  /** The words in question, shortened. */
  readonly found?: string;
}

/** Something the national catalogue says otherwise than our own definition. */
export interface Difference {
  readonly what: 'name' | 'levels' | 'channels' | 'term' | 'fee' | 'papers' | 'legal_basis';
  readonly ours: string;
  readonly national: string;
}

/** What became of one file of the national catalogue. */
export interface ImportReport {
  /** Lines that hold something. */
  readonly lines: number;
  /** Lines that became an entry. */
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: readonly { readonly line: number; readonly kind: string; readonly found?: string }[];
  /** Procedures we ship a definition of: kept beside it, which stays as it is. */
  readonly besideOurs: readonly { readonly code: string; readonly differences: readonly Difference[] }[];
  /** What could not be understood or is not believed, by kind, most frequent first. */
  readonly doubts: readonly DoubtSummary[];
}

export interface DoubtSummary {
  readonly kind: string;
  /** How often in all. */
  readonly count: number;
  /** In which procedures. */
  readonly codes: readonly string[];
  readonly examples: readonly { readonly code: string; readonly part: string; readonly found: string }[];
}
