import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseQueries } from '../../src/casework/case.queries.js';
import { ITEM } from '../modules/casework/life.js';
import { brokenInvariants } from '../modules/casework/invariants.js';
import { until } from '../modules/platform/machinery.js';
import { type Place, stopAt } from '../support/breakpoint.js';
import { compileSources, type CompiledSources } from '../support/compiled.js';
import { Town } from './town.js';

let compiled: CompiledSources;
let town: Town;

const WEDNESDAY = '2026-11-25T09:00:00+07:00';

beforeAll(async () => {
  compiled = compileSources();
  town = await Town.open(compiled, { at: WEDNESDAY });
}, 240_000);

afterEach(async () => {
  await town.endAll();
  expect(await brokenInvariants(town.database)).toEqual({});
});

afterAll(async () => {
  await town?.close();
  compiled?.remove();
});

const count = async (sql: string, values: readonly unknown[] = []): Promise<number> =>
  (await town.database.query<{ n: number }>(`select count(*)::int as n from (${sql}) x`, values))[0]?.n ?? -1;

/** Effects outside the case, each of which must be there once: lines of inboxes, mails, documents. */
async function expectOneEffect(code: string): Promise<void> {
  const { id } = await town.office.row(code);
  const twice = (what: string, sql: string): Promise<unknown> =>
    town.database.query(sql, [id]).then((rows) => ({ what, rows }));
  expect(
    await Promise.all([
      twice('notice', `select kind from notices where case_id = $1 group by account_id, kind having count(*) > 1`),
      twice('delivery', `select 1 from deliveries where subject_id = $1 group by notice having count(*) > 1`),
      twice('open', `select 1 from deliveries where subject_id = $1 and state not in ('handed_over', 'skipped')`),
      twice('document', `select kind from documents where subject_id = $1 group by kind having count(*) > 1`),
      twice('print', `select kind from documents where subject_id = $1 and state <> 'ready'`),
      twice(
        'ready',
        `select d.kind from documents d left join outbox o on o.type = 'document.ready' and o.subject_id = d.id::text
         where d.subject_id = $1 group by d.id having count(o.id) <> 1`,
      ),
    ]),
  ).toEqual(['notice', 'delivery', 'open', 'document', 'print', 'ready'].map((what) => ({ what, rows: [] })));
}

/** A mail that is sent again keeps its Message-ID, so the mailbox shows each once. */
async function expectOneMailEach(): Promise<void> {
  const mails = await count(`select 1 from dev_mails`);
  expect(mails).toBeGreaterThan(0);
  expect(mails).toBe(await count(`select 1 from deliveries where state = 'handed_over'`));
}

describe('the relay', () => {
  it('killed between the queue and the mark repeats the message, and the case is handed over once', async () => {
    const place = { table: 'outbox', event: 'update', when: `old.type = 'case.accepted' and old.relayed_at is null` };
    const stop = await stopAt(town.database, place as Place);
    const code = await town.accepted();
    const { id } = await town.office.row(code);
    const doomed = await town.worker();
    await stop.reached();
    expect(await count(`select 1 from bullmq.job where name = 'casework.hand_over'`)).toBe(1);
    await town.end(doomed, 'SIGKILL');
    await stop.remove();
    expect(
      await count(`select 1 from outbox where type = 'case.accepted' and subject_id = $1 and relayed_at is null`, [id]),
    ).toBe(1);

    const next = await town.worker();
    await town.quiet();
    expect((await town.office.events(code)).slice(-2)).toEqual(['accepted', 'handed_over']);
    expect(
      await count(`select 1 from notices where case_id = $1 and account_id = $2 and kind = 'staff_handed_over'`, [
        id,
        town.staff.specialist.accountId,
      ]),
    ).toBe(1);
    await expectOneEffect(code);
    await expectOneMailEach();
    await town.end(next, 'SIGTERM');
  }, 90_000);
});

