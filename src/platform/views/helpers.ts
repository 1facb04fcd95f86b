import { escapeHtml } from './runtime.js';
import { Html } from './safe-html.js';

/** What a template may compute. Few on purpose: whatever decides belongs into the page model. */
export const HELPERS = {
  eq: (a: unknown, b: unknown) => a === b,
  not: (value: unknown) => isEmpty(value),
  /** The first value that is not empty. */
  or: (...values: unknown[]): unknown => {
    for (const value of values) if (!isEmpty(value)) return value;
    return '';
  },
  and: (...values: unknown[]) => values.every((value) => !isEmpty(value)),
  /** The second value where the first one is not empty. */
  when: (condition: unknown, value: unknown) => (isEmpty(condition) ? '' : value),
  /** The first value unless it is absent altogether. */
  default: (value: unknown, otherwise: unknown) => value ?? otherwise,
  concat: (...values: unknown[]) => join(values, ''),
  /** Class names or ids side by side, empty ones left out. */
  words: (...values: unknown[]) => join(values, ' '),
  plus: (a: number, b: number) => a + b,
  includes: (whole: unknown, part: unknown) =>
    Array.isArray(whole) ? whole.includes(part) : typeof whole === 'string' && whole.includes(String(part)),
  several: (list: unknown) => Array.isArray(list) && list.filter(Boolean).length > 1,
  /** Does any of these have something under this name? */
  some: (list: unknown, name: string) => Array.isArray(list) && list.some((one: object | null) => has(one, name)),
  attributes: (attributes: unknown) => (attributes ? new Html(writeAttributes(attributes)) : ''),
  lookup: (owner: unknown, name: unknown): unknown =>
    typeof owner === 'object' && owner !== null && Object.hasOwn(owner, String(name))
      ? Reflect.get(owner, String(name))
      : undefined,
};

const has = (one: unknown, name: string): boolean =>
  typeof one === 'object' && one !== null && !isEmpty(Reflect.get(one, name));

function join(values: readonly unknown[], between: string): string {
  let joined = '';
  for (const value of values) if (!isEmpty(value)) joined += joined === '' ? value : between + String(value);
  return joined;
}

/** `t` and `asset` depend on the language and the build, and join these when templates are compiled. */
export const KNOWN_HELPERS: ReadonlySet<string> = new Set([...Object.keys(HELPERS), 't', 'asset']);

/** As Handlebars' own `if` sees it, but zero counts as a value. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/**
 * Attributes of an element, with a space in front of each. A value is a string, or `{ value, optional }` where an
 * optional attribute is left out when its value is empty, and stands without a value when that is true.
 */
function writeAttributes(attributes: unknown): string {
  if (typeof attributes !== 'object' || attributes === null) return '';
  let written = '';
  for (const [name, given] of Object.entries(attributes)) written += writeAttribute(name, given);
  return written;
}

function writeAttribute(name: string, given: unknown): string {
  const detailed = typeof given === 'object' && given !== null && 'value' in given;
  const value: unknown = detailed ? given.value : given;
  const optional = detailed && 'optional' in given && given.optional === true;
  if (optional && (value === undefined || value === null || value === false)) return '';
  const escapedName = escapeHtml(name);
  if (optional && value === true) return ` ${escapedName}`;
  return ` ${escapedName}="${escapeHtml(value === undefined || value === null ? '' : String(value))}"`;
}
