import type { Problem } from '../../platform/errors/errors.js';
import type { FunctionName } from './functions.js';
import type { Loop, Node, Place, Test } from './syntax.types.js';
import { baseOf, comparable, elementOf, type FeelType, isA, partType, united } from './types.js';

type Names = ReadonlyMap<string, FeelType>;

/** Everything about an understood expression that does not fit the types of the names it reads. */
export function typeProblems(node: Node, source: string, names: Names, expected: FeelType): Problem[] {
  const checker = new Checker(source);
  const found = checker.typeOf(node, names);
  if (expected !== 'any') checker.fits(found, expected, node);
  return checker.problems;
}

const NOT_EXPECTED: Readonly<Record<string, string>> = {
  boolean: 'forms.expression_not_condition',
  number: 'forms.expression_not_number',
  date: 'forms.expression_not_date',
  string: 'forms.expression_not_text',
  duration: 'forms.expression_not_length',
  list: 'forms.expression_not_list',
};

class Checker {
  readonly problems: Problem[] = [];

  constructor(private readonly source: string) {}

  typeOf(node: Node, names: Names): FeelType {
    switch (node.kind) {
      case 'literal':
        return literalType(node.value);
      case 'name':
        return names.get(node.name) ?? this.unknown('forms.expression_unknown_name', { name: node.name });
      case 'path':
        return this.path(node, names);
      case 'arithmetic':
        return this.arithmetic(node, names);
      case 'negate':
        return this.negated(node.of, names);
      case 'compare':
        this.together(node.left, node.right, names, node);
        return 'boolean';
      case 'logic':
        for (const side of [node.left, node.right]) this.fits(this.typeOf(side, names), 'boolean', side);
        return 'boolean';
      case 'in':
        for (const test of node.tests) this.test(node.value, test, names);
        return 'boolean';
      case 'if':
        this.fits(this.typeOf(node.test, names), 'boolean', node.test);
        return united(this.typeOf(node.then, names), this.typeOf(node.otherwise, names));
      case 'list':
        return { listOf: this.union(node.items, names) };
      case 'call':
        return this.call(node, names);
      case 'quantified':
        this.fits(this.typeOf(node.test, this.withLoops(node.loops, names)), 'boolean', node.test);
        return 'boolean';
    }
  }

  /** Notes a problem unless a value of this type can be used where `expected` is wanted. */
  fits(found: FeelType, expected: FeelType, at: Place): void {
    if (comparable(found, expected)) return;
    this.unknown(NOT_EXPECTED[baseOf(expected)] ?? 'forms.expression_types', { part: this.quote(at) });
  }

  private unknown(code: string, values: Problem['values']): FeelType {
    const problem = { at: '', code, ...(values && { values }) };
    if (!this.problems.some((one) => JSON.stringify(one) === JSON.stringify(problem))) this.problems.push(problem);
    return 'any';
  }

  private mismatch = (at: Place): FeelType => this.unknown('forms.expression_types', { part: this.quote(at) });

  private quote({ from, to }: Place): string {
    const text = this.source.slice(from, to).replace(/\s+/g, ' ');
    return text.length > 60 ? `${text.slice(0, 59)}…` : text;
  }

  private path(node: Node & { kind: 'path' }, names: Names): FeelType {
    const of = this.typeOf(node.of, names);
    const values = { name: node.name, of: this.quote(node.of) };
    return partType(of, node.name) ?? this.unknown('forms.expression_unknown_part', values);
  }

  private negated(of: Node, names: Names): FeelType {
    const type = this.typeOf(of, names);
    return isA(type, 'number') || isA(type, 'duration') ? type : this.mismatch(of);
  }

