import { describe, expect, it } from '@jest/globals';
import { checkExpression, compileExpression, type FeelType, type FeelValue } from './expressions.js';

const TODAY = '2026-11-24';

function evaluate(source: string, scope: Readonly<Record<string, unknown>> = {}): FeelValue {
  const compiled = compileExpression(source);
  if (Array.isArray(compiled)) throw new Error(`${source}: ${JSON.stringify(compiled)}`);
  return compiled.evaluate(scope, TODAY);
}

const said = (source: string, scope?: Readonly<Record<string, unknown>>): unknown =>
  JSON.parse(JSON.stringify(evaluate(source, scope)));

describe('an expression', () => {
  it.each([
    ['8000 * copies', { copies: 3 }, 24000],
    ['(2 + 3) * 4 - 6 / 3', {}, 18],
    ['-copies + 1', { copies: 3 }, -2],
    ['office = "commune"', { office: 'commune' }, true],
    ['storeys >= 3 or basement = true', { storeys: 1, basement: true }, true],
    ['not(purpose = "marriage" and status = "married")', { purpose: 'marriage', status: 'married' }, false],
    ['copies between 1 and 5', { copies: 5 }, true],
    ['copies in [1..5)', { copies: 5 }, false],
    ['copies in (< 2, > 8)', { copies: 9 }, true],
    ['kind in ("birth", "death")', { kind: 'death' }, true],
    ['"mail" in ways', { ways: ['phone', 'mail'] }, true],
    ['list contains(ways, "post")', { ways: ['phone', 'mail'] }, false],
    ['contains(name, "Thị")', { name: 'Nguyễn Thị' }, true],
    ['if age >= 18 then "adult" else "child"', { age: 17 }, 'child'],
    ['count(files) + sum([1, 2]) + max(1, 5) - min(4, 2)', { files: ['a', 'b'] }, 8],
    ['some way in ways satisfies way = "mail"', { ways: ['phone', 'mail'] }, true],
    ['every way in ways satisfies way != "mail"', { ways: ['phone', 'mail'] }, false],
    ['some a in [1, 2], b in [a, 5] satisfies a + b = 7', {}, true],
    ['home.commune = "19753"', { home: { province: '46', commune: '19753' } }, true],
    ['case.outcome != ""', { case: { outcome: 'approved' } }, true],
    ['"a" + "b"', {}, 'ab'],
    ['1 /* one */ + 1 // two', {}, 2],
    ['"\\u00e9" = "e\u0301"', {}, true],
  ])('%s', (source, scope, expected) => {
    expect(evaluate(source, scope)).toEqual(expected);
  });

  it('works with days as answers keep them', () => {
    const born = { born: '2008-11-24' };
    expect(evaluate('born + duration("P18Y") <= today()', born)).toBe(true);
    expect(evaluate('born + duration("P18Y1D") <= today()'.replace('18Y1D', '18Y1M'), born)).toBe(false);
    expect(said('date("2024-01-31") + duration("P1M")')).toBe('2024-02-29');
    expect(said('today() - duration("P60D")')).toBe('2026-09-25');
    expect(said('date("2024-03-01") - date("2024-02-01")')).toBe('P29D');
    expect(said('duration("P1Y") + duration("P2M")')).toBe('P14M');
    expect(evaluate('born >= date("2008-01-01") and born < date("2009-01-01")', born)).toBe(true);
    expect(evaluate('born.year = 2008 and today().month = 11', born)).toBe(true);
    expect(evaluate('born in [date("2000-01-01")..today()]', born)).toBe(true);
    expect(said('max(date("2024-01-01"), date("2025-01-01"))')).toBe('2025-01-01');
  });

  it('treats what is absent as unknown, and unknown is never true', () => {
    for (const source of [
      'a > 1',
      'a = 1',
      'a + 1 = 2',
      'not(a)',
      'a and true',
      'a.b = 1',
      'a in [1..2]',
      'count(a) = 0',
    ]) {
      expect({ source, value: evaluate(source) === true }).toEqual({ source, value: false });
    }
    expect(evaluate('a and false')).toBe(false);
    expect(evaluate('a or true')).toBe(true);
    expect(evaluate('a = null')).toBe(true);
    expect(evaluate('a != "self"')).toBe(true);
  });

  it('names what it reads, and not what it binds itself', () => {
    const compiled = compileExpression('some w in ways satisfies w = other and inputs.x > w');
    expect(compiled).toMatchObject({ reads: ['ways', 'other', 'inputs'] });
  });

  it('sees nothing that is inherited', () => {
    expect(evaluate('constructor')).toBeNull();
    expect(evaluate('a.constructor', { a: {} })).toBeNull();
    expect(evaluate('a.length', { a: [1] })).toBeNull();
    expect(evaluate('__proto__', JSON.parse('{"a": 1}'))).toBeNull();
  });

  it('gives up on what takes too long', () => {
    const many = Array.from({ length: 100 }, (_, at) => at);
    expect(evaluate('every a in x, b in x, c in x satisfies a + b + c >= 0', { x: many })).toBeNull();
  });
});

