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
    ...(found.near ? [found.near] : []),
  ];
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : '';
  const after = readCursor(filter.after);
  const onward = after ? `where ${laterThan(put(-after.score), put(after.code))}` : '';
  const sql = `
    with scored as (select ${CARD_COLUMNS}, folded_name, ${found.score} as score from procedures ${where}),
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

interface Ranking {
  /** What is worth being scored. */
  readonly near?: string;
  readonly score: string;
  readonly keep: string;
}

/** Without a query: what can be applied for here first, then by name. */
const UNRANKED: Ranking = { score: `case when kind = 'service' then 1 else 0 end`, keep: 'true' };

function ranked(put: (value: unknown) => string, readings: readonly string[], query: string): Ranking {
  const each = readings.map((reading) => readingOf(put, reading));
  const code = put(query.trim());
  const words = each.map((one) => one.words).join(' or ');
  const alike = each.map((one) => one.alike).join(' or ');
  const best = each.length === 1 ? each[0]?.score : `greatest(${each.map((one) => one.score).join(', ')})`;
  return {
    near: `(code = ${code} or ${words} or (${fewerThan(ENOUGH, words)} and (${alike})))`,
    score: `(case when code = ${code} then 100000 else 0 end + ${best} + case when kind = 'service' then 60 else 0 end)::int`,
    keep: 'score >= 400',
  };
}

/** Where so many have all the words, nobody misspelt anything, and names that are merely alike are left out. */
const ENOUGH = 5;

const fewerThan = (many: number, condition: string): string =>
  `(select count(*) from (select 1 from procedures where ${condition} limit ${many}) as hits) < ${many}`;

/** One way to read the query, as conditions on a procedure and as a score. */
interface Reading {
  /** All its words are there. */
  readonly words: string;
  /** Part of the name is much like it: misspelt words. */
  readonly alike: string;
  readonly score: string;
}

/**
 * 0 … 1,600: all words are there, somewhere (a hit by itself); one behind the other; how alike the nearest part of the
 * name is; the whole name.
 */
function readingOf(put: (value: unknown) => string, reading: string): Reading {
  const text = `${put(reading)}::text`;
  const words = reading.split(' ');
  const all = `words @@ to_tsquery('simple', ${put(words.join(' & '))})`;
  const phrase = `words @@ to_tsquery('simple', ${put(words.join(' <-> '))})`;
  return {
    words: all,
    alike: `folded_name %>> ${text}`,
    score: `(case when ${all} then 400 else 0 end + case when ${phrase} then 300 else 0 end
    + 700 * strict_word_similarity(${text}, folded_name) + 200 * similarity(${text}, folded_name))`,
  };
}
