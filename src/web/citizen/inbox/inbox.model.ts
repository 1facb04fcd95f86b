import { sentenceOf } from '../../../notifications/notice-words.js';
import type { InboxItem, InboxPage } from '../../../notifications/notices.types.js';
import { citizen } from '../../../paths/citizen.js';
import { formatMoment, formatNumber } from '../../../platform/i18n/format.js';
import type { Locale } from '../../../platform/i18n/localised.js';
import type { Wording } from '../../../platform/i18n/wording.js';

export interface InboxFacts {
  readonly found: InboxPage;
  readonly unread: number;
  /** Is this the newest part? */
  readonly first: boolean;
}

const MOST_COUNTED = 99;

/** Notices, newest first, the unread ones marked in words. */
export function inboxModel({ found, unread, first }: InboxFacts, locale: Locale, wording: Wording): object {
  const t = (key: string, values?: Readonly<Record<string, string>>): string => wording.t(locale, key, values);
  const item = (one: InboxItem): object => ({
    title: sentenceOf(one, locale, wording),
    href: citizen.notice(one.id),
    text: one.procedureName[locale],
    ...(!one.read && { tag: { text: t('inbox.unread'), classes: 'govuk-tag--blue' } }),
    meta: [{ icon: 'clock', text: formatMoment(one.at, locale) }],
  });
  const counted = unread > MOST_COUNTED ? `${MOST_COUNTED}+` : formatNumber(unread, locale);
  return {
    title: t('inbox.title'),
    unread: unread === 0 ? '' : t('inbox.unread_count', { count: counted }),
    markRead: unread === 0 ? '' : citizen.inboxRead,
    items: found.items.map(item),
    previous: first ? {} : { href: citizen.inbox, text: t('inbox.newest') },
    next: found.next === null ? {} : { href: `${citizen.inbox}?after=${encodeURIComponent(found.next)}` },
    paged: !first || found.next !== null,
  };
}
