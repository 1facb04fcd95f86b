import { Document, isCollection, isMap, isPair, isScalar, visit } from 'yaml';
import { nodeFor, SCHEMA, type SchemaNode } from './schema.js';

/** Groups of the first level that begin after an empty line, so that the eye finds them. */
const APART = ['form', 'papers', 'fee', 'clock', 'routing', 'applicant', 'workflow', 'result', 'retentionYears'];
/** Short groups stay on one line: `{ amount: 4, unit: working_hours }`. */
const SHORT = ['amount', 'unit'];

/** The value with its entries in the order of the schema, so that the same content always makes the same text. */
export function ordered(value: unknown, schema: SchemaNode | undefined = SCHEMA): unknown {
  const node = nodeFor(schema, value);
  if (Array.isArray(value)) return value.map((one) => ordered(one, node?.items));
  if (typeof value !== 'object' || value === null) return value;
  const order = Object.keys(node?.properties ?? {});
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  entries.sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, one]) => [key, ordered(one, node?.properties?.[key])]));
}

/** A document laid out as people read it. */
export function laidOut(value: unknown): Document {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Collection(_, node) {
      const single = isMap(node)
        ? node.items.every(
            (pair) => isScalar(pair.key) && SHORT.includes(String(pair.key.value)) && isScalar(pair.value),
          )
        : node.items.length > 0 && node.items.every((item) => isScalar(item) && isShort(item.value));
      if (single) node.flow = true;
    },
  });
  if (isCollection(document.contents)) {
    for (const item of document.contents.items) {
      if (isPair(item) && isScalar(item.key) && APART.includes(String(item.key.value))) item.key.spaceBefore = true;
    }
  }
  return document;
}

const isShort = (value: unknown): boolean => typeof value !== 'string' || /^[a-z][a-z0-9_-]*$/.test(value);
