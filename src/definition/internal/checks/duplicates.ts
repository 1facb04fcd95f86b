import { error, type Finding } from '../../finding.types.js';

/** Every value after its first one: ids have to be told apart. `pathOf` says where the n-th one stands. */
export function duplicates(values: readonly string[], pathOf: (at: number) => string): Finding[] {
  const seen = new Set<string>();
  return values.flatMap((value, at) => {
    if (!seen.has(value)) {
      seen.add(value);
      return [];
    }
    return [error(pathOf(at), 'definition.duplicate', { values: { id: value }, example: `${value}_2` })];
  });
}
