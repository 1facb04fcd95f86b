import type { Bundle, Paper } from '../../definition/bundle.types.js';
import type { Locale, Localised } from '../../platform/i18n/localised.js';
import type { PaperView, PublishedVersion, ServiceCard, ServiceView, WayView } from '../catalog.types.js';

/** A published definition as a public page shows it, in one language. */
export function serviceView(card: ServiceCard, version: PublishedVersion, locale: Locale): ServiceView {
  const { bundle } = version;
  const say = (text: Localised): string => text[locale];
  return {
    ...card,
    steps: bundle.steps.map(say),
    conditions: (bundle.conditions ?? []).map(say),
    legalBasis: bundle.legalBasis.map((one) => ({ title: say(one.title), number: one.number })),
    papers: bundle.papers.length === 0 ? [] : [{ papers: bundle.papers.map((one) => paperView(one, say)) }],
    ways: bundle.channels.map((channel) => wayView(bundle, channel, say)),
    results: [say(bundle.result.title)],
    source: {
      kind: 'own',
      versionId: version.versionId,
      number: version.number,
      publishedAt: version.publishedAt,
    },
  };
}

function paperView(paper: Paper, say: (text: Localised) => string): PaperView {
  return {
    name: say(paper.name),
    ...(paper.hint && { hint: say(paper.hint) }),
    originals: paper.originals,
    copies: paper.copies,
    always: paper.when === undefined && paper.required !== false,
  };
}

function wayView(bundle: Bundle, channel: WayView['channel'], say: (text: Localised) => string): WayView {
  const free = bundle.fee.amount.trim() === '0';
  return {
    channel,
    terms: [{ term: bundle.clock.term }],
    fees: free ? [] : [{ note: say(bundle.fee.text) }],
    free,
  };
}
