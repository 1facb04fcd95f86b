import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, ROOT, sources } from './sources.js';

interface Ban {
  readonly what: string;
  readonly pattern: RegExp;
  readonly except?: RegExp;
  readonly bad: string;
  readonly good: string;
}

/** Each ban carries a line it must catch and one it must let pass, so that the ban itself is tested. */
const BANS: readonly Ban[] = [
  { what: 'forwardRef', pattern: /\bforwardRef\b/, bad: 'forwardRef(() => A)', good: 'register(a)' },
  { what: 'ModuleRef', pattern: /\bModuleRef\b/, bad: 'constructor(ref: ModuleRef)', good: 'constructor(a: A)' },
  { what: 'request scope', pattern: /Scope\.REQUEST/, bad: 'scope: Scope.REQUEST', good: 'scope' },
  {
    what: 'a schema that changes itself',
    pattern: /synchronize:\s*true/,
    bad: 'synchronize: true',
    good: 'synchronize: false',
  },
  { what: 'as any', pattern: /\bas any\b/, bad: 'x as any', good: 'as anything' },
  { what: '@ts-ignore', pattern: /@ts-(ignore|nocheck)/, bad: '// @ts-ignore', good: '// ts' },
  {
    what: 'process.env outside platform/config',
    pattern: /process\.env/,
    except: /^src\/platform\/config\//,
    bad: 'process.env.A',
    good: 'config.a',
  },
  { what: 'work left for later', pattern: /\b(TODO|FIXME|XXX)\b/, bad: '// TODO', good: '// done' },
  {
    what: 'the machine’s time where a decision is made',
    pattern: /new Date\(\)|\bDate\.now\(\)|\bTemporal\.Now\b/,
    except:
      /^src\/(platform\/(clock|database|queue|outbox|http|threads|health|metrics|mail|storage|ratelimit|live)\/|cli\/|web\/browser\/|main\.ts)/,
    bad: 'const now = new Date();',
    good: 'new Date(text)',
  },
  {
    what: 'SQL now() for a business time',
    pattern: /(?<![.\w])now\(\)(?!\s*[:{=])|\bcurrent_timestamp\b/i,
    except: /^src\/platform\/(clock|queue|outbox|health|ratelimit|live)\/|\.oracle\.ts$/,
    bad: 'set at = now()',
    good: 'set at = $1',
  },
];

const clockCalls = /(clock|this\.clock|this\.deps\.clock|Clock)\.now\(\)/g;
const code = (text: string): string => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');

describe('what does not stand in the sources', () => {
  it.each(BANS)('$what', ({ what, pattern, except, bad, good }) => {
    expect(pattern.test(bad) && !pattern.test(good)).toBe(true);
    const found = sources.filter((source) => {
      const text = what.startsWith('work') || what.startsWith('@ts') ? source.text : code(source.text);
      return !except?.test(source.path) && pattern.test(text.replace(clockCalls, ''));
    });
    expect(found.map((source) => `${source.path}: ${what}`)).toEqual([]);
  });
});

describe('budgets', () => {
  it('keeps files within 400 lines', () => {
    expect(
      sources.filter((source) => source.lines > 400).map((source) => `${source.path}: ${source.lines} lines`),
    ).toEqual([]);
  });

  it('keeps the median file within 120 lines', () => {
    const sorted = sources.map((source) => source.lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(120);
  });

  it('keeps templates within 200 lines', () => {
    const long = filesBelow('views', '.hbs').map((path) => ({
      path,
      lines: readFileSync(join(ROOT, path), 'utf8').split('\n').length,
    }));
    expect(long.filter((one) => one.lines > 200)).toEqual([]);
  });

  it('asks for no more than seven things in a constructor', () => {
    const crowded = sources.filter((source) => {
      const parameters = /constructor\(([^)]*)\)/.exec(code(source.text))?.[1] ?? '';
      return parameters.split(',').filter((one) => one.trim()).length > 7;
    });
    expect(crowded.map((source) => source.path)).toEqual([]);
  });

  it('gives every module a README of at most 60 lines', () => {
    const modules = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((one) => one.isDirectory());
    const wrong = modules.filter(({ name }) => {
      const path = join(ROOT, 'src', name, 'README.md');
      return !existsSync(path) || readFileSync(path, 'utf8').split('\n').length > 61;
    });
    expect(wrong.map((one) => one.name)).toEqual([]);
  });

  it('has no barrels', () => {
    expect(sources.filter((source) => source.path.endsWith('/index.ts')).map((source) => source.path)).toEqual([]);
  });
});
