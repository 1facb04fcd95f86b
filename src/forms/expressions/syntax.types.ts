import type { FunctionName } from './functions.js';

export type CompareOp = '=' | '!=' | '<' | '<=' | '>' | '>=';
export type ArithOp = '+' | '-' | '*' | '/';

/** Where a node stands in the source, for problems that quote it. */
export interface Place {
  readonly from: number;
  readonly to: number;
}

/** What an expression says, once its text has been understood. */
export type Node = Place &
  (
    | { readonly kind: 'literal'; readonly value: null | boolean | number | string }
    | { readonly kind: 'name'; readonly name: string }
    | { readonly kind: 'path'; readonly of: Node; readonly name: string }
    | { readonly kind: 'arithmetic'; readonly op: ArithOp; readonly left: Node; readonly right: Node }
    | { readonly kind: 'negate'; readonly of: Node }
    | { readonly kind: 'compare'; readonly op: CompareOp; readonly left: Node; readonly right: Node }
    | { readonly kind: 'logic'; readonly op: 'and' | 'or'; readonly left: Node; readonly right: Node }
    | { readonly kind: 'in'; readonly value: Node; readonly tests: readonly Test[] }
    | { readonly kind: 'if'; readonly test: Node; readonly then: Node; readonly otherwise: Node }
    | { readonly kind: 'list'; readonly items: readonly Node[] }
    | { readonly kind: 'call'; readonly name: FunctionName; readonly args: readonly Node[] }
    | { readonly kind: 'quantified'; readonly every: boolean; readonly loops: readonly Loop[]; readonly test: Node }
  );

/** What stands after `in`; `between a and b` is the range `[a..b]`. */
export type Test = Place &
  (
    | { readonly kind: 'is'; readonly value: Node }
    | { readonly kind: 'than'; readonly op: CompareOp; readonly value: Node }
    | {
        readonly kind: 'range';
        readonly low: Node;
        readonly high: Node;
        readonly withLow: boolean;
        readonly withHigh: boolean;
      }
  );

export interface Loop {
  readonly name: string;
  readonly list: Node;
}
