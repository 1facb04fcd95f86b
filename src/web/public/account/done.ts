import type { Speak } from '../../shared/speak.js';

/** What was done on the page before; the sentence stands under `account.done.<word>`. */
const DONE = ['verified', 'password_chosen', 'saved', 'email_asked', 'password_changed', 'others_ended'] as const;
export type Done = (typeof DONE)[number];

/** The address of a page that says so once. */
export const withDone = (path: string, done: Done): string => `${path}?done=${done}`;

/** The sentence for the top of the page; empty for anything else in the address. */
export function doneText(asked: unknown, speak: Speak): string {
  const done = DONE.find((one) => one === asked);
  return done === undefined ? '' : speak.t(`account.done.${done}`);
}
