import { parser } from 'lezer-feel';
import type { Problem } from '../../platform/errors/errors.js';
import { FUNCTIONS, isFunction } from './functions.js';
import type { ArithOp, CompareOp, Loop, Node, Place, Test } from './syntax.types.js';
import { isDay, readDuration } from './values.js';

type Tree = ReturnType<typeof parser.parse>;
type SyntaxNode = Tree['topNode'];

const MOST_CHARACTERS = 2000;
const MOST_NESTING = 120;

class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.code);
  }
}

const refuse = (code: string, values: Problem['values'] = {}): never => {
  throw new Refusal({ at: '', code, values });
};

/** The text of an expression as a tree, or the one thing that is wrong with it. Comments are passed over. */
export function parse(source: string): Node | Problem {
  try {
    return new Reader(source).read();
  } catch (error) {
    if (error instanceof Refusal) return error.problem;
    throw error;
  }
}

class Reader {
  private depth = 0;

  constructor(private readonly source: string) {}

  read(): Node {
    if (this.source.trim() === '') refuse('forms.expression_empty');
    if (this.source.length > MOST_CHARACTERS) refuse('forms.expression_too_long', { most: MOST_CHARACTERS });
    const tree = parser.parse(this.source);
    tree.iterate({ enter: (node) => void (node.type.isError && this.refuseSyntax(node.from)) });
    const [only, ...more] = partsOf(tree.topNode);
    if (!only || more[0]) return this.refuseSyntax(more[0]?.from ?? this.source.length);
    return this.node(only);
  }

  private node(from: SyntaxNode): Node {
    if (++this.depth > MOST_NESTING) refuse('forms.expression_too_deep', { most: MOST_NESTING });
    const read = READERS[from.name];
    const node = read ? read.call(this, partsOf(from), from) : this.unsupported(from);
    this.depth--;
    return node;
  }

  text = ({ from, to }: Place): string => this.source.slice(from, to);

  child(parts: readonly SyntaxNode[], at: number): Node {
    const part = parts[at];
    return part ? this.node(part) : this.refuseSyntax(this.source.length);
  }

  unsupported(at: Place): never {
    return refuse('forms.expression_not_supported', { part: shorten(this.text(at)) });
  }

  private refuseSyntax(position: number): never {
    const code = position >= this.source.trimEnd().length ? 'forms.expression_ends_early' : 'forms.expression_syntax';
    return refuse(code, { position: position + 1, near: shorten(this.source.slice(position)) });
  }

  tests(part: SyntaxNode | undefined): Test[] {
    if (!part) return this.refuseSyntax(this.source.length);
    const inner = partsOf(part);
    if (part.name === 'PositiveUnaryTests' || part.name === 'PositiveUnaryTest') {
      return inner.flatMap((one) => this.tests(one));
    }
    if (part.name !== 'SimplePositiveUnaryTest') return [{ ...placeOf(part), kind: 'is', value: this.node(part) }];
    const [first, second] = inner;
    if (first?.name === 'Interval') return [this.range(first)];
    if (first?.name !== 'CompareOp' || !second) return this.unsupported(part);
    return [{ ...placeOf(part), kind: 'than', op: this.text(first) as CompareOp, value: this.node(second) }];
  }

  private range(from: SyntaxNode): Test {
    const parts = partsOf(from);
    const [open, , , , close] = parts;
    if (!open || !close) return this.unsupported(from);
    const ends = { withLow: this.text(open) === '[', withHigh: this.text(close) === ']' };
    return { ...placeOf(from), kind: 'range', low: this.child(parts, 1), high: this.child(parts, 3), ...ends };
  }

  call(name: string, args: SyntaxNode | undefined, from: SyntaxNode): Node {
    if (!isFunction(name)) return refuse('forms.expression_unknown_function', { name });
    if (args?.name !== 'PositionalParameters') return this.unsupported(from);
    const given = partsOf(args).map((arg) => this.node(arg));
    const [least, most] = FUNCTIONS[name];
    if (given.length < least || given.length > most) refuse('forms.expression_arguments', { name });
    checkText(name, given[0]);
    return { ...placeOf(from), kind: 'call', name, args: given };
  }

  loop = (from: SyntaxNode): Loop => {
    const [name, , context] = partsOf(from);
    const [list, more] = context ? partsOf(context) : [];
    if (!name || !list || more) return this.unsupported(from);
    return { name: this.text(name), list: this.node(list) };
  };
}

/** `date("…")` and `duration("…")` of a text that is neither are mistakes, not unknown values. */
function checkText(name: string, arg: Node | undefined): void {
  if (arg?.kind !== 'literal' || typeof arg.value !== 'string') return;
  if (name === 'date' && !isDay(arg.value)) refuse('forms.expression_no_such_day', { text: arg.value });
  if (name === 'duration' && !readDuration(arg.value)) refuse('forms.expression_no_duration', { text: arg.value });
}

