import type { UnitBook } from '../../agencies/agencies.types.js';
import type { AnswerValue } from '../../forms/form.types.js';
import type { Problem } from '../../platform/errors/errors.js';
import type { Locale } from '../../platform/i18n/localised.js';
import type { Wording } from '../../platform/i18n/wording.js';

/** What the browser sent, as it was typed: names to values. */
export type Posted = Readonly<Record<string, unknown>>;

/** What every field is asked and shown with. */
export interface FieldSetting {
  readonly locale: Locale;
  readonly wording: Wording;
  readonly units: UnitBook;
}

/** A file that already belongs to a field. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly href?: string;
  /** The form takes a button named `remove` with the file's id. */
  readonly remove?: boolean;
}

export interface AskContext extends FieldSetting {
  readonly answer?: AnswerValue;
  /** The whole form as it was sent; wins over `answer`, so that nothing typed is lost. */
  readonly posted?: Posted;
  readonly problem?: Problem;
  /** Default: what the field says, where it says it without an expression; otherwise true. */
  readonly required?: boolean;
  /** The only question of its page: its label is the page's heading. */
  readonly heading?: boolean;
  readonly files?: readonly StoredFile[];
}

/** Handed to `fields/ask/field`; the rest of it belongs to the component that `template` names. */
export interface AskModel {
  readonly template: string;
  readonly why?: { readonly summaryText: string; readonly lines: readonly string[] };
}

/** Handed to `fields/show/value`: one of its forms. */
export type ShownValue =
  | { readonly text: string; readonly classes?: string }
  | { readonly lines: readonly string[] }
  | { readonly links: readonly { readonly text: string; readonly href: string; readonly note?: string }[] };

/** A row of `components/summary-list/summary-list`. */
export interface SummaryRow {
  readonly key: { readonly text: string };
  readonly value: ShownValue;
  readonly actions?: {
    readonly items: readonly { readonly href: string; readonly text: string; readonly visuallyHiddenText: string }[];
  };
}
