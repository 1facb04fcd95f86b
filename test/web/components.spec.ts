import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../src/platform/config/root.js';
import { Wording } from '../../src/platform/i18n/wording.js';
import { Assets } from '../../src/platform/views/assets.js';
import { safeHtml } from '../../src/platform/views/safe-html.js';
import { Views } from '../../src/platform/views/views.js';
import { normaliseHtml } from './normalise-html.js';

interface Fixture {
  readonly name: string;
  readonly options: Record<string, unknown>;
  readonly html: string;
}

const PACKAGE = join(ROOT, 'node_modules/govuk-frontend/dist/govuk/components');
const views = new Views(new Wording(), new Assets());

const fixturesOf = (component: string): readonly Fixture[] =>
  (JSON.parse(readFileSync(join(PACKAGE, component, 'fixtures.json'), 'utf8')) as { fixtures: Fixture[] }).fixtures;

const ported = readdirSync(join(ROOT, 'views/components')).filter((name) =>
  existsSync(join(PACKAGE, name, 'fixtures.json')),
);

/** What we leave out on purpose, and why. The test fails as well when one of these passes. */
const SKIPPED: readonly (readonly [RegExp, string])[] = [
  [/^character-count: with count type 'words'/, 'counting words is left out: limits in Vietnamese are in characters'],
  [/^character-count: with custom textarea description/, 'the message is handed in ready, with the count filled in'],
  [/^character-count: with neither maxlength nor maxwords/, 'a limit is always known when a page is made'],
  [/^(character-count|password-input|file-upload): (with translations|translated$)/, 'texts come from the wording'],
  [/^date-input: (day and month|month and year)$/, 'two parts of a date are given as `items`'],
  [/^date-input: with nested name/, 'parts are named day, month and year'],
  [/^date-input: with field value and items/, 'a value stands with its item'],
  [/^date-input: with error on single (field|item) using classes/, 'an error is said with `error`, not by a class'],
  [/^file-upload: enhanced/, 'the package’s own enhancement fails WCAG 2.5.3; paper-row is ours'],
  [/^pagination: with empty items/, 'absent items and no items mean the same'],
  [/^panel: interruption/, 'pages that interrupt are left out'],
  [/^summary-list: empty items array/, 'a row without actions has none at all'],
];

describe('components', () => {
  it('is held to the package in at least 18 of them', () => {
    expect(ported.length).toBeGreaterThanOrEqual(18);
  });

  const cases = ported.flatMap((component) => fixturesOf(component).map((fixture) => ({ component, fixture })));
  it.each(cases.map((one) => [one.component, one.fixture.name, one.fixture] as const))(
    '%s: %s',
    (component, name, fixture) => {
      const reason = SKIPPED.find(([which]) => which.test(`${component}: ${name}`))?.[1];
      const expected = normaliseHtml(fixture.html);
      if (reason === undefined) expect(render(component, fixture)).toEqual(expected);
      else expect({ reason, same: isSame(component, fixture, expected) }).toEqual({ reason, same: false });
    },
  );
});

function isSame(component: string, fixture: Fixture, expected: readonly string[]): boolean {
  try {
    return render(component, fixture).join('\n') === expected.join('\n');
  } catch {
    return false;
  }
}

const render = (component: string, fixture: Fixture): string[] =>
  normaliseHtml(
    views.render(`components/${component}/${component}`, trustMarkup(fixture.options, component) as object, 'en'),
  );

/** The package takes markup as strings under names such as `html`; ours must say that it is markup. */
function trustMarkup(value: unknown, key: string): unknown {
  if (typeof value === 'string') return /html$/i.test(key) || key === 'slots' ? safeHtml(value) : value;
  if (Array.isArray(value)) return value.map((one) => trustMarkup(one, ''));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, trustMarkup(inner, key === 'slots' ? `${name}Html` : name)]),
  );
}
