import type { Facets, ServiceCard } from '../../../catalog/catalog.types.js';
import { publicPaths } from '../../../paths/public.js';
import { formatNumber } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { IN_BUSINESS, IN_LIFE } from './life-events.js';
import { servicesAbout } from './services-query.js';

export const MOST_SERVICES = 12;

export interface HomeFacts {
  /** What can be applied for here. */
  readonly services: readonly ServiceCard[];
  readonly facets: Facets;
}

/** One search, then what can be done at once, then the events of a life and of a business. */
export const homeModel = ({ services, facets }: HomeFacts, speak: Speak): object => ({
  search: {
    id: 'q',
    name: 'q',
    action: publicPaths.services,
    label: speak.t('home.search'),
    hint: speak.t('home.search_hint'),
    isPageHeading: true,
  },
  services: services.map((one) => ({ text: one.name, href: publicPaths.service(one.code), note: one.summary ?? '' })),
  inLife: eventCards(IN_LIFE, facets, speak),
  inBusiness: eventCards(IN_BUSINESS, facets, speak),
  all: {
    href: publicPaths.services,
    text: speak.t('home.all', { count: formatNumber(facets.total, speak.locale) }),
  },
  track: publicPaths.track,
  verify: publicPaths.verify,
});

function eventCards(events: typeof IN_LIFE, { lifeEvents }: Facets, speak: Speak): object[] {
  return events.flatMap(({ id, icon }) => {
    const count = lifeEvents.find((one) => one.id === id)?.count ?? 0;
    if (count === 0) return [];
    const note = speak.t('services.count', { count: formatNumber(count, speak.locale) });
    return [{ icon, text: speak.t(`services.life_events.${id}`), href: servicesAbout(id), note }];
  });
}
