import { call } from './functions.js';
import type { ArithOp, CompareOp, Loop, Node, Test } from './syntax.types.js';
import { addTo, asDate, compare, daysBetween, equal, FeelDate, FeelDuration, type FeelValue } from './values.js';
import { isList, partOf, toFeel } from './values.js';

/** So many nodes are visited at most, whatever the lists that the expression walks over. */
const MOST_STEPS = 20_000;

interface Setting {
  readonly scope: Readonly<Record<string, unknown>>;
  readonly locals: Readonly<Record<string, FeelValue>>;
  readonly today: string;
  readonly steps: { left: number };
}

class TooManySteps extends Error {}

/** What the expression says of these values; null also where it would take too long. */
export function evaluate(node: Node, scope: Readonly<Record<string, unknown>>, today: string): FeelValue {
  try {
    return value(node, { scope, locals: {}, today, steps: { left: MOST_STEPS } });
  } catch (error) {
    if (error instanceof TooManySteps) return null;
    throw error;
  }
}

function value(node: Node, at: Setting): FeelValue {
  if (at.steps.left-- <= 0) throw new TooManySteps();
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'name':
      return named(node.name, at);
    case 'path':
      return partOf(value(node.of, at), node.name);
    case 'arithmetic':
      return arithmetic(node.op, value(node.left, at), value(node.right, at));
    case 'negate':
      return negated(value(node.of, at));
    case 'compare':
      return compared(node.op, value(node.left, at), value(node.right, at));
    case 'logic':
      return joined(node.op === 'or', [() => value(node.left, at), () => value(node.right, at)]);
    case 'in':
      return isIn(value(node.value, at), node.tests, at);
    case 'if':
      return value(node.test, at) === true ? value(node.then, at) : value(node.otherwise, at);
    case 'list':
      return node.items.map((item) => value(item, at));
    case 'call':
      return call(
        node.name,
        node.args.map((arg) => value(arg, at)),
        at.today,
      );
    case 'quantified':
      return quantified(node, node.loops, at);
  }
}

function named(name: string, { locals, scope }: Setting): FeelValue {
  if (Object.hasOwn(locals, name)) return locals[name] ?? null;
  return Object.hasOwn(scope, name) ? toFeel(scope[name]) : null;
}

/** Three-valued: `stop` (true for or, false for and) decides at once; otherwise one unknown makes the whole unknown. */
function joined(stop: boolean, parts: readonly (() => FeelValue)[]): boolean | null {
  let unknown = false;
  for (const part of parts) {
    const one = part();
    if (one === stop) return stop;
    if (typeof one !== 'boolean') unknown = true;
  }
  return unknown ? null : !stop;
}

function compared(op: CompareOp, left: FeelValue, right: FeelValue): boolean | null {
  if (op === '=' || op === '!=') {
    const same = equal(left, right);
    return same === null ? null : same === (op === '=');
  }
  const order = compare(left, right);
  if (order === null) return null;
  if (op === '<') return order < 0;
  if (op === '<=') return order <= 0;
  return op === '>' ? order > 0 : order >= 0;
}

function arithmetic(op: ArithOp, left: FeelValue, right: FeelValue): FeelValue {
  if (typeof left === 'number' && typeof right === 'number') return numeric(op, left, right);
  if (op === '+') return added(left, right);
  if (op !== '-') return null;
  if (right instanceof FeelDuration) return added(left, negated(right));
  const [to, from] = [asDate(left), asDate(right)];
  return to && from ? daysBetween(from, to) : null;
}

function numeric(op: ArithOp, left: number, right: number): number | null {
  const result = { '+': left + right, '-': left - right, '*': left * right, '/': left / right }[op];
  return Number.isFinite(result) ? result : null;
}

function added(left: FeelValue, right: FeelValue): FeelValue {
  if (typeof left === 'string' && typeof right === 'string') return left + right;
  if (left instanceof FeelDuration && right instanceof FeelDuration) {
    return left.unit === right.unit ? new FeelDuration(left.unit, left.amount + right.amount) : null;
  }
  const [date, by] = left instanceof FeelDuration ? [asDate(right), left] : [asDate(left), right];
  return date instanceof FeelDate && by instanceof FeelDuration ? addTo(date, by) : null;
}

function negated(one: FeelValue): FeelValue {
  if (typeof one === 'number') return 0 - one;
  return one instanceof FeelDuration ? new FeelDuration(one.unit, 0 - one.amount) : null;
}

const isIn = (one: FeelValue, tests: readonly Test[], at: Setting): boolean | null =>
  joined(
    true,
    tests.map((test) => () => passes(one, test, at)),
  );

function passes(one: FeelValue, test: Test, at: Setting): boolean | null {
  if (test.kind === 'than') return compared(test.op, one, value(test.value, at));
  if (test.kind === 'range') {
    const { low, high, withLow, withHigh } = test;
    return joined(false, [
      () => compared(withLow ? '>=' : '>', one, value(low, at)),
      () => compared(withHigh ? '<=' : '<', one, value(high, at)),
    ]);
  }
  const other = value(test.value, at);
  if (!isList(other) || isList(one)) return equal(one, other);
  return other.some((member) => equal(one, toFeel(member)) === true);
}

function quantified(node: Node & { kind: 'quantified' }, [loop, ...rest]: readonly Loop[], at: Setting): FeelValue {
  if (!loop) return value(node.test, at);
  const list = value(loop.list, at);
  if (!isList(list)) return null;
  return joined(
    !node.every,
    list.map((member) => () => {
      const locals = { ...at.locals, [loop.name]: toFeel(member) };
      return quantified(node, rest, { ...at, locals });
    }),
  );
}
