import { caseOfApplicant, caseOfOffice } from '../paths/case-links.js';
import { formatLongDay } from '../platform/i18n/format.js';
import type { Locale } from '../platform/i18n/localised.js';
import type { Wording } from '../platform/i18n/wording.js';
import type { InboxItem } from './notices.types.js';

/** What a line of the inbox says, in one sentence. */
export function sentenceOf(item: InboxItem, locale: Locale, wording: Wording): string {
  const key = `notifications.inbox.${item.kind}`;
  const values = { code: item.caseCode, due: item.due ? formatLongDay(item.due, locale) : '' };
  const dated = item.due ? wording.find(locale, `${key}_by`, values) : undefined;
  return dated ?? wording.t(locale, key, values);
}

/** The page that a line of the inbox leads to. */
export const pageOf = (item: InboxItem): string =>
  item.side === 'applicant' ? caseOfApplicant(item.caseCode) : caseOfOffice(item.caseCode);
