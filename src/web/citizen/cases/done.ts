import type { Speak } from '../../shared/speak.js';

/** What was just done, said once on the page that follows. */
export type Done = 'supplemented' | 'withdrawn' | 'asked_to_withdraw' | 'rated';

/** The sentence for a word of the address; nothing for any other word. */
export const doneText = (done: unknown, speak: Speak): string =>
  typeof done === 'string' && /^[a-z_]{1,30}$/.test(done) ? (speak.find(`case_pages.done.${done}`) ?? '') : '';
