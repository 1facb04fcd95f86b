import type { Locale } from '../../../platform/i18n/localised.js';
import type { Wording, WordingValues } from '../../../platform/i18n/wording.js';

/** The wording in one language, as page models take it. */
export interface Speak {
  readonly locale: Locale;
  t(key: string, values?: WordingValues): string;
  /** For keys made of a name from elsewhere: nothing where there is no such sentence. */
  find(key: string): string | undefined;
}

export const speakIn = (wording: Wording, locale: Locale): Speak => ({
  locale,
  t: (key, values) => wording.t(locale, key, values),
  find: (key) => wording.find(locale, key),
});
