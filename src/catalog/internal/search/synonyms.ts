import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../platform/config/root.js';
import { foldText } from '../../../platform/text.js';

/** Everyday expressions and the words that stand in the names of procedures; everything folded. */
export interface Synonym {
  readonly everyday: readonly string[];
  readonly official: readonly string[];
}

interface Entry {
  readonly say: readonly string[];
  readonly means: readonly string[];
}

const FILE = join(ROOT, 'src/catalog/synonyms.yaml');

/** Read once from `synonyms.yaml`, which people who know the counter can edit without touching code. */
export const SYNONYMS: readonly Synonym[] = (parse(readFileSync(FILE, 'utf8')) as Entry[]).map((entry) => ({
  everyday: entry.say.map(foldText),
  official: entry.means.map(foldText),
}));
