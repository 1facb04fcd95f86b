import type { Problem } from '../../platform/errors/errors.js';
import { cleanText } from '../../platform/text.js';

const MOST_EMAIL = 254;
const MOST_NAME = 120;

/** An address we can write to, in the one form in which we keep it; undefined where it is none. */
export function readEmail(text: string): string | undefined {
  const email = cleanText(text).toLowerCase();
  return email.length <= MOST_EMAIL && /^[^\s@"(),:;<>[\]\\]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(email)
    ? email
    : undefined;
}

/** A Vietnamese mobile number as `0912345678`, however it was typed; undefined where it is none. */
export function readPhone(text: string): string | undefined {
  const digits = cleanText(text)
    .replace(/[\s.\-()]/g, '')
    .replace(/^(\+|00)?84/, '0');
  return /^0[35789]\d{8}$/.test(digits) ? digits : undefined;
}

/** What somebody typed to say who they are, in the form in which we keep it. */
export const readLogin = (text: string): string | undefined => (text.includes('@') ? readEmail(text) : readPhone(text));

/** A name of 2 to 120 characters on one line, or what is wrong with it. */
export function readName(text: string): string | Problem {
  const name = cleanText(text).replace(/\s+/g, ' ');
  if (name.length < 2) return { at: 'name', code: 'identity.name_missing' };
  if (name.length > MOST_NAME) return { at: 'name', code: 'identity.name_too_long', values: { limit: MOST_NAME } };
  return name;
}
