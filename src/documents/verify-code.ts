import { randomInt } from 'node:crypto';

/** Digits and capitals without I, L, O and U: nothing that is read or typed as something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 3;
const GROUP = 4;
const MISREAD: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' };

/** A new code of 60 random bits for the foot of a document, e.g. `7K2M-9QXD-4TVB`. */
export function newVerifyCode(): string {
  const letter = () => ALPHABET.charAt(randomInt(ALPHABET.length));
  const group = () => Array.from({ length: GROUP }, letter).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}

/**
 * Reads a code as people type it: any case, any separators, O for 0, I or L for 1. Answers the canonical form, or null
 * where it cannot be one of our codes.
 */
export function readVerifyCode(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[ILO]/g, (letter) => MISREAD[letter] ?? letter);
  const isCode = letters.length === GROUPS * GROUP && [...letters].every((letter) => ALPHABET.includes(letter));
  return isCode ? (letters.match(/.{4}/g) ?? []).join('-') : null;
}
