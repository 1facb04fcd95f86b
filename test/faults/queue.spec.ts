import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { queryIn, Transactions } from '../../src/platform/database/transactions.js';
import { fingerprintOf, Idempotency } from '../../src/platform/idempotency/idempotency.service.js';
import { Outbox } from '../../src/platform/outbox/outbox.service.js';
import { type RunningMachinery, startMachinery, until } from '../modules/platform/machinery.js';
import { compileSources, type CompiledSources } from '../support/compiled.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.js';
import { startProxy, throughProxy } from '../support/proxy.js';

let compiled: CompiledSources;
const children = new Set<ChildProcess>();

beforeAll(() => {
  compiled = compileSources();
});

afterEach(async () => {
  for (const child of children) await kill(child, 'SIGKILL');
});

afterAll(() => compiled?.remove());

async function startWorker(url: string, mood: 'hang' | 'work'): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'suite-worker.mjs'), compiled.folder, url, mood], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.add(child);
  await once(child.stdout, 'data');
  return child;
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  children.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

const announce = (web: RunningMachinery, id: string): Promise<string> =>
  web
    .get(Transactions)
    .run((tx) => web.get(Outbox).announce(tx, { type: 'thing.happened', subject: { kind: 'thing', id } }));

async function prepare(database: Pick<TestDatabase, 'query'>): Promise<void> {
  await database.query('create table if not exists effects (what text not null)');
  await database.query('create table if not exists begun (what text not null)');
}

describe('a worker that is killed', () => {
  it('five times in a row in the middle of a job leaves the job to the next one, with one effect', async () => {
    const database = await freshDatabase();
    await prepare(database);
    const web = await startMachinery({ database });
    try {
      await announce(web, 'stubborn');
      for (let death = 1; death <= 5; death++) {
        const worker = await startWorker(database.url, 'hang');
        await until(
          `begun for the ${death}. time`,
          async () => (await database.query('select 1 from begun')).length === death,
          30_000,
        );
        await kill(worker, 'SIGKILL');
      }
      expect(await database.query('select what from effects')).toEqual([]);
      await startWorker(database.url, 'work');
      await until('the effect', async () => (await database.query('select 1 from effects')).length > 0, 30_000);
      expect(await database.query('select what from effects')).toEqual([{ what: 'stubborn' }]);
    } finally {
      await web.close();
      await database.drop();
    }
  }, 180_000);

  it('between two jobs loses none of those that wait', async () => {
    const database = await freshDatabase();
    await prepare(database);
    const web = await startMachinery({ database });
    try {
      for (let at = 0; at < 60; at++) await announce(web, `thing ${at}`);
      const doomed = await startWorker(database.url, 'work');
      await until('some effects', async () => (await database.query('select 1 from effects')).length >= 5);
      await kill(doomed, 'SIGKILL');
      await startWorker(database.url, 'work');
      await until('all effects', async () => (await database.query('select 1 from effects')).length >= 60, 30_000);
      expect(await database.query('select what from effects group by what having count(*) > 1')).toEqual([]);
    } finally {
      await web.close();
      await database.drop();
    }
  }, 120_000);

  it('politely finishes what it has begun', async () => {
    const database = await freshDatabase();
    await prepare(database);
    const web = await startMachinery({ database });
    try {
      const worker = await startWorker(database.url, 'work');
      for (let at = 0; at < 20; at++) await announce(web, `thing ${at}`);
      await until('some effects', async () => (await database.query('select 1 from effects')).length >= 1);
      const ended = once(worker, 'exit');
      worker.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
      expect(await database.query(`select 1 from bullmq.job where state = 'active'`)).toEqual([]);
    } finally {
      await web.close();
      await database.drop();
    }
  }, 60_000);
});

describe('PostgreSQL that crashes while messages are on their way', () => {
  let server: OwnPostgres;

  beforeAll(async () => {
    server = await startOwnPostgres(compiled.folder);
  }, 60_000);

  afterAll(() => server?.stop());

  it('loses nothing that was acknowledged and doubles nothing', async () => {
    const outside: Pick<TestDatabase, 'query'> & TestDatabase = {
      url: server.url,
      query: (sql, values) => web.query(sql, values),
      drop: async () => {},
    };
    const web = await connectDirectly(server.url);
    await prepare(outside);
    const machinery = await startMachinery({ database: outside });
    await startWorker(server.url, 'work');
    const acknowledged: string[] = [];
    let going = true;
    const writer = (async () => {
      for (let at = 0; going; at++) {
        await announce(machinery, `thing ${at}`).then(
          () => acknowledged.push(`thing ${at}`),
          () => new Promise((resolve) => setTimeout(resolve, 20)),
        );
      }
    })();
    for (let crash = 1; crash <= 3; crash++) {
      const before = acknowledged.length;
      await until('some were acknowledged', () => acknowledged.length >= before + 30, 30_000);
      await server.crash();
    }
    const before = acknowledged.length;
    await until('some more', () => acknowledged.length >= before + 30, 30_000);
    going = false;
    await writer;
    const missing = async (): Promise<string[]> => {
      const rows = await web.query<{ what: string }>('select what from effects').catch(() => []);
      const there = new Set(rows.map((row) => row.what));
      return acknowledged.filter((one) => !there.has(one));
    };
    await until('every acknowledged one had its effect', async () => (await missing()).length === 0, 60_000);
    expect(await web.query('select what from effects group by what having count(*) > 1')).toEqual([]);
    await machinery.close();
    await web.end();
  }, 180_000);
});

describe('a COMMIT whose answer is lost', () => {
  it('is answered from the first outcome when the same key comes again', async () => {
    const database = await freshDatabase();
    const proxy = await startProxy(Number(new URL(database.url).port));
    await prepare(database);
    const web = await startMachinery({ database: { ...database, url: throughProxy(database.url, proxy) } });
    const act = (key: string): Promise<{ code: string }> =>
      web.get(Transactions).run((tx) =>
        web.get(Idempotency).once(tx, { owner: 'me', key, fingerprint: fingerprintOf('act', key) }, async () => {
          await queryIn(tx, 'insert into effects (what) values ($1)', [key]);
          return { code: `code of ${key}` };
        }),
      );
    try {
      proxy.swallowCommits(1);
      await expect(act('lost')).rejects.toThrow();
      expect(proxy.swallowed).toBe(1);
      expect(await act('lost')).toEqual({ code: 'code of lost' });
      expect(await database.query('select what from effects')).toEqual([{ what: 'lost' }]);
    } finally {
      await web.close();
      await proxy.close();
      await database.drop();
    }
  });
});

/** Reads and writes past everything that is under test; tries again while the server is away. */
async function connectDirectly(url: string): Promise<Pick<TestDatabase, 'query'> & { end(): Promise<void> }> {
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  return {
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await pool.query<Row>(sql, [...values])).rows,
    end: () => pool.end(),
  };
}
