import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/platform/config/root.js';
import { LOCALES } from '../../src/platform/i18n/localised.js';
import { Wording } from '../../src/platform/i18n/wording.js';
import { Assets } from '../../src/platform/views/assets.js';
import { Views } from '../../src/platform/views/views.js';

const views = new Views(new Wording(), new Assets());
const names = views.names();
const source = (name: string): string => readFileSync(join(ROOT, 'views', `${name}.hbs`), 'utf8');

describe('templates', () => {
  it.each(names)('%s compiles in every language', (name) => {
    for (const locale of LOCALES) expect(() => views.check(name, locale)).not.toThrow();
  });

  it('place values escaped, always', () => {
    expect(names.filter((name) => /\{\{\{|\{\{&/.test(source(name)))).toEqual([]);
  });

  it('name partials that exist', () => {
    const missing = names.flatMap((name) =>
      [...source(name).matchAll(/\{\{#?>\s*([a-z0-9_/-]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((partial) => !names.includes(partial))
        .map((partial) => `${name}: ${partial}`),
    );
    expect(missing).toEqual([]);
  });

  it('hold no style, script or handler of their own', () => {
    const inline = /\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)/i;
    expect(names.filter((name) => inline.test(source(name)))).toEqual([]);
  });

  it('hold no sentence: every word comes from the wording or the model', () => {
    const wordy = names.filter((name) => /\p{L}{2,}/u.test(textOf(source(name))) && !name.startsWith('emails/'));
    expect(wordy.map((name) => `${name}: ${/\p{L}{2,}.*/u.exec(textOf(source(name)))?.[0]}`)).toEqual([]);
  });
});

/** What would be read if every expression were empty. Sizes and names of formats are no sentences. */
const textOf = (hbs: string): string =>
  hbs
    .replace(/\{\{!--[\s\S]*?--\}\}|\{\{[\s\S]*?\}\}/g, '')
    .replace(/<(svg|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&[a-z]+;/g, '');