type Read = (this: Reader, parts: readonly SyntaxNode[], from: SyntaxNode) => Node;

const literal = (from: SyntaxNode, value: null | boolean | number | string): Node => ({
  ...placeOf(from),
  kind: 'literal',
  value,
});

function logic(op: 'and' | 'or'): Read {
  return function (parts, from) {
    return { ...placeOf(from), kind: 'logic', op, left: this.child(parts, 0), right: this.child(parts, 2) };
  };
}

/** How each node of the published grammar is understood. A node that is not here is outside the subset. */
const READERS: Readonly<Record<string, Read>> = {
  null: (_parts, from) => literal(from, null),
  BooleanLiteral(_parts, from) {
    return literal(from, this.text(from) === 'true');
  },
  NumericLiteral(_parts, from) {
    const number = Number(this.text(from));
    return Number.isFinite(number) ? literal(from, number) : this.unsupported(from);
  },
  StringLiteral(_parts, from) {
    return literal(from, unescape(this.text(from).slice(1, -1)));
  },
  VariableName(_parts, from) {
    const name = this.text(from);
    return /^\w+$/.test(name) ? { ...placeOf(from), kind: 'name', name } : this.unsupported(from);
  },
  PathExpression(parts, from) {
    const name = parts[2] ? this.text(parts[2]) : '';
    return { ...placeOf(from), kind: 'path', of: this.child(parts, 0), name };
  },
  ParenthesizedExpression(parts) {
    return this.child(parts, 1);
  },
  List(parts, from) {
    return { ...placeOf(from), kind: 'list', items: parts.slice(1, -1).map((_, at) => this.child(parts, at + 1)) };
  },
  Conjunction: logic('and'),
  Disjunction: logic('or'),
  ArithmeticExpression(parts, from) {
    if (parts[0]?.name === 'ArithOp') return { ...placeOf(from), kind: 'negate', of: this.child(parts, 1) };
    const op = parts[1] ? this.text(parts[1]) : '';
    if (!/^[-+*/]$/.test(op)) return this.unsupported(from);
    const [left, right] = [this.child(parts, 0), this.child(parts, 2)];
    return { ...placeOf(from), kind: 'arithmetic', op: op as ArithOp, left, right };
  },
  Comparison(parts, from) {
    const [, word] = parts;
    const place = placeOf(from);
    const value = this.child(parts, 0);
    if (word?.name === 'in') {
      const tests = this.tests(parts[2]?.name === '(' ? parts[3] : parts[2]);
      return { ...place, kind: 'in', value, tests };
    }
    if (word?.name === 'between') {
      const [low, high] = [this.child(parts, 2), this.child(parts, 4)];
      return {
        ...place,
        kind: 'in',
        value,
        tests: [{ ...place, kind: 'range', low, high, withLow: true, withHigh: true }],
      };
    }
    if (word?.name !== 'CompareOp') return this.unsupported(from);
    return { ...place, kind: 'compare', op: this.text(word) as CompareOp, left: value, right: this.child(parts, 2) };
  },
  IfExpression(parts, from) {
    const [test, then, otherwise] = [this.child(parts, 1), this.child(parts, 3), this.child(parts, 5)];
    return { ...placeOf(from), kind: 'if', test, then, otherwise };
  },
  FunctionInvocation(parts, from) {
    return this.call(parts[0] ? this.text(parts[0]).replace(/\s+/g, ' ') : '', parts[2], from);
  },
  DateTimeLiteral(parts, from) {
    const [name] = parts;
    return name?.name === 'DateTimeConstructor' ? this.call(this.text(name), parts[2], from) : this.unsupported(from);
  },
  QuantifiedExpression(parts, from) {
    const [word, loops] = parts;
    if (!word || !loops) return this.unsupported(from);
    const every = this.text(word) === 'every';
    return {
      ...placeOf(from),
      kind: 'quantified',
      every,
      loops: partsOf(loops).map(this.loop),
      test: this.child(parts, 3),
    };
  },
};

const placeOf = ({ from, to }: SyntaxNode): Place => ({ from, to });

function partsOf(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.name.endsWith('Comment')) parts.push(child);
  }
  return parts;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** The text of a string literal, in the normal form in which answers are kept. */
const unescape = (text: string): string =>
  text
    .replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))/gs, (_, short?: string, long?: string, one = '') =>
      short || long
        ? String.fromCodePoint(Math.min(parseInt(short ?? long ?? '0', 16), 0x10ffff))
        : (ESCAPES[one] ?? one),
    )
    .normalize('NFC');

const shorten = (text: string): string => (text.trim().length > 30 ? `${text.trim().slice(0, 29)}…` : text.trim());
