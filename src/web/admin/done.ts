import type { Speak } from '../shared/speak.js';

/** The address of a page that says once what was done. */
export const withDone = (path: string, done: string): string =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({ done })}`;

/** The sentence under `words` for a word of the address; empty for any other word. `words` ends with a dot. */
export const doneText = (words: string, asked: unknown, speak: Speak): string =>
  typeof asked === 'string' && /^[a-z_]{1,30}$/.test(asked) ? (speak.find(`${words}${asked}`) ?? '') : '';
