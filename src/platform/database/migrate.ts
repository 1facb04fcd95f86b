import pg from 'pg';
import { createDataSource } from './data-source.js';

/** Any number that no other program locks on. */
const MIGRATION_LOCK = 4_601_720_260;

/**
 * Brings the schema up to date and answers the names of the migrations that ran. Several processes may start at once:
 * TypeORM takes no lock of its own, so the first one holds an advisory lock and the others wait for it.
 */
export async function migrate(url: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: url, application_name: 'motcua migrate' });
  await guard.connect();
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
