import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { ROOT } from '../config/root.js';
import { LOCALES, type Locale } from '../i18n/localised.js';
import { Wording, type WordingValues } from '../i18n/wording.js';
import { Assets } from './assets.js';
import { generate } from './generate.js';
import { HELPERS } from './helpers.js';
import { prepareTemplate } from './prepare-template.js';
import { runtime } from './runtime.js';

type Template = (context: unknown, root: object, block?: (context?: unknown) => string) => string;

const FOLDER = join(ROOT, 'views');

/**
 * Pages and their parts out of the templates under `views/`. A template is named by its path (`pages/public/home`), a
 * partial likewise (`components/button/button`) and sees only what it is handed. Compiled once per process and language,
 * at first use. A name that the model does not have stops the rendering instead of leaving a hole.
 */
@Injectable()
export class Views {
  private readonly sources = readTemplates();
  private readonly templates: Readonly<Record<Locale, TemplateSet>>;

  constructor(wording: Wording, assets: Assets) {
    this.templates = Object.fromEntries(
      LOCALES.map((locale) => [locale, new TemplateSet(this.sources, locale, wording, assets)]),
    ) as Record<Locale, TemplateSet>;
  }

  /** HTML of one template. `model`: strings, numbers, booleans, lists and plain objects of them. */
  render(template: string, model: object, locale: Locale): string {
    return this.templates[locale].named(template)(runtime.plain(model), model);
  }

  /** Throws where this template could not be compiled: a broken expression, a sentence or an asset that is missing. */
  check(template: string, locale: Locale): void {
    this.templates[locale].compile(template);
  }

  /** Names of all templates. */
  names(): string[] {
    return [...this.sources.keys()];
  }
}

/** All templates in one language: wording without values becomes plain text when a template is compiled. */
class TemplateSet {
  private readonly compiled = new Map<string, Template>();
  private readonly helpers: object;
  private readonly constants: Readonly<Record<string, (name: string) => string>>;

  constructor(
    private readonly sources: ReadonlyMap<string, string>,
    locale: Locale,
    wording: Wording,
    assets: Assets,
  ) {
    const asset = (name: string): string => assets.url(name);
    const t = (key: string, values?: WordingValues): string => wording.t(locale, key, values);
    this.helpers = { ...HELPERS, t, asset };
    this.constants = { t: (key) => wording.t(locale, key), asset };
  }

  named(name: string): Template {
    const known = this.compiled.get(name);
    if (known) return known;
    const made = this.compile(name);
    this.compiled.set(name, made);
    return made;
  }

  compile(name: string): Template {
    const source = this.sources.get(name);
    if (source === undefined) throw new Error(`There is no template views/${name}.hbs`);
    try {
      const code = generate(prepareTemplate(source, name, this.constants), name, isStrict(name));
      const make = new Function('rt', 'h', 'partial', `${code}\n//# sourceURL=views/${name}.hbs`) as Make;
      return make(runtime, this.helpers, (partial) => this.later(partial));
    } catch (error) {
      throw new Error(`views/${name}.hbs: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }

  /** A partial is compiled when it is first placed, so that partials may name one another in any order. */
  private later(name: string): Template {
    let template: Template | undefined;
    return (context, root, block) => (template ??= this.named(name))(context, root, block);
  }
}

type Make = (rt: typeof runtime, helpers: object, partial: (name: string) => Template) => Template;

/** Components and fields take many options, most of them absent; everywhere else a missing name is a mistake. */
const isStrict = (name: string): boolean => !/^(components|fields)\//.test(name);

function readTemplates(): ReadonlyMap<string, string> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const templates = files.filter((file) => file.endsWith('.hbs')).sort();
  return new Map(templates.map((file) => [nameOf(file), readFileSync(join(FOLDER, file), 'utf8')]));
}

const nameOf = (file: string): string => file.slice(0, -'.hbs'.length).replaceAll('\\', '/');
