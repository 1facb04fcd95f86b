import Handlebars from 'handlebars';

type Helpers = Record<string, Handlebars.HelperDelegate>;

/** What a template may compute. Few on purpose: whatever decides belongs into the page model. */
export const HELPERS: Helpers = {
  eq: (a: unknown, b: unknown) => a === b,
  not: (value: unknown) => isEmpty(value),
  or: (...values: unknown[]) => values.slice(0, -1).find((value) => !isEmpty(value)) ?? '',
  and: (...values: unknown[]) => values.slice(0, -1).every((value) => !isEmpty(value)),
  concat: (...values: unknown[]) =>
    values
      .slice(0, -1)
      .filter((value) => !isEmpty(value))
      .join(''),
  /** Class names and ids side by side, empty ones left out. */
  words: (...values: unknown[]) =>
    values
      .slice(0, -1)
      .filter((value) => !isEmpty(value))
      .join(' '),
  plus: (a: number, b: number) => a + b,
  attributes: (attributes: unknown) => new Handlebars.SafeString(writeAttributes(attributes)),
};

export const KNOWN_HELPERS: Readonly<Record<string, boolean>> = Object.fromEntries(
  [...Object.keys(HELPERS), 't', 'asset'].map((name) => [name, true]),
);

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
  const escapedName = Handlebars.escapeExpression(name);
  if (optional && value === true) return ` ${escapedName}`;
  return ` ${escapedName}="${Handlebars.escapeExpression(value === undefined || value === null ? '' : String(value))}"`;
}