describe('a worker killed in the middle of the hand-over', () => {
  it('leaves the case wholly as it was, and another one finishes', async () => {
    let worker = await town.worker();
    const places = [
      (id: string) => ({
        table: 'case_files',
        event: 'update',
        when: `new.id = '${id}' and new.state = 'in_examination'`,
      }),
      (id: string) => ({
        table: 'case_events',
        event: 'insert',
        when: `new.case_id = '${id}' and new.event = 'handed_over'`,
      }),
      (id: string) => ({
        table: 'outbox',
        event: 'insert',
        when: `new.subject_id = '${id}' and new.type = 'case.handed_over'`,
      }),
    ];
    for (const placeFor of places) {
      const code = await town.office.submitted(town.citizen);
      const { id } = await town.office.row(code);
      const stop = await stopAt(town.database, placeFor(id) as Place);
      await town.office.act(town.staff.reception, code, 'record-payment', { amount: 16_000, receiptNumber: 'BL 1' });
      await town.office.act(town.staff.reception, code, 'accept');
      const before = await town.office.row(code);
      await stop.reached();
      await town.end(worker, 'SIGKILL');
      await stop.remove();
      expect(await town.office.row(code)).toEqual(before);
      expect((await town.office.events(code)).at(-1)).toBe('accepted');
      expect(await brokenInvariants(town.database)).toEqual({});

      worker = await town.worker();
      await until(
        'another worker has handed it over',
        async () => (await town.office.row(code)).state !== before.state,
        30_000,
      );
      await town.quiet();
      expect((await town.office.events(code)).slice(-2)).toEqual(['accepted', 'handed_over']);
      await expectOneEffect(code);
    }
    await town.end(worker, 'SIGTERM');
  }, 150_000);

  it('after its COMMIT, before anybody heard of it, leaves the case wholly moved', async () => {
    const code = await town.accepted();
    const { id } = await town.office.row(code);
    // Written after the hand-over has been committed, by the same job.
    const stop = await stopAt(town.database, {
      table: 'handled',
      event: 'insert',
      when: `new.listener = 'casework.hand_over'`,
    });
    const doomed = await town.worker();
    await stop.reached();
    await town.end(doomed, 'SIGKILL');
    await stop.remove();
    expect(await town.office.row(code)).toMatchObject({ state: 'in_examination' });
    const next = await town.worker();
    await town.quiet();
    expect(await count(`select 1 from case_events where case_id = $1 and event = 'handed_over'`, [id])).toBe(1);
    await expectOneEffect(code);
    await town.end(next, 'SIGTERM');
  }, 90_000);
});

describe('every job', () => {
  /** Those that do not remember in their own transaction that they were done. */
  const FORGETFUL = ['casework.hand_over', 'timer.case.step', 'notifications.mail', 'documents.print'];

  /** Everything that waits is put into the queue three times under different ids, and done by a new worker. */
  async function doThrice(): Promise<void> {
    await town.again('waiting', 0);
    await town.again('waiting', 50);
    await town.again('waiting', 51);
    const worker = await town.worker();
    await town.quiet();
    await town.end(worker, 'SIGTERM');
  }

  it('run twice at once, and again later, has one effect', async () => {
    const { office, staff } = town;
    const lasting = await town.accepted();
    const silent = await office.submitted(town.citizen);
    await office.act(staff.reception, silent, 'request-completion', { items: [ITEM] });
    await doThrice();
    expect((await office.events(lasting)).slice(-2)).toEqual(['accepted', 'handed_over']);

    await town.at('2026-11-25T13:30:00+07:00');
    await doThrice();
    expect((await office.events(lasting)).slice(-2)).toEqual(['handed_over', 'due_soon']);

    await town.at('2026-12-10T09:00:00+07:00');
    await doThrice();
    expect((await office.events(lasting)).slice(-2)).toEqual(['due_soon', 'overdue']);
    expect((await office.events(silent)).slice(-2)).toEqual(['supplement_requested', 'supplement_expired']);
    const { version } = await town.portal.get(CaseQueries).forOfficer(staff.reception, silent);

    await town.database.query('delete from handled where listener = any($1)', [FORGETFUL]);
    await town.again('all', 60);
    const worker = await town.worker();
    await town.quiet();
    await town.end(worker, 'SIGTERM');
    expect((await office.row(silent)).revision).toBe(version);
    expect(await office.events(lasting)).toEqual([
      'submitted',
      'payment_recorded',
      'accepted',
      'handed_over',
      'due_soon',
      'overdue',
    ]);
    expect((await office.documents(silent)).sort()).toEqual(['receipt', 'slip-02', 'slip-03']);
    for (const code of [lasting, silent]) await expectOneEffect(code);
    await expectOneMailEach();
  }, 150_000);
});
