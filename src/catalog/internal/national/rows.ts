import { foldText } from '../../../platform/text.js';
import type { Doubt, NationalEntry } from '../../national.types.js';
import type { Channel, Level } from '../../catalog.types.js';
import type { Localised } from '../../../platform/i18n/localised.js';
import { lifeEventsOf, sectorName } from '../taxonomy.js';
import type { Glance } from '../card-row.js';
import { glanceOf } from './glance.js';
import { sectorId } from './who.js';

/** One procedure of the national catalogue, ready to be written: its entry, and the row that people find it by. */
export interface NationalRow {
  readonly code: string;
  readonly entry: NationalEntry;
  readonly doubts: readonly Doubt[];
  readonly source_sha256: string;
  readonly name: Localised;
  readonly sector_id: string;
  readonly sector_name: Localised;
  readonly levels: readonly Level[];
  readonly life_events: readonly string[];
  readonly audience: readonly Localised[];
  readonly channels: readonly Channel[];
  readonly glance: Glance;
  readonly folded_name: string;
  readonly folded_text: string;
}

/** Sectors that our own definitions name, by folded Vietnamese name: both sources then share one sector. */
export type KnownSectors = ReadonlyMap<string, { readonly id: string; readonly name: Localised }>;

export function rowOf(
  entry: NationalEntry,
  doubts: readonly Doubt[],
  sha256: string,
  sectors: KnownSectors,
): NationalRow {
  const sector = sectors.get(foldText(entry.sector)) ?? { id: sectorId(entry.sector), name: sectorName(entry.sector) };
  const words = [
    entry.code,
    entry.sector,
    ...entry.keywords,
    ...entry.results.map((one) => one.name),
    entry.category ?? '',
  ];
  return {
    code: entry.code,
    entry,
    doubts,
    source_sha256: sha256,
    name: both(entry.name),
    sector_id: sector.id,
    sector_name: sector.name,
    levels: entry.levels,
    life_events: lifeEventsOf(entry.sector, entry.name),
    audience: entry.applicants.map(both),
    channels: [...new Set(entry.ways.map((way) => way.channel))],
    glance: glanceOf(entry, doubts),
    folded_name: foldText(entry.name),
    folded_text: foldText(words.join(' ')),
  };
}

/** What the national catalogue says is Vietnamese in both languages; pages mark it as such. */
const both = (text: string): Localised => ({ vi: text, en: text });
