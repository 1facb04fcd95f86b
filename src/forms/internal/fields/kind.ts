import type { Problem } from '../../../platform/errors/errors.js';
import type { Locale } from '../../../platform/i18n/localised.js';
import type { Reading } from '../../compiled-form.types.js';
import type { FeelType } from '../../expressions.js';
import type { AnswerValue, Field, FieldType } from '../../form.types.js';

export type AskedField = Exclude<Field, { type: 'explanation' }>;
export type FieldOf<Type extends FieldType> = Extract<Field, { type: Type }>;

/** An answer in the form in which it is kept; `undefined` where nothing was answered; or what is wrong. */
export type Read<Value extends AnswerValue = AnswerValue> = Value | undefined | Wrong;

export class Wrong {
  /** `part`: the one input of several that is wrong. */
  constructor(
    readonly code: string,
    readonly more: Pick<Problem, 'values' | 'texts'> = {},
    readonly part?: string,
  ) {}

  problem(field: AskedField): Problem {
    const at = this.part === undefined ? field.id : `${field.id}-${this.part}`;
    const { values, texts } = this.more;
    return { at, code: this.code, ...(values && { values }), texts: { ...texts, label: field.label } };
  }
}

/** Texts that the browser sent for one field, by the part of the input's name after the field's id (`''`: none). */
export type PostedParts = Readonly<Record<string, readonly string[]>>;

/** What is particular about a type of field. */
export interface FieldKind<F extends AskedField = AskedField> {
  /** Names of its inputs after the field's id. */
  readonly parts: readonly string[];
  /** What an expression sees. */
  feelType(field: F): FeelType;
  /** Reads what was posted; the same as `readValue` of the same answer given as data. */
  readPosted(field: F, posted: PostedParts, reading: Reading): Read;
  /** Reads an answer given as data, and judges everything that needs no other answer. */
  readValue(field: F, value: unknown, reading: Reading): Read;
  /** JSON Schema of its answer. */
  schema(field: F, locale: Locale): Readonly<Record<string, unknown>>;
  /** The code of the sentence that asks for a missing answer. */
  readonly missing: string;
}

export const firstText = (posted: PostedParts, part = ''): string => posted[part]?.[0] ?? '';
