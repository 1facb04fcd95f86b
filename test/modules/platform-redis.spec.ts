import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Redis } from 'ioredis';
import { freePort } from '../../src/platform/database/embedded.js';
import { queryIn, Transactions } from '../../src/platform/database/transactions.js';
import { Health } from '../../src/platform/health/health.service.js';
import { Listeners } from '../../src/platform/outbox/listeners.service.js';
import { Outbox } from '../../src/platform/outbox/outbox.service.js';
import { OutboxUpkeep } from '../../src/platform/outbox/outbox-upkeep.js';
import { QueueAdmin } from '../../src/platform/queue/queue-admin.service.js';
import { type RunningMachinery, startMachinery, until } from './platform/machinery.js';

/** Without Redis on the machine these are passed over; `test/run.mjs` says so. */
const hasRedis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0;
const whenThere = hasRedis ? describe : describe.skip;

@Injectable()
class SuiteListener implements OnModuleInit {
  constructor(private readonly listeners: Listeners) {}

  onModuleInit(): void {
    this.listeners.on(
      'thing.happened',
      'suite.effect',
      async (message, { once: only }) => {
        if (message.subject.id === 'bad') throw new Error('not today');
        await only((tx) => queryIn(tx, 'insert into effects (what) values ($1)', [message.subject.id]).then(() => {}));
      },
      { attempts: 1 },
    );
  }
}

whenThere('the queue on Redis', () => {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-redis-'));
  let port: number;
  let redis: ChildProcess;
  let app: RunningMachinery;

  async function startRedis(...more: string[]): Promise<ChildProcess> {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'yes',
    ];
    const child = spawn('redis-server', [...options, ...more], { stdio: ['ignore', 'pipe', 'inherit'] });
    for await (const text of child.stdout) if (String(text).includes('Ready to accept connections')) break;
    return child;
  }

  async function stopRedis(): Promise<void> {
    const ended = once(redis, 'exit');
    redis.kill('SIGKILL');
    await ended;
  }

  beforeAll(async () => {
    port = await freePort();
    redis = await startRedis();
    app = await startMachinery({
      role: 'all',
      env: { REDIS_URL: `redis://127.0.0.1:${port}` },
      providers: [SuiteListener],
    });
    await app.database.query('create table effects (what text not null)');
  });

  afterAll(async () => {
    await app?.close();
    await stopRedis();
    rmSync(folder, { recursive: true, force: true });
  });

  const announce = (id: string): Promise<string> =>
    app
      .get(Transactions)
      .run((tx) => app.get(Outbox).announce(tx, { type: 'thing.happened', subject: { kind: 'thing', id } }));
  const effects = async (id: string): Promise<number> =>
    (await app.database.query('select 1 from effects where what = $1', [id])).length;

  it('carries messages like PostgreSQL does', async () => {
    await announce('first');
    await until('the effect', async () => (await effects('first')) === 1);
    await announce('bad');
    await until('the failed job', async () => (await app.get(QueueAdmin).list('acts', 'failed')).length === 1);
    expect(await app.get(QueueAdmin).list('acts', 'failed')).toMatchObject([
      { name: 'suite.effect', reason: 'not today' },
    ]);
    const queue = (await app.get(Health).state()).find((one) => one.name === 'queue');
    expect(queue).toMatchObject({ ok: true, detail: 'redis' });
  });

  it('is rebuilt from the outbox when somebody empties it', async () => {
    const client = new Redis(port, '127.0.0.1');
    const id = await announce('emptied');
    await until('the effect', async () => (await effects('emptied')) === 1);
    // As if the job had been lost before it ran.
    await app.database.query('delete from handled where key = $1', [id]);
    await app.database.query(`delete from effects where what = 'emptied'`);
    await client.flushall();
    await client.quit();
    expect(await app.get(OutboxUpkeep).settle(0)).toBeGreaterThanOrEqual(1);
    await until('the effect again', async () => (await effects('emptied')) === 1);
  });

  it('does not hold up acts while it is away, and goes on afterwards', async () => {
    await stopRedis();
    const begun = Date.now();
    await announce('meanwhile');
    expect(Date.now() - begun).toBeLessThan(1_000);
    redis = await startRedis();
    await until('the effect', async () => (await effects('meanwhile')) === 1, 30_000);
  }, 60_000);

  it('is refused where it would throw jobs away when it is full', async () => {
    const client = new Redis(port, '127.0.0.1');
    await client.config('SET', 'maxmemory-policy', 'allkeys-lru');
    const start = startMachinery({
      role: 'all',
      env: { REDIS_URL: `redis://127.0.0.1:${port}` },
      providers: [SuiteListener],
      database: app.database,
    });
    await expect(start).rejects.toThrow('noeviction');
    await client.config('SET', 'maxmemory-policy', 'noeviction');
    await client.quit();
  });
});
