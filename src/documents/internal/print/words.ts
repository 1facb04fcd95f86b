import type { Locale } from '../../../platform/i18n/localised.js';
import type { Wording, WordingValues } from '../../../platform/i18n/wording.js';
import type { Label } from './model.types.js';

/** A word of the printed forms, by its key (`slips.…`). */
export type Words = (key: string, values?: WordingValues) => Label;

/** Documents are Vietnamese; English is a gloss, left out where the reader's language is Vietnamese. */
export const printWords =
  (wording: Wording, locale: Locale): Words =>
  (key, values) => ({ vi: wording.t('vi', key, values), en: locale === 'en' ? wording.t('en', key, values) : '' });
