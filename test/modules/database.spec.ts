import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Db } from '../../src/platform/database/db.js';
import { Transactions, queryIn } from '../../src/platform/database/transactions.js';
import { Unavailable } from '../../src/platform/errors/errors.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await freshDatabase();
  await database.query('create table counters (id int primary key, value int not null)');
  await database.query('insert into counters select id, 0 from generate_series(1, 2) id');
  source = await (await createDataSource({ url: database.url, pool: 8, applicationName: 'suite' })).initialize();
});

afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

describe('Transactions.run', () => {
  it('leaves nothing behind when the work fails', async () => {
    const transactions = new Transactions(source);
    const work = transactions.run(async (tx) => {
      await queryIn(tx, 'update counters set value = 99');
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await new Db(source).query('select value from counters order by id')).toEqual([{ value: 0 }, { value: 0 }]);
  });

  it('runs the whole work again where PostgreSQL broke a deadlock, so that both writers get through', async () => {
    const transactions = new Transactions(source);
    let waiting = 0;
    let go: () => void = () => {};
    const bothHoldOne = new Promise<void>((resolve) => (go = resolve));
    const write = (first: number, second: number) => {
      let tries = 0;
      return transactions.run(async (tx) => {
        tries += 1;
        await queryIn(tx, 'set local deadlock_timeout = 50');
        await queryIn(tx, 'update counters set value = value + 1 where id = $1', [first]);
        if (tries === 1) {
          waiting += 1;
          if (waiting === 2) go();
          await bothHoldOne;
        }
        await queryIn(tx, 'update counters set value = value + 1 where id = $1', [second]);
        return tries;
      });
    };
    const tries = await Promise.all([write(1, 2), write(2, 1)]);
    expect(tries.toSorted()).toEqual([1, 2]);
    expect(await new Db(source).query('select value from counters order by id')).toEqual([{ value: 2 }, { value: 2 }]);
  });

  it('says "not now" instead of waiting for a lock for long', async () => {
    const transactions = new Transactions(source);
    let release: () => void = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    let locked: () => void = () => {};
    const isLocked = new Promise<void>((resolve) => (locked = resolve));
    const holder = transactions.run(async (tx) => {
      await queryIn(tx, 'select 1 from counters where id = 1 for update');
      locked();
      await released;
    });
    await isLocked;
    const late = transactions.run((tx) => queryIn(tx, 'select 1 from counters where id = 1 for update'));
    await expect(late).rejects.toBeInstanceOf(Unavailable);
    release();
    await holder;
  });
});
