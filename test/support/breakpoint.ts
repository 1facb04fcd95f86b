import pg from 'pg';
import { until } from '../modules/platform/machinery.js';
import type { TestDatabase } from './database.js';

/** Where a transaction is to stop: just before it writes such a row. */
export interface Place {
  readonly table: string;
  readonly event: 'insert' | 'update';
  /** Condition on `new` and, for an update, `old`. */
  readonly when: string;
}

export interface Breakpoint {
  /** Waits until somebody stands there, inside an open transaction. */
  reached(): Promise<void>;
  /** Lets whoever stands there go on, and nobody stop any more. */
  remove(): Promise<void>;
}

let made = 0;

/**
 * Holds a lock that every transaction has to wait for before it writes such a row. They wait longer than for the locks
 * of the portal, but not longer than its time limit for a statement (5 s).
 */
export async function stopAt(database: TestDatabase, { table, event, when }: Place): Promise<Breakpoint> {
  const key = 770_000 + ++made;
  const name = `a_stop_${key}`;
  const holder = new pg.Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('select pg_advisory_lock($1)', [key]);
  await database.query(`create function ${name}() returns trigger language plpgsql set lock_timeout = 0 as
    'begin perform pg_advisory_xact_lock_shared(${key}); return new; end'`);
  await database.query(
    `create trigger ${name} before ${event} on ${table} for each row when (${when}) execute function ${name}()`,
  );
  const waiting = `select 1 from pg_locks where locktype = 'advisory' and objid = ${key} and not granted`;
  return {
    reached: () =>
      until(`somebody is about to ${event} ${table}`, async () => (await database.query(waiting)).length > 0, 30_000),
    remove: async () => {
      await holder.end();
      await database.query(`drop function ${name}() cascade`);
    },
  };
}
