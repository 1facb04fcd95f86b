import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { queryIn, Transactions } from '../../src/platform/database/transactions.js';
import { Listeners } from '../../src/platform/outbox/listeners.service.js';
import { Outbox } from '../../src/platform/outbox/outbox.service.js';
import { OutboxUpkeep } from '../../src/platform/outbox/outbox-upkeep.js';
import { Relay } from '../../src/platform/outbox/relay.js';
import { defineJob, noPayload, texts } from '../../src/platform/queue/job.js';
import { Jobs, UnusableJobs } from '../../src/platform/queue/jobs.service.js';
import { QueueAdmin } from '../../src/platform/queue/queue-admin.service.js';
import { QueueStore } from '../../src/platform/queue/queue-store.js';
import { Timers } from '../../src/platform/timers/timers.service.js';
import { type RunningMachinery, startMachinery, until } from './platform/machinery.js';

const heard: string[] = [];
const failing = new Set<string>();

const NOTE = defineJob({ name: 'suite.note', queue: 'acts', check: texts('word'), attempts: 2, backoffMs: 10 });
const SLOW = defineJob({ name: 'suite.slow', queue: 'acts', check: noPayload, attempts: 1, timeoutMs: 30 });
const TICK = defineJob({ name: 'suite.tick', queue: 'upkeep', check: noPayload });

@Injectable()
class SuiteModule implements OnModuleInit {
  constructor(
    private readonly listeners: Listeners,
    private readonly timers: Timers,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.listeners.on(['thing.happened', 'thing.ended'], 'suite.writes_once', async (message, { once }) => {
      heard.push(`writes ${message.type} ${message.subject.id}`);
      await once((tx) =>
        queryIn(tx, 'insert into effects (what) values ($1)', [`${message.type} ${message.subject.id}`]).then(() => {}),
      );
    });
    this.listeners.on(
      'thing.happened',
      'suite.second',
      async (message) => {
        heard.push(`second ${message.subject.id} ${message.payload.by}`);
        if (failing.has(message.subject.id)) throw new Error('not today');
      },
      { attempts: 1 },
    );
    this.listeners.inTransaction('thing.happened', (tx, message) =>
      queryIn(tx, 'insert into effects (what) values ($1)', [`inside ${message.subject.id}`]).then(() => {}),
    );
    this.timers.on('thing.due', async ({ subject, payload }, { once }) => {
      await once((tx) =>
        queryIn(tx, 'insert into effects (what) values ($1)', [`due ${subject.id} ${payload.round}`]).then(() => {}),
      );
    });
    this.jobs.handle(NOTE, async ({ word }, { attempt, last }) => {
      heard.push(`note ${word} ${attempt} ${last}`);
      if (word === 'fails') throw new Error('as asked');
    });
    this.jobs.handle(SLOW, () => new Promise(() => {}));
    this.jobs.repeat(TICK, 1_000, async () => {
      heard.push('tick');
    });
  }
}

const thing = (id: string) => ({ type: 'thing.happened', subject: { kind: 'thing', id }, payload: { by: 'us' } });

let web: RunningMachinery;
let worker: RunningMachinery;

beforeAll(async () => {
  web = await startMachinery({ providers: [SuiteModule] });
  await web.database.query('create table effects (what text not null)');
  worker = await startMachinery({ role: 'worker', providers: [SuiteModule], database: web.database });
});

afterAll(async () => {
  await worker?.close();
  await web?.close();
});

const effects = async (like: string): Promise<string[]> => {
  const rows = await web.database.query<{ what: string }>('select what from effects where what like $1', [like]);
  return rows.map((row) => row.what).sort();
};
const announce = (id: string) => web.get(Transactions).run((tx) => web.get(Outbox).announce(tx, thing(id)));