describe('what is refused', () => {
  it.each([
    ['', 'expression_empty'],
    ['a <', 'expression_ends_early'],
    ['1 2', 'expression_syntax'],
    ['a and and b', 'expression_syntax'],
    ['2 ** 3', 'expression_not_supported'],
    ['a[1]', 'expression_not_supported'],
    ['{a: 1}', 'expression_not_supported'],
    ['for x in a return x', 'expression_not_supported'],
    ['function(a) a', 'expression_not_supported'],
    ['a instance of string', 'expression_not_supported'],
    ['@"2020-01-01"', 'expression_not_supported'],
    ['place of birth = 1', 'expression_not_supported'],
    ['some x in 1..5 satisfies x > 1', 'expression_not_supported'],
    ['date and time("2020-01-01T00:00:00")', 'expression_unknown_function'],
    ['matches(a, "(a+)+$")', 'expression_unknown_function'],
    ['string length(a)', 'expression_unknown_function'],
    ['not()', 'expression_arguments'],
    ['today(1)', 'expression_arguments'],
    ['date("2020-02-30")', 'expression_no_such_day'],
    ['duration("PT5H")', 'expression_no_duration'],
    ['duration("P1Y2D")', 'expression_no_duration'],
    ['('.repeat(200) + '1' + ')'.repeat(200), 'expression_too_deep'],
    [`a = "${'x'.repeat(2000)}"`, 'expression_too_long'],
  ])('%s', (source, code) => {
    expect(compileExpression(source)).toMatchObject([{ at: '', code: `forms.${code}` }]);
  });
});

describe('types', () => {
  const types = new Map<string, FeelType>([
    ['copies', 'number'],
    ['name', 'string'],
    ['born', 'date'],
    ['self', 'boolean'],
    ['office', { oneOf: ['commune', 'department'] }],
    ['ways', { listOf: { oneOf: ['mail', 'phone'] } }],
    ['home', { parts: { province: 'string', commune: 'string' } }],
  ]);

  it.each([
    ['copies > 1 and self'],
    ['born + duration("P18Y") <= today()'],
    ['office in ("commune", "department")'],
    ['list contains(ways, "mail") or "phone" in ways'],
    ['home.province = "46"'],
    ['count(ways) = copies'],
    ['some way in ways satisfies way = "mail"'],
    ['if self then copies > 1 else name = "x"'],
    ['office = null'],
    ['born.year > 2000'],
  ])('%s', (source) => {
    expect(checkExpression(source, types, 'boolean')).toEqual([]);
  });

  it.each([
    ['copes > 1', 'expression_unknown_name'],
    ['copies = "1"', 'expression_types'],
    ['copies + name > 1', 'expression_types'],
    ['born > "2020-01-01"', 'expression_types'],
    ['born + copies > today()', 'expression_types'],
    ['name and self', 'expression_not_condition'],
    ['not(copies)', 'expression_not_condition'],
    ['if copies then self else self', 'expression_not_condition'],
    ['office = "comune"', 'expression_no_such_choice'],
    ['office in ("commune", "province")', 'expression_no_such_choice'],
    ['"post" in ways', 'expression_no_such_choice'],
    ['list contains(ways, "post")', 'expression_no_such_choice'],
    ['some way in ways satisfies way = "post"', 'expression_no_such_choice'],
    ['copies in ("a", 2)', 'expression_types'],
    ['copies between 1 and name', 'expression_types'],
    ['home.town = "46"', 'expression_unknown_part'],
    ['home = "46"', 'expression_types'],
    ['count(name) > 1', 'expression_not_list'],
    ['sum(ways) > 1', 'expression_not_number'],
    ['contains(copies, "1")', 'expression_not_text'],
    ['-name = 1', 'expression_types'],
    ['copies', 'expression_not_condition'],
  ])('%s is refused', (source, code) => {
    expect(checkExpression(source, types, 'boolean')).toMatchObject([{ code: `forms.${code}` }]);
  });

  it('expects what its place needs', () => {
    expect(checkExpression('copies', types, 'number')).toEqual([]);
    expect(checkExpression('office', types, 'string')).toEqual([]);
    expect(checkExpression('today()', types, 'date')).toEqual([]);
    expect(checkExpression('copies', types, 'date')).toMatchObject([{ code: 'forms.expression_not_date' }]);
  });
});
