import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Invalid, type Problem } from '../platform/errors/errors.js';
import { bundleHash } from './bundle-hash.js';
import { parseDefinition, writeDefinition } from './text.js';

const FOLDER = join(import.meta.dirname, '../catalog/procedures');
const codes = readdirSync(FOLDER);
const textOf = (code: string): string => readFileSync(join(FOLDER, code, 'procedure.yaml'), 'utf8');
const sample = textOf('2.000635');

function problems(text: string): readonly Problem[] {
  try {
    parseDefinition(text);
  } catch (error) {
    if (error instanceof Invalid) return error.problems;
    throw error;
  }
  return [];
}

/** The sample with one thing in it changed. */
function broken(from: string | RegExp, to: string): readonly Problem[] {
  const text = sample.replace(from, to);
  expect(text).not.toBe(sample);
  return problems(text);
}

describe('the text of a definition', () => {
  it.each(codes)('is read and written back without loss: %s', (code) => {
    const bundle = parseDefinition(textOf(code));
    const written = writeDefinition(bundle);
    expect(parseDefinition(written)).toEqual(bundle);
    expect(writeDefinition(parseDefinition(written))).toBe(written);
    expect(bundleHash(parseDefinition(written))).toBe(bundleHash(bundle));
  });

  it('is written the same whatever the order of its entries', () => {
    const bundle = parseDefinition(sample);
    const reversed = Object.fromEntries(Object.entries(bundle).reverse()) as unknown as typeof bundle;
    expect(writeDefinition(reversed)).toBe(writeDefinition(bundle));
    expect(bundleHash(reversed)).toBe(bundleHash(bundle));
  });

  it('may begin with a byte order mark', () => {
    expect(parseDefinition(`\ufeff${sample}`).code).toBe('2.000635');
  });

  it('says which entry is missing, and in which line', () => {
    const [problem, ...others] = broken(/^ {6}holder: reception\n/m, '');
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ at: 'workflow.states.0', code: 'definition.missing', values: { name: 'holder' } });
    expect(sample.split('\n')[Number(problem?.values?.line) - 1]).toContain('- id: submitted');
  });

  it('guesses what a misspelt entry was meant to be', () => {
    const found = broken('retentionYears:', 'retentionYear:');
    expect(found.map((one) => one.code).sort()).toEqual(['definition.missing', 'definition.unknown_entry_meant']);
    expect(found.find((one) => one.code.endsWith('meant'))).toMatchObject({
      at: 'retentionYear',
      values: { name: 'retentionYear', meant: 'retentionYears' },
    });
  });

  it('asks for quotes where YAML reads a number', () => {
    expect(broken('"2.000635"', '2.000635')).toMatchObject([{ at: 'code', code: 'definition.needs_quotes' }]);
  });

  it('lists what is allowed', () => {
    expect(broken('holder: reception', 'holder: janitor')).toMatchObject([
      { at: 'workflow.states.0.holder', code: 'definition.not_one_of', values: { given: 'janitor' } },
    ]);
    const [problem] = broken('type: person_name', 'type: person');
    expect(problem).toMatchObject({ code: 'definition.not_one_of', values: { given: 'person' } });
    expect(String(problem?.values?.allowed)).toContain('person_name, personal_id');
  });

  it('says once that a route says nothing', () => {
    expect(broken('- communeOf: commune', '- communOf: commune')).toMatchObject([
      { at: 'routing.receive.1', code: 'definition.route_unclear' },
    ]);
  });

  it('wants both languages', () => {
    expect(broken(/^ {2}en: .*\n/m, '')).toMatchObject([{ at: 'name', code: 'definition.missing' }]);
  });

  it('says what is wrong with identifiers, times and numbers', () => {
    expect(broken('- id: submitted', '- id: Đã nộp')).toMatchObject([{ code: 'definition.not_an_id' }]);
    expect(broken('cutOff: "15:00"', 'cutOff: "25:00"')).toMatchObject([{ code: 'definition.not_a_time' }]);
    expect(broken('nationalStatus: 1\n', 'nationalStatus: 11\n')).toMatchObject([{ code: 'definition.too_large' }]);
    expect(broken(/retentionYears: \d+/, 'retentionYears: 0')).toMatchObject([{ code: 'definition.too_small' }]);
  });

  it('points at the line where the text is no YAML', () => {
    const [problem] = problems('schema: 1\ncode: "2.000635\nname: x\n');
    expect(problem).toMatchObject({ code: 'definition.not_yaml' });
    expect(problems('schema: 1\nschema: 1\n')).toMatchObject([{ code: 'definition.key_twice', values: { line: 2 } }]);
  });

  it('refuses texts that would grow without end', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let i = 0; i < 8; i++) bomb.push(`${'bcdefghi'[i]}: &${'bcdefghi'[i]} [${`*${'abcdefgh'[i]}, `.repeat(9)}]`);
    expect(problems(bomb.join('\n'))).toMatchObject([{ code: 'definition.not_yaml' }]);
    expect(problems('x'.repeat(1_000_001))).toMatchObject([{ code: 'definition.file_too_long' }]);
  });

  it.each(['', '[]', 'just words', '42'])('refuses %j', (text) => {
    expect(problems(text).length).toBeGreaterThan(0);
  });
});
