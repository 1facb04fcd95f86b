import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { ROOT } from '../config/root.js';
import { LOCALES, type Locale } from './localised.js';

export type WordingValues = Readonly<Record<string, string | number>>;

/** A sentence split at its placeholders: even places are text, odd places are names. */
type Sentence = string | readonly string[];

/** Every sentence of the product, by language and key; read once from `views/wording/<locale>/*.yaml`. */
@Injectable()
export class Wording {
  private readonly sentences: Readonly<Record<Locale, ReadonlyMap<string, Sentence>>>;

  constructor() {
    this.sentences = Object.fromEntries(LOCALES.map((locale) => [locale, load(locale)])) as Record<
      Locale,
      ReadonlyMap<string, Sentence>
    >;
  }

  /** The sentence under this key with `values` filled in. Throws when there is none, or when a value is missing. */
  t(locale: Locale, key: string, values: WordingValues = {}): string {
    const found = this.find(locale, key, values);
    if (found === undefined) throw new Error(`No wording "${key}" in ${locale}`);
    return found;
  }

  /** As `t`, for keys made of something from outside: nothing where there is no such sentence. */
  find(locale: Locale, key: string, values: WordingValues = {}): string | undefined {
    const sentence = this.sentences[locale].get(key);
    if (sentence === undefined || typeof sentence === 'string') return sentence;
    let filled = sentence[0] ?? '';
    for (let at = 1; at < sentence.length; at += 2) {
      const name = sentence[at] ?? '';
      const value = values[name];
      if (value === undefined) throw new Error(`Wording "${key}" needs the value "${name}"`);
      filled += value + (sentence[at + 1] ?? '');
    }
    return filled;
  }

  /** Keys of one language, for tests and for the style guide. */
  keys(locale: Locale): string[] {
    return [...this.sentences[locale].keys()];
  }
}

function load(locale: Locale): ReadonlyMap<string, Sentence> {
  const folder = join(ROOT, 'views/wording', locale);
  const all = new Map<string, Sentence>();
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.yaml')) collect(parse(readFileSync(join(folder, file), 'utf8')), '', all, file);
  }
  return all;
}

function collect(node: unknown, path: string, into: Map<string, Sentence>, file: string): void {
  if (node === null || node === undefined) return;
  if (typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) collect(value, path === '' ? key : `${path}.${key}`, into, file);
    return;
  }
  if (into.has(path)) throw new Error(`${file}: "${path}" stands in another wording file already`);
  const parts = String(node)
    .normalize('NFC')
    .split(/\{([a-zA-Z_]+)\}/);
  into.set(path, parts.length === 1 ? (parts[0] ?? '') : parts);
}
