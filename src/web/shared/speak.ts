import { LOCALES, type Locale, type Localised } from '../../platform/i18n/localised.js';
import type { Wording, WordingValues } from '../../platform/i18n/wording.js';

/** The wording in one language, as page models take it. */
export interface Speak {
  readonly locale: Locale;
  t(key: string, values?: WordingValues): string;
  /** For keys made of a name from elsewhere: nothing where there is no such sentence. */
  find(key: string, values?: WordingValues): string | undefined;
  /** The sentence in every language, for labels of fields. */
  both(key: string): Localised;
}

export const speakIn = (wording: Wording, locale: Locale): Speak => ({
  locale,
  t: (key, values) => wording.t(locale, key, values),
  find: (key, values) => wording.find(locale, key, values),
  both: (key) => Object.fromEntries(LOCALES.map((one) => [one, wording.t(one, key)])) as Record<Locale, string>,
});
