import type { Problem } from '../../platform/errors/errors.js';
import { foldText } from '../../platform/text.js';

export const SHORTEST_PASSWORD = 10;
/** Long enough for any sentence; a limit only so that nobody makes us hash a book. */
const LONGEST_PASSWORD = 256;

/** Words that stand for this place and this product: alone, or with digits around them, they are guessed first. */
const HERE = [
  'motcua',
  'mot cua',
  'hue',
  'thua thien hue',
  'co do hue',
  'dich vu cong',
  'viet nam',
  'vietnam',
  'mat khau',
];

/**
 * What is wrong with a new password, or undefined. Only length and guessability count: no rule about kinds of characters.
 * A password is taken exactly as typed. `own` are words that belong to the person: name, e-mail, phone.
 */
export async function problemOf(
  password: string,
  own: readonly string[],
  at = 'password',
): Promise<Problem | undefined> {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) {
    return { at, code: 'identity.password_short', values: { least: SHORTEST_PASSWORD } };
  }
  if (length > LONGEST_PASSWORD) return { at, code: 'identity.password_long', values: { most: LONGEST_PASSWORD } };
  if (isMadeOf(password, [...own, ...own.flatMap((one) => one.split('@', 1)), ...HERE])) {
    return { at, code: 'identity.password_personal' };
  }
  return (await isCommon(password)) ? { at, code: 'identity.password_common' } : undefined;
}

/** Nothing but one of these words, digits and signs around it, or one character again and again. */
function isMadeOf(password: string, words: readonly string[]): boolean {
  const bare = letters(password);
  if (new Set(password).size < 3) return true;
  return words.map(letters).some((word) => word !== '' && (bare === word || bare === word + word));
}

const letters = (text: string): string => foldText(text).replace(/[\s\p{N}]/gu, '');

let common: Promise<ReadonlySet<string>> | undefined;

async function isCommon(password: string): Promise<boolean> {
  const known = await (common ??= loadCommon());
  const lower = password.toLowerCase();
  // "Password2026!" is as common as "password".
  return known.has(lower) || known.has(lower.replace(/[\d\W_]+$/, ''));
}

/** Some 49,000 words; read when the first password is chosen, since most processes never need it. */
async function loadCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set<string>(Object.values(dictionary['passwords-common']).map(String));
}
