import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DataSource, type MigrationInterface } from 'typeorm';
import { PreparingClient } from './preparing-client.js';

type Migration = new () => MigrationInterface;

/** `migrations/` lies beside `src/`, in the sources as in what is built. */
const MIGRATIONS = join(import.meta.dirname, '../../../migrations');

export interface DataSourceSettings {
  readonly url: string;
  /** Connections this process may hold. */
  readonly pool: number;
  readonly applicationName: string;
}

/**
 * The one connection to PostgreSQL. Time limits fall from the driver to the statement to the lock, so that the inner
 * one always speaks first: driver 7 s, statement 5 s, lock 1 s, idle in transaction 10 s.
 */
export async function createDataSource(settings: DataSourceSettings): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url: settings.url,
    applicationName: settings.applicationName,
    migrations: await loadMigrations(),
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    extra: {
      Client: PreparingClient,
      max: settings.pool,
      connectionTimeoutMillis: 2_000,
      query_timeout: 7_000,
      statement_timeout: 5_000,
      lock_timeout: 1_000,
      idle_in_transaction_session_timeout: 10_000,
      keepAlive: true,
    },
  });
}

async function loadMigrations(): Promise<Migration[]> {
  const files = (await readdir(MIGRATIONS)).filter((file) => /^\d+-.*\.(js|ts)$/.test(file)).sort();
  const modules = await Promise.all(
    files.map((file) => import(join(MIGRATIONS, file)) as Promise<Record<string, Migration>>),
  );
  return modules.flatMap((module) => Object.values(module));
}
