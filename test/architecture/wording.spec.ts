import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { LOCALES, type Locale } from '../../src/platform/i18n/localised.js';
import { filesBelow, ROOT } from './sources.js';

type Words = ReadonlyMap<string, string>;

function load(locale: Locale): Words {
  const words = new Map<string, string>();
  for (const file of filesBelow(`views/wording/${locale}`, '.yaml')) {
    collect(parse(readFileSync(join(ROOT, file), 'utf8')), '', words);
  }
  return words;
}

function collect(node: unknown, path: string, into: Map<string, string>): void {
  if (node !== null && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) collect(value, path ? `${path}.${key}` : key, into);
  } else if (node !== null && node !== undefined) into.set(path, String(node));
}

const placeholders = (text: string): string[] => [...new Set(text.match(/\{[a-zA-Z_]+\}/g) ?? [])].sort();

const words = Object.fromEntries(LOCALES.map((locale) => [locale, load(locale)])) as Record<Locale, Words>;
const [first, ...others] = LOCALES;
const texts = [...filesBelow('src', '.ts'), ...filesBelow('views', '.hbs'), ...filesBelow('src', '.yaml')].map((path) =>
  readFileSync(join(ROOT, path), 'utf8'),
);
const everything = texts.join('\n');

describe('wording', () => {
  it.each(others)('has in %s every sentence that stands in the first language, and no other', (locale) => {
    const missing = [...words[first].keys()].filter((key) => !words[locale].has(key));
    const extra = [...words[locale].keys()].filter((key) => !words[first].has(key));
    expect({ missing, extra }).toEqual({ missing: [], extra: [] });
  });

  it.each(others)('fills the same values in %s as in the first language', (locale) => {
    const differing = [...words[first]].filter(([key, text]) => {
      const other = words[locale].get(key);
      return other !== undefined && placeholders(text).join() !== placeholders(other).join();
    });
    expect(differing.map(([key]) => key)).toEqual([]);
  });

  it('has every sentence that a template asks for by its key', () => {
    const asked = [...everything.matchAll(/[{(]t\s+'([a-z0-9_.-]+)'/gi)].map((match) => match[1] ?? '');
    expect([...new Set(asked)].filter((key) => !words[first].has(key))).toEqual([]);
  });

  it('has no sentence that nothing asks for', () => {
    const unused = [...words[first].keys()].filter((key) => !isUsed(key));
    expect(unused).toEqual([]);
  });
});

/** Beginnings of keys that code completes: `status.${phase}` makes every key below `status.` count as used. */
const begun = new Set(
  [...everything.matchAll(/[`'"]([a-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)*\.)(?:\$\{|['"`]\s*\+|')/g)].map(
    (match) => match[1] ?? '',
  ),
);
// Small forms name the beginning of their keys: `words: 'staff'` asks for `staff.name`.
for (const [, words] of everything.matchAll(/words: '([a-z_.]+)'/g)) begun.add(`${words}.`);
const ends = new Set(
  [...everything.matchAll(/[`'"]([a-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_-]+)+)[`'"]/g)].map((match) => match[1] ?? ''),
);

function isUsed(key: string): boolean {
  if (ends.has(key)) return true;
  const parts = key.split('.');
  // A problem's code is thrown as `forms.required` and stands in the wording as `errors.forms.required`.
  if (parts[0] === 'errors' && ends.has(parts.slice(1).join('.'))) return true;
  return parts.some((_, at) => {
    const beginning = `${parts.slice(0, at + 1).join('.')}.`;
    return at > 0 && begun.has(beginning) ? true : at === 0 && parts.length === 2 && begun.has(beginning);
  });
}
