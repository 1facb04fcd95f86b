import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

const SHAPE = `
  select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
  from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'
  union all
  select indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
  union all
  select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
  where connamespace = 'public'::regnamespace and conrelid <> 0 and conrelid::regclass::text <> 'migrations'
  order by 1`;

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await freshDatabase();
  source = await (await createDataSource({ url: database.url, pool: 2, applicationName: 'suite' })).initialize();
});

afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

describe('migrations', () => {
  it('lead back to nothing and again to the same schema', async () => {
    const before = await database.query(SHAPE);
    expect(before.length).toBeGreaterThan(0);
    const count = (await database.query('select 1 from migrations')).length;
    for (let step = 0; step < count; step++) await source.undoLastMigration({ transaction: 'each' });
    expect(await database.query(SHAPE)).toEqual([]);
    expect((await migrate(database.url)).length).toBe(count);
    expect(await database.query(SHAPE)).toEqual(before);
  });

  it('run once when several processes start together', async () => {
    const fresh = await freshDatabase();
    try {
      await fresh.query('drop schema public cascade');
      await fresh.query('create schema public');
      const ran = await Promise.all([migrate(fresh.url), migrate(fresh.url), migrate(fresh.url)]);
      expect(
        ran
          .map((names) => names.length)
          .toSorted((a, b) => b - a)
          .slice(1),
      ).toEqual([0, 0]);
    } finally {
      await fresh.drop();
    }
  });
});
