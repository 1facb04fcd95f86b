import type { NationalEntry, NationalWay } from '../../national.types.js';
import type { ServiceCard, ServiceView, WayView } from '../../catalog.types.js';

/** What the national catalogue says, as a public page shows it. Terms without a unit are left out: nobody can rely on them. */
export function nationalView(card: ServiceCard, entry: NationalEntry, importedAt: Date): ServiceView {
  return {
    ...card,
    steps: entry.steps,
    conditions: entry.conditions,
    legalBasis: entry.legalBasis,
    papers: entry.papers.map((group) => ({
      ...(group.title !== undefined && { title: group.title }),
      papers: group.papers.map((paper) => ({ ...paper, always: group.title === undefined })),
    })),
    ways: entry.ways.map(wayView),
    results: entry.results.map((result) => result.name),
    source: {
      kind: 'national',
      importedAt,
      agencies: entry.agencies,
      ...(entry.url && { url: entry.url }),
      ...(entry.decision && { decision: entry.decision }),
      ...(entry.ministry && { ministry: entry.ministry }),
      ...(entry.receptionAddress && { receptionAddress: entry.receptionAddress }),
    },
  };
}

function wayView(way: NationalWay): WayView {
  return {
    channel: way.channel,
    terms: way.rows.flatMap(({ term, note }) =>
      term?.unit ? [{ term: { amount: term.amount, unit: term.unit }, ...(note !== undefined && { note }) }] : [],
    ),
    fees: way.rows.flatMap((row) =>
      row.fees.map((fee) => ({
        ...(fee.amount !== undefined && fee.currency === undefined && { amount: fee.amount }),
        ...(fee.note !== undefined && { note: fee.note }),
      })),
    ),
    free: way.rows.length > 0 && way.rows.every((row) => row.free && row.fees.length === 0),
  };
}
