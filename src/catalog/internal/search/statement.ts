import type { ServiceFilter } from '../../catalog.types.js';
import { CARD_COLUMNS } from '../card-row.js';
import { readCursor, writeCursor } from './cursor.js';
import { understand } from './understand.js';

export interface SearchStatement {
  readonly sql: string;
  readonly values: readonly unknown[];
  readonly limit: number;
  /** Where the next page goes on after this row. */
  cursor(row: { readonly code: string; readonly score: number }): string;
}

const DEFAULT_LIMIT = 20;
const MOST = 50;

/**
 * One statement for a page of results. Each way to read the query (as typed, and with everyday words put into official
 * ones) is scored against the name and the other words; the best counts. One row more than asked tells whether there is
 * a next page.
 */
export function searchStatement(query: string, filter: ServiceFilter): SearchStatement {
  const readings = understand(query);
  const limit = Math.min(Math.max(Math.trunc(filter.limit ?? DEFAULT_LIMIT), 1), MOST);
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const found = readings.length === 0 ? UNRANKED : ranked(put, readings, query);
  const conditions = [
    ...(filter.sector ? [`sector_id = ${put(filter.sector)}`] : []),
    ...(filter.level ? [`levels @> array[${put(filter.level)}]`] : []),
    ...(filter.lifeEvent ? [`life_events @> array[${put(filter.lifeEvent)}]`] : []),
    ...(filter.online ? [`kind = 'service'`] : []),
  ];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const after = readCursor(filter.after);
  const onward = after ? `where ${laterThan(put(-after.score), put(after.code))}` : '';
  const sql = `
    with scored as (select p.*, ${found.score} as score from procedures p ${where}),
         hits as (select * from scored where ${found.keep}),
         counted as (select count(*) as total from hits)
    select ${CARD_COLUMNS}, score, total from hits, counted ${onward} order by -score, folded_name, code limit ${limit + 1}`;
  return { sql, values, limit, cursor: (row) => writeCursor(row) };
}

/** Where several are equally good they stand by name; the name of the last one shown is looked up, not carried along. */
function laterThan(score: string, code: string): string {
  const name = `(select folded_name from procedures where code = ${code}::text)`;
  return `(-score, folded_name, code) > (${score}::int, ${name}, ${code}::text)`;
}

/** Without a query: what can be applied for here first, then by name. */
const UNRANKED = { score: `case when kind = 'service' then 1 else 0 end`, keep: 'true' };

function ranked(put: (value: unknown) => string, readings: readonly string[], query: string): typeof UNRANKED {
  const each = readings.map((reading) => scoreOf(put(reading), put(reading.split(' ').join(' & '))));
  const code = put(query.trim());
  const best = each.length === 1 ? each[0] : `greatest(${each.join(', ')})`;
  return {
    score: `(case when code = ${code} then 100000 else 0 end + ${best} + case when kind = 'service' then 60 else 0 end)::int`,
    keep: 'score >= 400',
  };
}

/** 0 … about 2,000: all words in the name, all words anywhere, how alike the nearest part of the name is. */
function scoreOf(reading: string, words: string): string {
  return `(case when words @@ to_tsquery('simple', ${words}) then 300 else 0 end
    + 700 * strict_word_similarity(${reading}, folded_name)
    + 200 * similarity(${reading}, folded_name))`;
}

