import type { Bundle } from '../../definition/bundle.types.js';
import { foldText } from '../../platform/text.js';
import type { Glance } from './card-row.js';

/** What people find one of our own procedures by; written anew with each version. */
export interface ServiceRow {
  readonly code: string;
  readonly name: Bundle['name'];
  readonly summary: Bundle['summary'];
  readonly sector_id: string;
  readonly sector_name: Bundle['sector']['name'];
  readonly levels: Bundle['levels'];
  readonly life_events: Bundle['lifeEvents'];
  readonly audience: Bundle['audience'];
  readonly channels: Bundle['channels'];
  readonly glance: Glance;
  readonly folded_name: string;
  readonly folded_text: string;
}

export function serviceRow(bundle: Bundle): ServiceRow {
  const { code, name, summary, sector, keywords, result } = bundle;
  const words = [code, name.en, sector.name.vi, sector.name.en, ...keywords, summary.vi, summary.en];
  return {
    code,
    name,
    summary,
    sector_id: sector.id,
    sector_name: sector.name,
    levels: bundle.levels,
    life_events: bundle.lifeEvents,
    audience: bundle.audience,
    channels: bundle.channels,
    glance: glanceOf(bundle),
    folded_name: foldText(name.vi),
    folded_text: foldText([...words, result.title.vi, result.title.en].join(' ')),
  };
}

/** A fixed fee is told as an amount; one that depends on the answers by its own words. */
function glanceOf({ clock, fee }: Bundle): Glance {
  const fixed = /^\d{1,12}$/.exec(fee.amount.trim());
  const term = { from: clock.term, to: clock.term };
  if (!fixed) return { term, fee: { kind: 'text', text: fee.text } };
  const amount = Number(fixed[0]);
  return { term, fee: amount === 0 ? { kind: 'free' } : { kind: 'amount', from: amount, to: amount } };
}
