import type { PaperGroup, PaperView, ServiceView, WayView } from '../../../catalog/catalog.types.js';
import { publicPaths } from '../../../paths/public.js';
import { formatDay, formatList, formatMoney } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import { alone, channelsText, feeText, oneTerm, termText } from './service-words.js';

export interface ServiceFacts {
  readonly service: ServiceView;
  readonly signedIn: boolean;
}

/** Everything a public page says of a service, in the order in which people ask. */
export const serviceModel = ({ service, signedIn }: ServiceFacts, speak: Speak): object => ({
  title: service.name,
  /** Set where the texts are not in the language of the page. */
  lang: service.language === speak.locale ? '' : service.language,
  summary: service.summary ?? '',
  facts: factsOf(service, speak),
  apply: service.kind === 'service' ? publicPaths.apply(service.code) : '',
  signInFirst: service.kind === 'service' && !signedIn,
  elsewhere: service.kind === 'service' ? [] : elsewhereOf(service, speak),
  papers: service.papers.map((group) => groupOf(group, speak)),
  audience: service.audience,
  conditions: service.conditions,
  steps: service.steps,
  results: service.results,
  ways: service.ways.some(saysMore) ? service.ways.map((way) => wayOf(way, speak)) : [],
  legalBasis: service.legalBasis.map(({ title, number }) => (number === undefined ? title : `${title} – ${number}`)),
  about: aboutOf(service, speak),
  national: service.source.kind === 'national' ? (service.source.url ?? '') : '',
});

function factsOf(service: ServiceView, speak: Speak): object {
  const fact = (icon: string, name: string, value: string): object[] =>
    value === '' ? [] : [{ icon, label: speak.t(`services.facts.${name}`), value: alone(value) }];
  return {
    items: [
      ...fact('clock', 'term', service.term ? termText(service.term, speak) : ''),
      ...fact('coin', 'fee', feeText(service.fee, speak)),
      ...fact('world', 'channels', channelsText(service.channels, speak)),
    ],
  };
}

/** Where to go with what cannot be handed in here. */
function elsewhereOf({ source, channels }: ServiceView, speak: Speak): string[] {
  const lines = [speak.t('services.elsewhere')];
  if (source.kind !== 'national') return lines;
  if (source.agencies.length > 0) {
    lines.push(speak.t('services.elsewhere_agency', { agencies: formatList(source.agencies, speak.locale) }));
  }
  if (channels.length > 0) lines.push(speak.t('services.elsewhere_ways', { ways: channelsText(channels, speak) }));
  if (source.receptionAddress !== undefined) {
    lines.push(speak.t('services.elsewhere_address', { address: source.receptionAddress }));
  }
  return lines;
}

const groupOf = (group: PaperGroup, speak: Speak): object => ({
  title: group.title ?? '',
  papers: group.papers.map((paper) => ({ name: paper.name, notes: notesOn(paper, speak) })),
});

function notesOn(paper: PaperView, speak: Speak): string[] {
  const facts = [
    paper.originals > 0 ? speak.t('services.originals', { count: paper.originals }) : '',
    paper.copies > 0 ? speak.t('services.copies', { count: paper.copies }) : '',
    paper.always ? '' : speak.t('services.sometimes'),
    paper.form === undefined ? '' : speak.t('services.form', { form: paper.form }),
  ];
  return [paper.hint ?? '', facts.filter((one) => one !== '').join(' · ')].filter((note) => note !== '');
}

/** A table of ways is worth its place only where it says more than the facts above. */
const saysMore = ({ terms, fees }: WayView): boolean =>
  terms.some((one) => one.note !== undefined) || fees.length > 1 || fees.some((one) => one.note !== undefined);

const wayOf = (way: WayView, speak: Speak): object => ({
  title: speak.t(`services.channel_titles.${way.channel}`),
  lines: [
    ...way.terms.map(({ term, note }) => joined(alone(oneTerm(term, speak)), note)),
    ...way.fees.map(({ amount, note }) => joined(amount === undefined ? '' : formatMoney(amount, speak.locale), note)),
    ...(way.free ? [speak.t('services.fees.free')] : []),
  ],
});

const joined = (text: string, note: string | undefined): string =>
  [text, note ?? ''].filter((one) => one !== '').join(': ');

/** Code, sector, and where all this comes from. */
function aboutOf(service: ServiceView, speak: Speak): object[] {
  const row = (name: string, text: string | undefined): object[] =>
    text === undefined || text === '' ? [] : [{ key: { text: speak.t(`services.about.${name}`) }, value: { text } }];
  const levels = service.levels.map((one) => speak.t(`services.levels.${one}`)).join(', ');
  const { source } = service;
  const origin =
    source.kind === 'own'
      ? [
          ...row('version', speak.t('services.version', { number: source.number, day: formatDay(source.publishedAt) })),
          ...row('source', speak.t('services.source_own')),
        ]
      : [
          ...row('decision', source.decision),
          ...row('ministry', source.ministry),
          ...row('source', speak.t('services.source_national', { day: formatDay(source.importedAt) })),
        ];
  return [...row('code', service.code), ...row('sector', service.sector.name), ...row('level', levels), ...origin];
}