  private arithmetic(node: Node & { kind: 'arithmetic' }, names: Names): FeelType {
    const [left, right] = [this.typeOf(node.left, names), this.typeOf(node.right, names)];
    const both = (base: string): boolean => isA(left, base) && isA(right, base);
    if (left === 'any' && right === 'any') return node.op === '*' || node.op === '/' ? 'number' : 'any';
    if (both('number')) return 'number';
    if (node.op === '+' && both('string')) return 'string';
    if (node.op === '+' || node.op === '-') {
      if (both('duration')) return left === 'any' ? 'any' : 'duration';
      if (isA(left, 'date') && isA(right, 'duration')) return 'date';
      if (node.op === '+' && isA(left, 'duration') && isA(right, 'date')) return 'date';
      if (node.op === '-' && both('date')) return 'duration';
    }
    return this.mismatch(node);
  }

  /** Two sides that are held against each other; a text beside a choice must be one that the choice offers. */
  private together(left: Node, right: Node, names: Names, at: Place): void {
    const types = [this.typeOf(left, names), this.typeOf(right, names)] as const;
    if (!comparable(...types)) this.mismatch(at);
    this.offered(types[0], right);
    this.offered(types[1], left);
  }

  private offered(type: FeelType, node: Node): void {
    if (typeof type !== 'object' || !('oneOf' in type) || node.kind !== 'literal') return;
    if (typeof node.value !== 'string' || type.oneOf.includes(node.value)) return;
    this.unknown('forms.expression_no_such_choice', { text: node.value });
  }

  private test(value: Node, test: Test, names: Names): void {
    if (test.kind === 'range') {
      this.together(value, test.low, names, test);
      this.together(value, test.high, names, test);
      return;
    }
    const found = this.typeOf(test.value, names);
    const isAmong = test.kind === 'is' && baseOf(found) === 'list' && baseOf(this.typeOf(value, names)) !== 'list';
    if (!isAmong) return this.together(value, test.value, names, test);
    this.members(test.value, elementOf(found), value, names);
  }

  /** A value that is looked for in a list. */
  private members(list: Node, element: FeelType, value: Node, names: Names): void {
    if (list.kind === 'list') return list.items.forEach((item) => this.together(value, item, names, item));
    if (!comparable(this.typeOf(value, names), element)) this.mismatch(list);
    this.offered(element, value);
  }

  private union = (nodes: readonly Node[], names: Names): FeelType => {
    const [first = 'any', ...rest] = nodes.map((one) => this.typeOf(one, names));
    return rest.reduce(united, first);
  };

  private withLoops(loops: readonly Loop[], names: Names): Names {
    const inner = new Map(names);
    for (const { name, list } of loops) {
      const type = this.typeOf(list, inner);
      this.fits(type, { listOf: 'any' }, list);
      inner.set(name, elementOf(type));
    }
    return inner;
  }

  private call({ name, args }: Node & { kind: 'call' }, names: Names): FeelType {
    const types = args.map((arg) => this.typeOf(arg, names));
    const wants = (...expected: FeelType[]): void =>
      args.forEach((arg, at) => this.fits(types[at] ?? 'any', expected[at] ?? expected[0] ?? 'any', arg));
    const [first] = args;
    const one = types.length === 1 && types[0] && baseOf(types[0]) === 'list';
    const all = one ? elementOf(types[0] ?? 'any') : this.union(args, names);
    if (name === 'not') wants('boolean');
    if (name === 'count') wants({ listOf: 'any' });
    if (name === 'contains') wants('string', 'string');
    if (name === 'duration') wants('string');
    if (name === 'date' && !isA(types[0] ?? 'any', 'date')) wants('string');
    if (name === 'sum' && !(one && isA(all, 'number'))) wants('number');
    if (name === 'list contains') {
      wants({ listOf: 'any' }, 'any');
      if (first && args[1]) this.members(first, elementOf(types[0] ?? 'any'), args[1], names);
    }
    return name === 'min' || name === 'max' ? all : RESULTS[name];
  }
}

const RESULTS: Readonly<Record<Exclude<FunctionName, 'min' | 'max'>, FeelType>> = {
  not: 'boolean',
  count: 'number',
  sum: 'number',
  contains: 'boolean',
  'list contains': 'boolean',
  today: 'date',
  date: 'date',
  duration: 'duration',
};

function literalType(value: null | boolean | number | string): FeelType {
  if (value === null) return 'any';
  return typeof value as 'boolean' | 'number' | 'string';
}
