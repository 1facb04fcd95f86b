import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/platform/config/root.js';
import { Views } from '../../src/platform/views/views.js';
import type { TestApp } from '../support/app.js';

/** Notes which templates the portal renders, so that a suite can say which pages it never saw. */
export function watchTemplates(app: TestApp): ReadonlySet<string> {
  const views = app.get(Views);
  const seen = new Set<string>();
  const render = views.render.bind(views);
  views.render = (template, model, locale) => {
    seen.add(template);
    return render(template, model, locale);
  };
  return seen;
}

/** Templates of whole pages in a folder under `views/`; the others are parts of them. */
export const pageTemplates = (folder: string): string[] =>
  readdirSync(join(ROOT, 'views', folder))
    .filter((file) => file.endsWith('.hbs'))
    .filter((file) => /\{\{#> layouts\/(page|plain)\}\}/.test(readFileSync(join(ROOT, 'views', folder, file), 'utf8')))
    .map((file) => `${folder}/${file.slice(0, -'.hbs'.length)}`);
