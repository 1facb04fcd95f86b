import { randomBytes } from 'node:crypto';
import pg from 'pg';

export interface TestDatabase {
  readonly url: string;
  query<Row extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  drop(): Promise<void>;
}

/** A database of its own for one suite, with the present schema and nothing in it. */
export async function freshDatabase(): Promise<TestDatabase> {
  const server = process.env.MOTCUA_TEST_SERVER;
  if (!server) throw new Error('The test server did not start; run the suites with npm test');
  const name = `suite_${randomBytes(6).toString('hex')}`;
  await asAdmin(server, `create database ${name} template motcua_template`);
  const url = server.replace(/postgres$/, name);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  return {
    url,
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(sql, [...values])).rows,
    drop: async () => {
      await pool.end();
      await asAdmin(server, `drop database ${name} with (force)`);
    },
  };
}

async function asAdmin(server: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
