import {
  asDate,
  compare,
  equal,
  type FeelDuration,
  type FeelValue,
  isList,
  readDuration,
  toFeel,
  FeelDate,
} from './values.js';

/** Every function there is, with the least and the greatest number of its arguments. */
export const FUNCTIONS = {
  not: [1, 1],
  count: [1, 1],
  sum: [1, 50],
  min: [1, 50],
  max: [1, 50],
  contains: [2, 2],
  'list contains': [2, 2],
  today: [0, 0],
  date: [1, 1],
  duration: [1, 1],
} as const satisfies Readonly<Record<string, readonly [number, number]>>;

export type FunctionName = keyof typeof FUNCTIONS;

export const isFunction = (name: string): name is FunctionName => Object.hasOwn(FUNCTIONS, name);

/** The result of a call; null for arguments it has no answer to. */
export function call(name: FunctionName, args: readonly FeelValue[], today: string): FeelValue {
  const [first = null, second = null] = args;
  switch (name) {
    case 'not':
      return typeof first === 'boolean' ? !first : null;
    case 'count':
      return isList(first) ? first.length : null;
    case 'sum':
      return sum(operands(args));
    case 'min':
      return extreme(operands(args), -1);
    case 'max':
      return extreme(operands(args), 1);
    case 'contains':
      return typeof first === 'string' && typeof second === 'string' ? first.includes(second) : null;
    case 'list contains':
      return isList(first) ? first.some((one) => equal(toFeel(one), second) === true) : null;
    case 'today':
      return new FeelDate(today);
    case 'date':
      return asDate(first) ?? null;
    case 'duration':
      return durationOf(first);
  }
}

/** `sum(a, b)` and `sum([a, b])` are the same. */
function operands(args: readonly FeelValue[]): readonly FeelValue[] | null {
  const [first = null] = args;
  if (args.length > 1) return args;
  return isList(first) ? first.map(toFeel) : first === null ? null : args;
}

function sum(values: readonly FeelValue[] | null): number | null {
  if (values === null || values.length === 0) return null;
  let total = 0;
  for (const value of values) {
    if (typeof value !== 'number') return null;
    total += value;
  }
  return Number.isFinite(total) ? total : null;
}

/** The greatest (`side` 1) or least (-1) of values of one kind. */
function extreme(values: readonly FeelValue[] | null, side: 1 | -1): FeelValue {
  let [found = null] = values ?? [];
  for (const value of values ?? []) {
    const order = compare(value, found);
    if (order === null) return null;
    if (order * side > 0) found = value;
  }
  return found;
}

const durationOf = (value: FeelValue): FeelDuration | null =>
  typeof value === 'string' ? (readDuration(value) ?? null) : null;
