import type { Node, Test } from './syntax.types.js';

/** Every name that a node reads from outside, each once, in the order of the text. */
export function namesRead(node: Node): readonly string[] {
  const found = new Set<string>();
  collect(node, new Set(), found);
  return [...found];
}

function collect(node: Node, locals: ReadonlySet<string>, into: Set<string>): void {
  if (node.kind === 'name') {
    if (!locals.has(node.name)) into.add(node.name);
    return;
  }
  if (node.kind !== 'quantified') return childrenOf(node).forEach((child) => collect(child, locals, into));
  const inner = new Set(locals);
  for (const { name, list } of node.loops) {
    collect(list, new Set(inner), into);
    inner.add(name);
  }
  collect(node.test, inner, into);
}

function childrenOf(node: Exclude<Node, { kind: 'quantified' }>): readonly Node[] {
  switch (node.kind) {
    case 'literal':
    case 'name':
      return [];
    case 'path':
    case 'negate':
      return [node.of];
    case 'arithmetic':
    case 'compare':
    case 'logic':
      return [node.left, node.right];
    case 'in':
      return [node.value, ...node.tests.flatMap(nodesOf)];
    case 'if':
      return [node.test, node.then, node.otherwise];
    case 'list':
      return node.items;
    case 'call':
      return node.args;
  }
}

const nodesOf = (test: Test): Node[] => (test.kind === 'range' ? [test.low, test.high] : [test.value]);
