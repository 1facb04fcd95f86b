import { cleanText } from '../../../platform/text.js';
import type { AskedField, FieldKind, FieldOf, Read } from './kind.js';
import { firstText, Wrong } from './kind.js';

const MOST_TEXT = 250;
const MOST_LONG_TEXT = 4000;
const MOST_NAME = 120;
const MOST_EMAIL = 254;

/** Marks that are not seen and can make a text say something else than it shows. */
const UNSEEN = /[\u00ad\u061c\u200b\u200e\u200f\u2060]/g;

/** Clean text: NFC, no control, bidirectional or invisible characters. */
const clean = (text: string): string =>
  cleanText(text.replace(/[\u2028\u2029]/g, '\n').replace(UNSEEN, ''))
    .replace(/[^\S\n]+$/gm, '')
    .trim();

/** Clean text on one line. */
export const oneLine = (text: string): string => clean(text).replace(/\s+/g, ' ');

type TextField = FieldOf<'text' | 'long_text' | 'person_name' | 'personal_id' | 'phone' | 'email'>;

interface TextRule<F extends AskedField> {
  readonly tidy: (text: string) => string;
  /** What is wrong with a tidied text that is not empty. */
  readonly judge: (text: string, field: F) => Wrong | undefined;
  readonly schema: (field: F) => Readonly<Record<string, unknown>>;
}

function textKind<F extends TextField>({ tidy, judge, schema }: TextRule<F>): FieldKind<F> {
  const read = (field: F, text: string): Read => {
    const tidied = tidy(text);
    return tidied === '' ? undefined : (judge(tidied, field) ?? tidied);
  };
  return {
    parts: [''],
    missing: 'forms.required',
    feelType: () => 'string',
    readPosted: (field, posted) => read(field, firstText(posted)),
    readValue: (field, value) => (typeof value === 'string' ? read(field, value) : new Wrong('forms.not_text')),
    schema: (field) => ({ type: 'string', ...schema(field) }),
  };
}

function tooLong(text: string, most: number): Wrong | undefined {
  const length = [...text].length;
  return length > most ? new Wrong('forms.too_long', { values: { most, over: length - most } }) : undefined;
}

/** The pattern of a whole text, and the code of the sentence that says how to mend one that does not follow it. */
const follows = (text: string, pattern: RegExp, code: string): Wrong | undefined =>
  pattern.test(text) ? undefined : new Wrong(code);

export const text = textKind<FieldOf<'text'>>({
  tidy: oneLine,
  judge: (value, { maxLength = MOST_TEXT }) => tooLong(value, maxLength),
  schema: ({ maxLength = MOST_TEXT }) => ({ maxLength }),
});

export const long_text = textKind<FieldOf<'long_text'>>({
  tidy: clean,
  judge: (value, { maxLength = MOST_LONG_TEXT }) => tooLong(value, maxLength),
  schema: ({ maxLength = MOST_LONG_TEXT }) => ({ maxLength }),
});

const NAME = /^\p{L}[\p{L}\p{M}'’.\- ]*$/u;

export const person_name = textKind<FieldOf<'person_name'>>({
  tidy: oneLine,
  judge: (value) => tooLong(value, MOST_NAME) ?? follows(value, NAME, 'forms.person_name'),
  schema: () => ({ maxLength: MOST_NAME }),
});

export const personal_id = textKind<FieldOf<'personal_id'>>({
  tidy: (value) => clean(value).replace(/[\s.-]/g, ''),
  judge: (value) => follows(value, /^\d{12}$/, 'forms.personal_id'),
  schema: () => ({ pattern: '^\\d{12}$' }),
});

/** Mobile numbers have ten digits, landlines eleven with 02 in front. */
const PHONE = /^0(?:[35789]\d{8}|2\d{9})$/;

export const phone = textKind<FieldOf<'phone'>>({
  tidy: (value) =>
    clean(value)
      .replace(/[\s.\-()]/g, '')
      .replace(/^(?:\+|00)840?(?=\d{9,10}$)|^84(?=[235789]\d{8,9}$)/, '0'),
  judge: (value) => follows(value, PHONE, 'forms.phone'),
  schema: () => ({ pattern: '^0([35789]\\d{8}|2\\d{9})$' }),
});

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/;

export const email = textKind<FieldOf<'email'>>({
  tidy: (value) => clean(value).toLowerCase(),
  judge: (value) => tooLong(value, MOST_EMAIL) ?? follows(value, EMAIL, 'forms.email'),
  schema: () => ({ format: 'email', maxLength: MOST_EMAIL }),
});
