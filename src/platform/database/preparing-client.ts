import { createHash } from 'node:crypto';
import pg from 'pg';

type Given = readonly unknown[];

/** More texts than the product has; whatever comes after them is sent without a name. */
const MOST_NAMED = 1_000;
const names = new Map<string, string>();

/**
 * Names every statement that takes values after its text, so that a connection parses and plans it once: that is two
 * thirds of what a small query costs PostgreSQL.
 */
export class PreparingClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const send = super.query.bind(this) as (...given: Given) => unknown;
    this.query = ((...given: Given) => send(...named(given))) as typeof this.query;
  }
}

function named(given: Given): Given {
  const [text, values, ...rest] = given;
  if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return given;
  const name = nameOf(text);
  return name === undefined ? given : [{ name, text, values }, ...rest];
}

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_NAMED) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24);
  names.set(text, name);
  return name;
}
