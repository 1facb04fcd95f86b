import { type Page, page } from '../../../platform/http/page.js';
import type { Speak } from '../../shared/speak.js';

export interface AccountMessage {
  /** Where title and text stand, with the dot: `account.mail_sent.`. */
  readonly words: string;
  /** Names of the paragraphs below it. */
  readonly lines: readonly string[];
  readonly links?: readonly { readonly text: string; readonly href: string }[];
  readonly status?: number;
}

/** A page that only says something, and where to go from here. */
export function accountMessage({ words, lines, links = [], status = 200 }: AccountMessage, speak: Speak): Page {
  const title = speak.t(`${words}title`);
  const model = { title, lines: lines.map((name) => speak.t(`${words}${name}`)), links };
  return page('pages/public/account-message', model, { title, status });
}
