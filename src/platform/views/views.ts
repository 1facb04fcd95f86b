import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import Handlebars from 'handlebars';
import { ROOT } from '../config/root.js';
import { LOCALES, type Locale } from '../i18n/localised.js';
import { Wording } from '../i18n/wording.js';
import { Assets } from './assets.js';
import { HELPERS, KNOWN_HELPERS } from './helpers.js';
import { prepareTemplate } from './prepare-template.js';

const FOLDER = join(ROOT, 'views');

/**
 * Pages and their parts out of the templates under `views/`. A template is named by its path (`pages/public/home`), a
 * partial likewise (`components/button/button`) and sees only what it is handed. Compiled once per process and language,
 * at first use. A name that the model does not have stops the rendering instead of leaving a hole.
 */
@Injectable()
export class Views {
  private readonly sources = readTemplates();
  private readonly compiled: Readonly<Record<Locale, ReadonlyMap<string, Handlebars.TemplateDelegate>>>;

  constructor(
    private readonly wording: Wording,
    private readonly assets: Assets,
  ) {
    this.compiled = Object.fromEntries(
      LOCALES.map((locale) => [locale, environment(this.sources, locale, wording, assets)]),
    ) as Record<Locale, ReadonlyMap<string, Handlebars.TemplateDelegate>>;
  }

  /** HTML of one template. `model`: strings, numbers, booleans, lists and plain objects of them. */
  render(template: string, model: object, locale: Locale): string {
    const compiled = this.compiled[locale].get(template);
    if (compiled === undefined) throw new Error(`There is no template views/${template}.hbs`);
    return compiled(model, SAFE);
  }

  /** Throws where this template could not be compiled: a broken expression, a sentence or an asset that is missing. */
  check(template: string, locale: Locale): void {
    const source = this.sources.get(template);
    if (source === undefined) throw new Error(`There is no template views/${template}.hbs`);
    Handlebars.precompile(
      prepareTemplate(source, template, constantsOf(locale, this.wording, this.assets)),
      optionsFor(template),
    );
  }

  /** Names of all templates. */
  names(): string[] {
    return [...this.sources.keys()];
  }
}

/** Nothing but own properties of plain objects reaches a template. */
const SAFE = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false } as const;

const OPTIONS = {
  knownHelpers: KNOWN_HELPERS,
  knownHelpersOnly: true,
  preventIndent: true,
  explicitPartialContext: true,
} as const;

/** Components and fields take many options, most of them absent; everywhere else a missing name is a mistake. */
const optionsFor = (name: string): CompileOptions => ({
  ...OPTIONS,
  strict: !/^(components|fields)\//.test(name),
  noEscape: PLAIN_TEXT.test(name),
});

/** The subject and the sentences of a mail are no HTML; whoever puts them into HTML has them escaped there. */
const PLAIN_TEXT = /^emails\/.+\/(subject|body)$/;

function readTemplates(): ReadonlyMap<string, string> {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const templates = files.filter((file) => file.endsWith('.hbs')).sort();
  return new Map(templates.map((file) => [nameOf(file), readFileSync(join(FOLDER, file), 'utf8')]));
}

const nameOf = (file: string): string => file.slice(0, -'.hbs'.length).replaceAll('\\', '/');

/** One set of templates in one language: wording without values becomes plain text when a template is compiled. */
function environment(
  sources: ReadonlyMap<string, string>,
  locale: Locale,
  wording: Wording,
  assets: Assets,
): ReadonlyMap<string, Handlebars.TemplateDelegate> {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(HELPERS);
  handlebars.registerHelper('t', (key: string, options: Handlebars.HelperOptions) =>
    wording.t(locale, key, options.hash),
  );
  handlebars.registerHelper('asset', (name: string) => assets.url(name));
  const constants = constantsOf(locale, wording, assets);
  const all = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, source] of sources) {
    let compiled: Handlebars.TemplateDelegate | undefined;
    const template: Handlebars.TemplateDelegate = (model, options) => {
      compiled ??= handlebars.compile(prepareTemplate(source, name, constants), optionsFor(name));
      return compiled(model, options);
    };
    all.set(name, template);
    handlebars.registerPartial(name, template);
  }
  return all;
}

const constantsOf = (locale: Locale, wording: Wording, assets: Assets) => ({
  t: (key: string) => wording.t(locale, key),
  asset: (name: string) => assets.url(name),
});
