import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../platform/config/root.js';
import type { Locale } from '../../../platform/i18n/localised.js';

export interface Example {
  readonly name: string;
  readonly template: string;
  readonly model: unknown;
}

export interface ShownComponent {
  readonly name: string;
  readonly examples: readonly Example[];
  /** Items of a list stand in the list they belong to. */
  readonly inList: boolean;
}

const FOLDER = join(ROOT, 'views/components');
const LIST_ITEMS = new Set(['paper-row', 'stat']);

/** Every component with its examples, in one language; a text in both is written `{ vi, en }`. */
export function componentsIn(locale: Locale): ShownComponent[] {
  return readdirSync(FOLDER)
    .sort()
    .filter((name) => existsSync(join(FOLDER, name, `${name}.yaml`)))
    .map((name) => ({
      name,
      inList: LIST_ITEMS.has(name),
      examples: (parse(readFileSync(join(FOLDER, name, `${name}.yaml`), 'utf8')) as Omit<Example, 'template'>[]).map(
        (example) => ({
          name: example.name,
          template: `components/${name}/${name}`,
          model: inLanguage(example.model, locale),
        }),
      ),
    }));
}

function inLanguage(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((one) => inLanguage(one, locale));
  if (value === null || typeof value !== 'object') return value;
  if ('vi' in value && 'en' in value) return value[locale];
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inLanguage(inner, locale)]));
}
