import type { Speak } from '../../shared/speak.js';

const DONE = ['imported', 'published', 'discarded'] as const;
export type Done = (typeof DONE)[number];

/** The address of a page that says once what was done. */
export const withDone = (path: string, done: Done): string => `${path}?done=${done}`;

/** The sentence for the top of the page; empty for anything else in the address. */
export function doneText(asked: unknown, speak: Speak): string {
  const done = DONE.find((one) => one === asked);
  return done === undefined ? '' : speak.t(`catalog_admin.done.${done}`);
}
