import type { Problem } from '../platform/errors/errors.js';
import { typeProblems } from './expressions/check.js';
import { evaluate } from './expressions/evaluate.js';
import { parse } from './expressions/parse.js';
import { namesRead } from './expressions/reads.js';
import type { Node } from './expressions/syntax.types.js';
import type { FeelType } from './expressions/types.js';
import type { Day, FeelValue } from './expressions/values.js';

export type { FeelType } from './expressions/types.js';
export { type Day, FeelDate, FeelDuration, type FeelValue } from './expressions/values.js';

/** An expression made ready: understood once, asked as often as one likes. */
export interface CompiledExpression {
  readonly source: string;
  /** Names it reads at the top, e.g. `office`, `case`, `inputs`; each once. */
  readonly reads: readonly string[];
  /**
   * What it says of these values. An absent one is null; dates are `YYYY-MM-DD`. Never throws for data: what cannot be
   * answered is null, so a condition holds only when the result is `true`.
   */
  evaluate(scope: Readonly<Record<string, unknown>>, today: Day): FeelValue;
}

interface Ready extends CompiledExpression {
  readonly node: Node;
}

const MOST_KEPT = 5000;
const kept = new Map<string, Ready>();

/** Makes an expression ready, or says what is wrong with it. The subset of FEEL is written out in this module's README. */
export function compileExpression(source: string): CompiledExpression | Problem[] {
  return make(source);
}

/**
 * Everything wrong with an expression whose names have these types: also names that nobody declared, operands that do not
 * fit, a choice that the field does not offer, a result of another type than `expected`.
 */
export function checkExpression(
  source: string,
  types: ReadonlyMap<string, FeelType>,
  expected: FeelType = 'any',
): Problem[] {
  const ready = make(source);
  return Array.isArray(ready) ? ready : typeProblems(ready.node, source, types, expected);
}

function make(source: string): Ready | Problem[] {
  const known = kept.get(source);
  if (known) return known;
  const node = parse(source);
  if (!('kind' in node)) return [node];
  const ready: Ready = {
    source,
    node,
    reads: namesRead(node),
    evaluate: (scope, today) => evaluate(node, scope, today),
  };
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(source, ready);
  return ready;
}
