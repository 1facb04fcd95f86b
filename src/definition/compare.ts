import type { Bundle } from './bundle.types.js';
import { canonicalJson } from './canonical-json.js';

/** One place in which two definitions differ. */
export interface Change {
  /** As in findings, with ids instead of numbers where things have them: `form.sections.place.fields.commune.label.vi`. */
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * What changed from one definition to another, in the order of the text. Fields, states, actions and whatever else has an
 * id is compared with its namesake, so that moving or inserting one is no change of all the others.
 */
export function compare(before: Bundle, after: Bundle): Change[] {
  return differences('', before, after);
}

function differences(path: string, before: unknown, after: unknown): Change[] {
  if (before === undefined) return after === undefined ? [] : [{ path, kind: 'added', after }];
  if (after === undefined) return [{ path, kind: 'removed', before }];
  const [a, b] = [entriesOf(before), entriesOf(after)];
  if (!a || !b || Array.isArray(before) !== Array.isArray(after)) {
    return canonicalJson(before) === canonicalJson(after) ? [] : [{ path, kind: 'changed', before, after }];
  }
  const keys = [...new Set([...b.keys(), ...a.keys()])];
  const found = keys.flatMap((key) => differences(path === '' ? key : `${path}.${key}`, a.get(key), b.get(key)));
  return Array.isArray(before) && found.length === 0 ? moved(path, [...a.keys()], [...b.keys()]) : found;
}

/** The same things in another order. */
function moved(path: string, before: readonly string[], after: readonly string[]): Change[] {
  return before.join() === after.join() ? [] : [{ path, kind: 'changed', before, after }];
}

/** What stands in a group or in a list of things with ids, by name; undefined for values that are compared whole. */
function entriesOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const names = value.map(nameOf);
  const whole = names.some((name) => name === undefined) || new Set(names).size < names.length;
  return whole ? undefined : new Map(value.map((one, at) => [String(names[at]), one as unknown]));
}

function nameOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const name: unknown = Reflect.get(value, 'id') ?? Reflect.get(value, 'value');
  return typeof name === 'string' ? name : undefined;
}
