import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from '../../../platform/config/root.js';
import { type Locale, LOCALES } from '../../../platform/i18n/localised.js';
import type { Label } from './model.types.js';

export type WordValues = Readonly<Record<string, string>>;

/** A word of the printed forms, by its key (`slips.…`) in views/wording/<locale>/documents.yaml. */
export type Words = (key: string, values?: WordValues) => Label;

/** Reads the words of the printed forms once. English is a gloss: left out where the reader's language is Vietnamese. */
export async function loadWords(): Promise<(locale: Locale) => Words> {
  const trees = Object.fromEntries(
    await Promise.all(
      LOCALES.map(async (locale) => {
        const file = join(ROOT, 'views/wording', locale, 'documents.yaml');
        return [locale, parse(await readFile(file, 'utf8')) as unknown] as const;
      }),
    ),
  );
  return (locale) => (key, values) => ({
    vi: word(trees.vi, key, values),
    en: locale === 'en' ? word(trees.en, key, values) : '',
  });
}

function word(tree: unknown, key: string, values: WordValues = {}): string {
  const found = key.split('.').reduce<unknown>((at, step) => (isTree(at) ? at[step] : undefined), tree);
  if (typeof found !== 'string') throw new Error(`No word "${key}" for the printed forms`);
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
