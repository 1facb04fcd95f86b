import pg from 'pg';
import { createDataSource } from './data-source.js';
import { CannotStart } from './embedded.js';

/** Any number that no other program locks on. */
const MIGRATION_LOCK = 4_601_720_260;
/** A start waits no longer than this for a server that says nothing. */
const PATIENCE_MS = 10_000;

/**
 * Brings the schema up to date and answers the names of the migrations that ran. Several processes may start at once:
 * TypeORM takes no lock of its own, so the first one holds an advisory lock and the others wait for it. Throws
 * `CannotStart` where the server cannot be reached or lets us not in.
 */
export async function migrate(url: string): Promise<string[]> {
  const guard = await connect(url);
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await createDataSource({ url, pool: 1, applicationName: 'motcua migrate' });
    // A migration may rewrite a large table; only here the statement's time limit is lifted.
    source.setOptions({ extra: { max: 1, lock_timeout: 10_000 } });
    await source.initialize();
    try {
      const ran = await source.runMigrations({ transaction: 'each' });
      return ran.map((migration) => migration.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await guard.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'motcua migrate',
    connectionTimeoutMillis: PATIENCE_MS,
    keepAlive: true,
  });
  // A connection that breaks later fails the query that runs then.
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new CannotStart(`The database in DATABASE_URL does not answer: ${reasonOf(error)}.`);
  }
}

/** Where a name stands for several addresses, each failed for its own reason and the first one says enough. */
function reasonOf(error: unknown): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message.split('\n', 1)[0]?.replace(/\.$/, '') || first.name : String(first);
}
