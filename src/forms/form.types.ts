import type { Localised } from '../platform/i18n/localised.js';

/** A FEEL expression (the subset of `forms/expressions`) over field ids, e.g. `copies > 1 and for_self = false`. */
export type Expression = string;

/** A declaration as data: sections in order, one page a section, then rules that look at several answers at once. */
export interface FormDefinition {
  readonly sections: readonly Section[];
  readonly rules?: readonly CrossFieldRule[];
}

export interface Section {
  /** Stable: used in addresses and in drafts. snake_case ASCII. */
  readonly id: string;
  readonly title: Localised;
  readonly intro?: Localised;
  /** The page is asked only when this is true. */
  readonly show?: Expression;
  readonly fields: readonly Field[];
}

export interface CrossFieldRule {
  readonly id: string;
  /** Must be true; judged only when every field it reads is shown and answered. */
  readonly check: Expression;
  readonly message: Localised;
  /** The field beside which the message stands. */
  readonly at: string;
}

export interface FieldBase {
  /** Stable for ever: answers are kept by it. snake_case ASCII, unique in the form. */
  readonly id: string;
  readonly label: Localised;
  readonly hint?: Localised;
  /** Default true. */
  readonly required?: boolean | Expression;
  readonly show?: Expression;
  /** Copied beside the case so that officers can list and search by it. */
  readonly list?: boolean;
  /** HTML autocomplete token, e.g. `name`, `email`. */
  readonly autocomplete?: string;
  /** The law behind the question, and what the answer is used for. */
  readonly basis?: Localised;
  readonly why?: Localised;
}

export interface Choice {
  readonly value: string;
  readonly label: Localised;
  readonly hint?: Localised;
}

export type Field =
  | (FieldBase & { readonly type: 'text'; readonly maxLength?: number })
  | (FieldBase & { readonly type: 'long_text'; readonly maxLength?: number })
  | (FieldBase & {
      readonly type: 'number';
      readonly min?: number;
      readonly max?: number;
      readonly decimals?: number;
      readonly unit?: Localised;
    })
  | (FieldBase & { readonly type: 'money'; readonly min?: number; readonly max?: number })
  | (FieldBase & { readonly type: 'date'; readonly notBefore?: Expression; readonly notAfter?: Expression })
  | (FieldBase & { readonly type: 'yes_no' })
  | (FieldBase & {
      readonly type: 'single_choice';
      readonly choices: readonly Choice[];
      readonly appearance?: 'radios' | 'list';
    })
  | (FieldBase & {
      readonly type: 'multiple_choice';
      readonly choices: readonly Choice[];
      readonly min?: number;
      readonly max?: number;
    })
  | (FieldBase & { readonly type: 'person_name' })
  | (FieldBase & { readonly type: 'personal_id' })
  | (FieldBase & { readonly type: 'phone' })
  | (FieldBase & { readonly type: 'email' })
  | (FieldBase & { readonly type: 'commune'; readonly province?: string })
  | (FieldBase & { readonly type: 'file'; readonly accept?: readonly FileKind[]; readonly maxFiles?: number })
  | (Omit<FieldBase, 'required' | 'label'> & {
      readonly type: 'explanation';
      readonly label?: Localised;
      readonly text: Localised;
    });

export type FieldType = Field['type'];
export type FileKind = 'pdf' | 'jpeg' | 'png';

/**
 * What is stored for a field. text, long_text, person_name, personal_id, phone, email, single_choice: string;
 * number: number; money: whole đồng; date: `YYYY-MM-DD`; yes_no: boolean; multiple_choice: string[];
 * commune: `{ province, commune }` (official codes of the two levels); file: ids of stored files.
 */
export type AnswerValue = string | number | boolean | readonly string[] | CommuneAnswer;
export interface CommuneAnswer {
  readonly province: string;
  readonly commune: string;
}

/** Answers by field id. A field without an answer is absent; there is no null. */
export type Answers = Readonly<Record<string, AnswerValue>>;