describe('messages', () => {
  it('reach every listener, and what was written inside the act is there with it', async () => {
    await announce('a');
    expect(await effects('inside a')).toEqual(['inside a']);
    await until('both heard', () => heard.includes('second a us') && heard.includes('writes thing.happened a'));
    await until('the effect', async () => (await effects('thing.happened a')).length === 1);
  });

  it('are not sent when the act is rolled back', async () => {
    const act = web.get(Transactions).run(async (tx) => {
      await web.get(Outbox).announce(tx, thing('never'));
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    await announce('after');
    await until('the later one', () => heard.includes('second after us'));
    expect(heard.filter((one) => one.includes('never'))).toEqual([]);
    expect(await effects('%never%')).toEqual([]);
  });

  it('that were enqueued by a relay which died before it could say so are enqueued again and have one effect', async () => {
    const id = await announce('twice');
    await until('the effect', async () => (await effects('thing.happened twice')).length === 1);
    // As the database looks when the process ended between adding the jobs and committing the mark.
    await web.database.query('update outbox set relayed_at = null, settled_at = null where id = $1', [id]);
    await until('carried over again', async () => {
      const [row] = await web.database.query('select 1 from outbox where id = $1 and relayed_at is not null', [id]);
      return row !== undefined;
    });
    // And as it looks when the queue had forgotten them, so that the jobs really run twice.
    const message = { id, at: new Date(), ...thing('twice') };
    await worker.get(Jobs).addAll(worker.get(Listeners).jobsFor(message, 7));
    await announce('later');
    await until('the later one', () => heard.includes('second later us'));
    expect(await effects('thing.happened twice')).toEqual(['thing.happened twice']);
  });

  it('are rebuilt when the queue has lost its jobs, and closed when all have heard', async () => {
    const id = await announce('lost');
    await until('heard', async () => (await effects('thing.happened lost')).length === 1);
    await web.database.query(`delete from handled where key = $1`, [id]);
    await web.database.query(`delete from effects where what = 'thing.happened lost'`);
    await web.database.query(`delete from bullmq.job where id like $1`, [`${id}%`]);
    const before = heard.length;
    expect(await worker.get(OutboxUpkeep).settle(0)).toBe(2);
    await until('heard again', async () => (await effects('thing.happened lost')).length === 1);
    await until('second heard again', () => heard.slice(before).includes('second lost us'));
    await until('settled', async () => {
      await worker.get(OutboxUpkeep).settle(0);
      const [row] = await web.database.query('select 1 from outbox where id = $1 and settled_at is not null', [id]);
      return row !== undefined;
    });
  });

  it('that a listener fails on wait for a person, who retries or discards them', async () => {
    failing.add('bad');
    const id = await announce('bad');
    const admin = web.get(QueueAdmin);
    const failed = async () => (await admin.list('acts', 'failed')).find((job) => job.id.startsWith(id));
    await until('failed', async () => (await failed()) !== undefined);
    const job = await failed();
    expect(job).toMatchObject({ name: 'suite.second', reason: 'not today', attempts: 1, state: 'failed' });
    // The sweep leaves alone what waits for a person.
    expect(await worker.get(OutboxUpkeep).settle(0)).toBe(0);
    await admin.retry('acts', job?.id ?? '');
    await until('failed again', () => heard.filter((one) => one === 'second bad us').length === 2);
    await until('listed again', async () => (await failed()) !== undefined);
    await admin.discard('acts', job?.id ?? '');
    expect(await failed()).toBeUndefined();
    expect(await worker.get(OutboxUpkeep).settle(0)).toBe(0);
    await expect(admin.discard('acts', job?.id ?? '')).rejects.toThrow('queue.no_such_job');
  });
});

describe('jobs', () => {
  it('are tried again and then wait for a person', async () => {
    await web.get(Jobs).add(NOTE, { word: 'fails' }, 'note-fails');
    await until('failed', async () => (await web.get(QueueAdmin).find('acts', 'note-fails')).state === 'failed');
    expect(heard.filter((one) => one.startsWith('note fails'))).toEqual(['note fails 1 false', 'note fails 2 true']);
  });

  it('with a payload of another shape are put aside without running', async () => {
    await web.get(QueueStore).queue('acts').add('suite.note', { nonsense: 1 }, { jobId: 'note-odd', attempts: 5 });
    await until('failed', async () => (await web.get(QueueAdmin).find('acts', 'note-odd')).state === 'failed');
    expect(await web.get(QueueAdmin).find('acts', 'note-odd')).toMatchObject({ attempts: 1 });
  });

  it('are ended when they take too long', async () => {
    await web.get(Jobs).add(SLOW, {}, 'slow');
    await until('failed', async () => (await web.get(QueueAdmin).find('acts', 'slow')).state === 'failed');
    expect((await web.get(QueueAdmin).find('acts', 'slow')).reason).toBe('The job took too long');
  });

  it('of the same key are added once', async () => {
    await web.get(Jobs).add(NOTE, { word: 'once' }, 'note-once');
    await until('done', () => heard.includes('note once 1 false'));
    await web.get(Jobs).add(NOTE, { word: 'once' }, 'note-once');
    await web.get(Jobs).add(NOTE, { word: 'marker' }, 'note-marker');
    await until('the marker', () => heard.includes('note marker 1 false'));
    expect(heard.filter((one) => one.startsWith('note once'))).toHaveLength(1);
  });

  it('come again when they repeat, also with a second worker', async () => {
    const second = await startMachinery({ role: 'worker', providers: [SuiteModule], database: web.database });
    try {
      const before = heard.filter((one) => one === 'tick').length;
      await until('two more turns', () => heard.filter((one) => one === 'tick').length >= before + 2);
      // A turn of an hour, which the first worker has taken, is not taken again by one that starts later.
      const turns = await web.database.query<{ id: string }>(`select id from bullmq.job where name = 'outbox.prune'`);
      expect(turns).toHaveLength(1);
    } finally {
      await second.close();
    }
  });

  it('without a handler, or with two, refuse the start', async () => {
    const jobs = new Jobs(web.get(QueueStore));
    expect(() => jobs.assertUsable()).toThrow(UnusableJobs);
    expect(() => jobs.assertUsable()).toThrow('the job "suite.note" has no handler');
    for (const definition of [NOTE, NOTE]) jobs.handle(definition, async () => {});
    expect(() => jobs.assertUsable()).toThrow('the job "suite.note" has 2 handlers');
  });
});

describe('timers', () => {
  const subject = { kind: 'thing', id: 't' };
  const set = (at: string, round: number) =>
    web
      .get(Transactions)
      .run((tx) => web.get(Timers).set(tx, { subject, name: 'thing.due', at: new Date(at), payload: { round } }));

  it('come due by the clock of the application, once, at the last moment they were moved to', async () => {
    const [first, moved] = ['2030-01-01T08:00:00+07:00', '2030-01-02T08:00:00+07:00'];
    await set(first, 1);
    await set(moved, 2);
    expect(await web.get(Timers).dueAt(subject, 'thing.due')).toEqual(new Date(moved));
    web.clock.moveTo(new Date(first).getTime() + 1_000 - Date.now());
    expect(await web.get(Timers).takeDue()).toBe(0);
    web.clock.moveTo(new Date(moved).getTime() + 1_000 - Date.now());
    const taken = await Promise.all([web.get(Timers).takeDue(), web.get(Timers).takeDue()]);
    expect(taken[0] + taken[1]).toBe(1);
    await until('the effect', async () => (await effects('due %')).length === 1);
    expect(await effects('due %')).toEqual(['due t 2']);
    expect(await web.get(Timers).takeDue()).toBe(0);
  });

  it('that were cancelled never come', async () => {
    await set('2029-01-01T00:00:00Z', 3);
    await web.get(Transactions).run((tx) => web.get(Timers).cancel(tx, subject));
    expect(await web.get(Timers).takeDue()).toBe(0);
  });
});

describe('the relay', () => {
  it('takes each message once however many relays run', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, (_, at) => announce(`many-${at}`)));
    await Promise.all([worker.get(Relay).carry(), worker.get(Relay).carry(), worker.get(Relay).carry()]);
    await until('all', async () => (await effects('thing.happened many-%')).length === ids.length);
    expect(heard.filter((one) => one.startsWith('writes thing.happened many-'))).toHaveLength(ids.length);
  });
});
