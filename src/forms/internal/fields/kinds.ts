import { multiple_choice, single_choice, yes_no } from './choices.js';
import { date } from './date.js';
import type { AskedField, FieldKind } from './kind.js';
import { money, number } from './numbers.js';
import { commune, file } from './places-and-files.js';
import { email, long_text, person_name, personal_id, phone, text } from './texts.js';

const KINDS: Readonly<Record<AskedField['type'], unknown>> = {
  text,
  long_text,
  number,
  money,
  date,
  yes_no,
  single_choice,
  multiple_choice,
  person_name,
  personal_id,
  phone,
  email,
  commune,
  file,
};

/** What is particular about the type of this field. */
export const kindOf = (field: AskedField): FieldKind => KINDS[field.type] as FieldKind;
