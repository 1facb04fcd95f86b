import type { Facets, ServiceCard, ServicePage } from '../../../catalog/catalog.types.js';
import { publicPaths } from '../../../paths/public.js';
import { formatNumber } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { IN_BUSINESS, IN_LIFE } from './life-events.js';
import { alone, channelsText, feeText, termText } from './service-words.js';
import type { ServicesQuery } from './services-query.js';

export interface ServicesFacts {
  readonly query: ServicesQuery;
  readonly found: ServicePage;
  readonly facets: Facets;
}

/** Services that answer a search, each with enough to choose it without opening it. */
export const servicesModel = ({ query, found, facets }: ServicesFacts, speak: Speak): object => ({
  title: speak.t('services.title'),
  filters: filtersOf(query, facets, speak),
  count: found.total === 0 ? '' : countText(found.total, query, speak),
  items: found.items.map((card) => resultOf(card, speak)),
  nothing:
    found.items.length > 0
      ? ''
      : speak.t(query.q === '' ? 'services.nothing_filtered' : 'services.nothing', { query: query.q }),
  empty: { href: publicPaths.services, text: speak.t('services.show_all'), classes: 'govuk-button--secondary' },
  previous: query.after === '' ? {} : { href: query.address(), text: speak.t('services.from_the_start') },
  next: found.next === undefined ? {} : { href: query.address(found.next) },
  paged: query.after !== '' || found.next !== undefined,
});

function countText(total: number, query: ServicesQuery, speak: Speak): string {
  const count = formatNumber(total, speak.locale);
  return query.q === ''
    ? speak.t('services.count', { count })
    : speak.t('services.count_search', { count, query: query.q });
}

function filtersOf(query: ServicesQuery, facets: Facets, speak: Speak): object {
  const counted = (text: string, count: number): string => `${text} (${formatNumber(count, speak.locale)})`;
  const select = (name: 'sector' | 'level' | 'event' | 'online', items: object[]): object => ({
    id: name,
    name,
    label: { text: speak.t(`services.filters.${name}`) },
    value: query[name],
    items: [{ value: '', text: speak.t('services.any') }, ...items],
  });
  const events = [...IN_LIFE, ...IN_BUSINESS].flatMap(({ id }) => facets.lifeEvents.filter((one) => one.id === id));
  return {
    action: publicPaths.services,
    label: speak.t('services.filter'),
    search: { id: 'q', name: 'q', label: speak.t('services.search'), value: query.q },
    selects: [
      select(
        'sector',
        facets.sectors.map(({ id, name, count }) => ({ value: id, text: counted(name, count) })),
      ),
      select(
        'level',
        facets.levels.map(({ id, count }) => ({ value: id, text: counted(speak.t(`services.levels.${id}`), count) })),
      ),
      select(
        'event',
        events.map(({ id, count }) => ({ value: id, text: counted(speak.t(`services.life_events.${id}`), count) })),
      ),
      select('online', [{ value: 'yes', text: counted(speak.t('services.only_online'), facets.online) }]),
    ],
    clear: query.isFiltered || query.q !== '' ? publicPaths.services : '',
  };
}

function resultOf(card: ServiceCard, speak: Speak): object {
  const term = card.term && termText(card.term, speak);
  const fee = feeText(card.fee, speak);
  return {
    title: card.name,
    href: publicPaths.service(card.code),
    lang: card.language === speak.locale ? '' : card.language,
    text: card.summary ?? '',
    ...(card.kind === 'service' && {
      tag: { text: speak.t('services.apply_here'), classes: 'govuk-tag--green' },
    }),
    meta: [
      ...(term ? [{ icon: 'clock', text: alone(term) }] : []),
      ...(fee ? [{ icon: 'coin', text: fee }] : []),
      ...(card.channels.length > 0 ? [{ icon: 'world', text: alone(channelsText(card.channels, speak)) }] : []),
      { icon: 'building-bank', text: card.sector.name },
    ],
  };
}
