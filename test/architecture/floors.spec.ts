import { describe, expect, it } from '@jest/globals';
import { type Import, moduleOf, sources } from './sources.js';

/** Who may know whom: a file imports from its own module or from a lower floor. */
const FLOORS: Readonly<Record<string, number>> = {
  platform: 0,
  paths: 0,
  forms: 1,
  calendar: 1,
  audit: 1,
  workflow: 2,
  agencies: 2,
  definition: 3,
  identity: 3,
  documents: 3,
  payments: 3,
  catalog: 4,
  applications: 5,
  casework: 6,
  notifications: 7,
  insights: 7,
  web: 8,
  api: 8,
  cli: 9,
  demo: 9,
  'main.ts': 9,
  'boot.ts': 9,
  'app.module.ts': 9,
  'worker.module.ts': 9,
};
/** The composition roots know every module, and one another. */
const TOP = 9;
const PURE = ['forms', 'calendar', 'workflow', 'definition'];
const PURE_MAY_USE = [
  'src/platform/errors/',
  'src/platform/actor.ts',
  'src/platform/text.ts',
  'src/platform/i18n/localised.ts',
];
/** The scripts of the pages run in the browser. */
const BROWSER = 'src/web/browser/';

const all: readonly Import[] = sources.flatMap((source) => source.imports);
const own = all.filter((one) => one.own && one.to.startsWith('src/'));
const say = (one: Import, why: string): string => `${one.from} imports ${one.to}: ${why}`;

describe('floors', () => {
  it('places every module on a floor', () => {
    const unknown = [...new Set(sources.map((source) => moduleOf(source.path)))].filter(
      (name) => FLOORS[name] === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it('lets imports go down only', () => {
    const broken = own.filter((one) => {
      const [from, to] = [moduleOf(one.from), moduleOf(one.to)];
      const [high, low] = [FLOORS[from] ?? -1, FLOORS[to] ?? TOP];
      return from !== to && !(high > low) && high !== TOP;
    });
    expect(
      broken.map((one) => say(one, `${moduleOf(one.to)} is not on a lower floor than ${moduleOf(one.from)}`)),
    ).toEqual([]);
  });

  it('keeps what is internal to a module inside it', () => {
    const broken = own.filter((one) => one.to.includes('/internal/') && moduleOf(one.from) !== moduleOf(one.to));
    expect(broken.map((one) => say(one, 'only files at the root of a module are its public face'))).toEqual([]);
  });

  it('keeps the files below a module folder, other than internal, to platform, web, api and catalog data', () => {
    const deep = own.filter((one) => {
      const [, name = '', ...rest] = one.to.split('/');
      return (
        rest.length > 1 &&
        !['platform', 'web', 'api'].includes(name) &&
        rest[0] !== 'internal' &&
        moduleOf(one.from) !== name
      );
    });
    const allowed = deep.filter((one) => !one.to.startsWith('src/forms/expressions/'));
    expect(allowed.map((one) => say(one, 'of another module only root files may be imported'))).toEqual([]);
  });

  it('keeps forms, calendar, workflow and definition free of Nest, the database and the machinery', () => {
    const broken = all.filter((one) => {
      if (!PURE.includes(moduleOf(one.from))) return false;
      if (!one.own) return /^(@nestjs|typeorm|pg|bullmq|fastify)/.test(one.to);
      return one.to.startsWith('src/platform/') && !PURE_MAY_USE.some((allowed) => one.to.startsWith(allowed));
    });
    expect(broken.map((one) => say(one, 'this module is pure'))).toEqual([]);
  });

  it('lets the scripts of the pages use forms, paths and text only', () => {
    const broken = own.filter((one) => one.from.startsWith(BROWSER) && !one.to.startsWith(BROWSER));
    const allowed = /^src\/(forms\/|paths\/|platform\/text\.ts)/;
    expect(broken.filter((one) => !allowed.test(one.to)).map((one) => say(one, 'it runs in the browser'))).toEqual([]);
  });

  it('has no import cycle between files', () => {
    expect(cycles()).toEqual([]);
  });
});

const KEPT: readonly (readonly [RegExp, RegExp, string])[] = [
  [/^handlebars$/, /^src\/platform\/views\//, 'handlebars belongs to platform/views'],
  [/^bullmq$/, /^src\/platform\/(queue|outbox)\//, 'bullmq belongs to platform/queue and platform/outbox'],
  [/^class-validator$/, /^src\/(api|platform\/config)\//, 'class-validator belongs to api and platform/config'],
  [/^@nestjs\/swagger$/, /^src\/(api|platform\/config)\//, 'Swagger belongs to api and platform/config'],
];

describe('libraries with one home', () => {
  it.each(KEPT)('%s stays at home', (library, home, why) => {
    const strays = all.filter((one) => !one.own && library.test(one.to) && !home.test(one.from));
    expect(strays.map((one) => say(one, why))).toEqual([]);
  });
});

function cycles(): string[] {
  const next = new Map<string, string[]>();
  const typeOnly = /import type\b[^;]*?from\s+['"]([^'"]+)['"]/g;
  for (const source of sources) {
    const types = new Set(
      [...source.text.matchAll(typeOnly)].map((match) => match[1]?.split('/').pop()?.replace('.js', '.ts')),
    );
    next.set(
      source.path,
      source.imports.filter((one) => one.own && !types.has(one.to.split('/').pop())).map((one) => one.to),
    );
  }
  const found: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'done') return;
    if (state.get(path) === 'open') return void found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    state.set(path, 'open');
    for (const to of next.get(path) ?? []) visit(to, [...trail, path]);
    state.set(path, 'done');
  };
  for (const source of sources) visit(source.path, []);
  return found;
}
