/** What a name or an expression gives. `any`: nobody can say beforehand. */
export type FeelType =
  | 'any'
  | 'boolean'
  | 'number'
  | 'string'
  | 'date'
  | 'duration'
  /** A text that is one of these. */
  | { readonly oneOf: readonly string[] }
  | { readonly listOf: FeelType }
  | { readonly parts: Readonly<Record<string, FeelType>> };

/** The type without the detail of which texts a choice offers. */
export const baseOf = (type: FeelType): string => {
  if (typeof type === 'string') return type;
  return 'oneOf' in type ? 'string' : 'listOf' in type ? 'list' : 'parts';
};

export const isA = (type: FeelType, base: string): boolean => type === 'any' || baseOf(type) === base;

/** Whether values of the two types can be held against each other. */
export function comparable(left: FeelType, right: FeelType): boolean {
  if (left === 'any' || right === 'any') return true;
  if (typeof left === 'object' && typeof right === 'object' && 'listOf' in left && 'listOf' in right) {
    return comparable(left.listOf, right.listOf);
  }
  return baseOf(left) === baseOf(right) && baseOf(left) !== 'parts';
}

/** The type that covers both. */
export function united(left: FeelType, right: FeelType): FeelType {
  if (typeof left === 'object' && typeof right === 'object') {
    if ('oneOf' in left && 'oneOf' in right) return { oneOf: [...new Set([...left.oneOf, ...right.oneOf])] };
    if ('listOf' in left && 'listOf' in right) return { listOf: united(left.listOf, right.listOf) };
  }
  return baseOf(left) === baseOf(right) && typeof left === 'string'
    ? left
    : baseOf(left) === 'string' && baseOf(right) === 'string'
      ? 'string'
      : 'any';
}

export const elementOf = (type: FeelType): FeelType =>
  typeof type === 'object' && 'listOf' in type ? type.listOf : 'any';

/** The type of a part named after a dot; undefined where there is none. */
export function partType(type: FeelType, name: string): FeelType | undefined {
  if (type === 'any') return 'any';
  if (type === 'date') return ['year', 'month', 'day'].includes(name) ? 'number' : undefined;
  if (typeof type !== 'object' || !('parts' in type)) return undefined;
  return Object.hasOwn(type.parts, name) ? type.parts[name] : undefined;
}
