import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { evaluate as oracle } from 'feelin';
import { runs } from '../../test/support/runs.js';
import { compileExpression, type FeelValue } from './expressions.js';

const TODAY = '2026-11-24';

/** Names by type, some of which have no value. */
const SCOPE: Readonly<Record<string, unknown>> = {
  n1: 5,
  n2: -2.5,
  n3: 0,
  n0: null,
  s1: 'commune',
  s2: '',
  s0: null,
  b1: true,
  b2: false,
  b0: null,
  l1: [1, 5, 9],
  l2: [],
  r1: { n: 7, s: 'a' },
};

type Source = fc.Arbitrary<string>;

const { num, str, day, months, list, bool } = fc.letrec<{
  num: string;
  str: string;
  day: string;
  months: string;
  list: string;
  bool: string;
}>((tie) => ({
  num: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('n1', 'n2', 'n3', 'n0', 'r1.n', '0', '1', '2.5', '100'),
    joined(tie('num'), ['+', '-', '*', '/'], tie('num')),
    wrapped('-(', tie('num'), ')'),
    wrapped('sum(', tie('list'), ')'),
    wrapped('count(', fc.constantFrom('l1', 'l2', '[1, 2]'), ')'),
    fc.tuple(fc.constantFrom('min', 'max'), tie('num'), tie('num')).map(([name, a, b]) => `${name}(${a}, ${b})`),
    chosen(tie('bool'), tie('num')),
  ),
  str: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('s1', 's2', 's0', 'r1.s', '"commune"', '""', '"a"'),
    joined(tie('str'), ['+'], tie('str')),
    chosen(tie('bool'), tie('str')),
  ),
  day: fc.oneof(
    { depthSize: 'small' },
    fc
      .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
      .map((date) => `date("${date.toISOString().slice(0, 10)}")`),
    joined(tie('day'), ['+', '-'], tie('months')),
  ),
  months: fc.tuple(fc.nat(40), fc.constantFrom('Y', 'M', 'D')).map(([amount, unit]) => `duration("P${amount}${unit}")`),
  list: fc.oneof(
    fc.constantFrom('l1', 'l2'),
    fc.array(tie('num') as Source, { minLength: 1, maxLength: 3 }).map((all) => `[${all.join(', ')}]`),
  ),
  bool: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('b1', 'b2', 'b0', 'true', 'false'),
    joined(tie('bool'), ['and', 'or'], tie('bool')),
    wrapped('not(', tie('bool'), ')'),
    joined(tie('num'), ['=', '!=', '<', '<=', '>', '>='], tie('num')),
    joined(tie('str'), ['=', '!='], tie('str')),
    joined(tie('day'), ['=', '!=', '<', '<=', '>', '>='], tie('day')),
    fc.tuple(tie('num'), fc.constantFrom('1 and 5', '0 and 0', '-3 and n1')).map(([a, b]) => `(${a}) between ${b}`),
    fc
      .tuple(tie('num'), fc.constantFrom('l1', '(1, 5)', '[1..5]', '(0..9)', '(< 2, > 8)'))
      .map(([a, b]) => `(${a}) in ${b}`),
    fc
      .tuple(fc.constantFrom('"commune"', '"a"', 's1'), fc.constantFrom('"com"', '""'))
      .map(([a, b]) => `contains(${a}, ${b})`),
    fc
      .tuple(fc.constantFrom('some', 'every'), fc.constantFrom('>', '=', '!='), fc.constantFrom('0', '5', '10'))
      .map(([word, op, than]) => `${word} x in l1 satisfies x ${op} ${than}`),
    chosen(tie('bool'), tie('bool')),
  ),
}));

function joined(left: fc.Arbitrary<string>, ops: readonly string[], right: fc.Arbitrary<string>): Source {
  return fc.tuple(left, fc.constantFrom(...ops), right).map(([a, op, b]) => `(${a}) ${op} (${b})`);
}

function wrapped(before: string, inner: fc.Arbitrary<string>, after: string): Source {
  return inner.map((text) => before + text + after);
}

function chosen(test: fc.Arbitrary<string>, side: fc.Arbitrary<string>): Source {
  return fc.tuple(test, side, side).map(([a, b, c]) => `(if ${a} then ${b} else ${c})`);
}

function ours(source: string): unknown {
  const compiled = compileExpression(source);
  if (Array.isArray(compiled)) throw new Error(`${source}: ${JSON.stringify(compiled)}`);
  return plain(compiled.evaluate(SCOPE, TODAY));
}

const plain = (value: FeelValue): unknown => JSON.parse(JSON.stringify(value));
const theirs = (source: string): unknown =>
  JSON.parse(JSON.stringify(oracle(source, { ...SCOPE }).value ?? null)) as unknown;

const RUNS = runs(100);

describe('beside another implementation of FEEL', () => {
  it.each([
    ['numbers', num],
    ['texts', str],
    ['days', day],
    ['conditions', bool],
  ])('gives the same %s', (_name, source) => {
    fc.assert(
      fc.property(source as Source, (text) => {
        expect(ours(text)).toEqual(theirs(text));
      }),
      RUNS,
    );
  });

  it('gives the same lists and lengths of time', () => {
    fc.assert(
      fc.property(list as Source, (text) => expect(ours(text)).toEqual(theirs(text))),
      RUNS,
    );
    for (const amount of [1, 12, 18]) {
      expect(ours(`duration("P${amount}M") + duration("P1Y")`)).toBe(`P${amount + 12}M`);
    }
    expect(months).toBeDefined();
  });
});

/** Where we differ on purpose: the expression, what it gives here, and what it gives there. */
const DIFFERENCES: readonly (readonly [why: string, source: string, here: unknown, there: unknown])[] = [
  ['answers keep days as text, and compare as days', '"2020-01-31" = date("2020-01-31")', true, null],
  ['unlike kinds have no order', '1 < "a"', null, false],
  ['a condition holds only when it is true', 'if 1 then "a" else "b"', 'b', 'a'],
  ['what is no truth value is unknown', '1 or false', null, null],
  ['a quantifier over something unknown is unknown', 'some x in [1, 2] satisfies n0 > x', null, false],
  ['a range that ends before it begins is empty', '5 between 15 and -5', false, true],
  ['a value beyond one end is outside, whatever the other end', '100 between n0 and 9', false, null],
  ['a list of one is no value', '[5] = 5', null, true],
  ['only lists are counted', 'count(1)', null, 1],
  ['the greatest of days is a day', 'max(date("2020-01-01"), date("2021-01-01"))', '2021-01-01', null],
  ['months and days are never compared', 'duration("P1Y") > duration("P1D")', null, true],
];

describe('deliberate differences', () => {
  it.each(DIFFERENCES)('%s: %s', (_why, source, here, there) => {
    expect(ours(source)).toEqual(here);
    expect(theirs(source)).toEqual(there);
  });
});
