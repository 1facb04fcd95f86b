import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../platform/config/root.js';
import type { Localised } from '../../platform/i18n/localised.js';
import { foldText } from '../../platform/text.js';

interface Taxonomy {
  readonly lifeEvents: readonly string[];
  readonly names: readonly { readonly words: readonly string[]; readonly events: readonly string[] }[];
  readonly sectors: readonly { readonly vi: string; readonly en: string; readonly events: readonly string[] }[];
}

const FILE = join(ROOT, 'src/catalog/taxonomy.yaml');
const TAXONOMY = parse(readFileSync(FILE, 'utf8')) as Taxonomy;
const SECTORS = new Map(TAXONOMY.sectors.map((one) => [foldText(one.vi), one]));
const NAMES = TAXONOMY.names.map(({ words, events }) => ({ words: words.map(foldText), events }));

/** Ids of the life events that services are grouped by, in the order in which pages show them. */
export const LIFE_EVENTS = TAXONOMY.lifeEvents;

/** Name of a sector of the national catalogue in both languages; unknown ones keep their Vietnamese name. */
export const sectorName = (vi: string): Localised => ({ vi, en: SECTORS.get(foldText(vi))?.en ?? vi });

/** Life events of a procedure of the national catalogue, by its sector and by words in its name. */
export function lifeEventsOf(sector: string, name: string): string[] {
  const folded = ` ${foldText(name)} `;
  const byName = NAMES.filter(({ words }) => words.some((one) => folded.includes(` ${one} `))).flatMap(
    (one) => one.events,
  );
  return [...new Set([...byName, ...(SECTORS.get(foldText(sector))?.events ?? [])])];
}
