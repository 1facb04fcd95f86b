import type { Problem } from '../platform/errors/errors.js';
import type { Locale, Localised } from '../platform/i18n/localised.js';
import type { AnswerValue, Answers, Choice, Field, FieldType } from './form.types.js';

/** A page as it is asked with the answers so far: only what is shown. */
export interface VisibleSection {
  readonly id: string;
  readonly title: Localised;
  readonly intro?: Localised;
  readonly fields: readonly VisibleField[];
}

export interface VisibleField {
  readonly field: Field;
  readonly required: boolean;
}

/** How what was sent is read. */
export interface Reading {
  /** Notation of numbers that is tried first. Default: Vietnamese, `1.234,5`. */
  readonly locale?: Locale;
  /** Fields that the page asked, where it asked fewer than the section has. */
  readonly asked?: readonly string[];
  /** Whether this commune lies in this province; without it only the form of the codes is judged. */
  readonly isCommuneOf?: (commune: string, province: string) => boolean;
}

/** What came of a posted page. Every field that was asked is in exactly one of `values`, `typed` and `empty`. */
export interface PostedPage {
  /** What could be read, as answers. */
  readonly values: Answers;
  /** What could not, as it was typed: by name of the input. */
  readonly typed: Readonly<Record<string, string | string[]>>;
  /** Fields that were asked and left empty. */
  readonly empty: readonly string[];
  /** Why something could not be read. What is missing or contradicts is for `validate` to say. */
  readonly problems: readonly Problem[];
}

export interface JsonRead {
  readonly values: Answers;
  /** Fields whose answer was taken away by `null` or by nothing in it. */
  readonly removed: readonly string[];
  readonly problems: readonly Problem[];
}

/** Questions as they were shown, with their answers: what is sealed, and readable without the form it came from. */
export interface FormSnapshot {
  readonly sections: readonly SnapshotSection[];
}

export interface SnapshotSection {
  readonly id: string;
  readonly title: Localised;
  readonly questions: readonly SnapshotQuestion[];
}

export interface SnapshotQuestion {
  readonly id: string;
  readonly type: FieldType;
  readonly label: Localised;
  /** Absent where a question that may be left out was. */
  readonly answer?: AnswerValue;
  readonly choices?: readonly Choice[];
  readonly unit?: Localised;
  readonly decimals?: number;
}
