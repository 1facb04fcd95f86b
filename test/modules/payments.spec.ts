import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { Charges } from '../../src/payments/charges.service.js';
import type { ChargeSubject } from '../../src/payments/payments.types.js';
import type { Person } from '../../src/platform/actor.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Db } from '../../src/platform/database/db.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { Invalid, NotFound, Refused } from '../../src/platform/errors/errors.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let source: DataSource;
let charges: Charges;
let transactions: Transactions;

beforeAll(async () => {
  database = await freshDatabase();
  source = await (await createDataSource({ url: database.url, pool: 8, applicationName: 'suite' })).initialize();
  charges = new Charges(new Db(source), new Clock());
  transactions = new Transactions(source);
});

afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

const BASIS = { vi: '8.000 đồng mỗi bản sao', en: '8,000 đồng a copy' };
const officer: Person = { kind: 'person', accountId: randomUUID(), name: 'Cán bộ mẫu', locale: 'vi', grants: [] };
const newCase = (): ChargeSubject => ({ kind: 'case', id: randomUUID() });
const open = (subject: ChargeSubject, amount: number) =>
  transactions.run((tx) => charges.open(tx, subject, amount, BASIS));

async function due(amount = 16_000): Promise<{ subject: ChargeSubject; id: string }> {
  const subject = newCase();
  const id = await open(subject, amount);
  if (id === null) throw new Error('No charge was opened');
  return { subject, id };
}

const take = (id: string, amount: number, receiptNumber = 'BL 0001') =>
  transactions.run((tx) => charges.record(tx, officer, id, { amount, receiptNumber }));

describe('charges', () => {
  it('are not opened where nothing is owed', async () => {
    const subject = newCase();
    expect(await open(subject, 0)).toBeNull();
    expect(await charges.of(subject)).toBeNull();
  });

  it('refuse amounts that are no whole đồng', async () => {
    await expect(open(newCase(), 0.5)).rejects.toThrow(RangeError);
    await expect(open(newCase(), -8_000)).rejects.toThrow(RangeError);
  });

  it('are settled by money with a receipt, and remember who took it', async () => {
    const { subject, id } = await due();
    expect(await charges.of(subject)).toMatchObject({
      id,
      amount: 16_000,
      state: 'due',
      settlement: null,
      basis: BASIS,
    });
    const settled = await take(id, 16_000);
    expect(settled.settlement).toMatchObject({ receiptNumber: 'BL 0001', recordedBy: officer.accountId });
    expect(await charges.of(subject)).toEqual(settled);
  });

  it('cannot be taken twice, however many try at once', async () => {
    const { id } = await due();
    const tries = await Promise.allSettled(Array.from({ length: 6 }, (_, index) => take(id, 16_000, `BL ${index}`)));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(Refused);
    const rows = await database.query('select 1 from payment_attempts where charge_id = $1', [id]);
    expect(rows).toHaveLength(1);
    await expect(
      transactions.run((tx) => charges.record(tx, officer, id, { exemptionReason: 'Hộ nghèo' })),
    ).rejects.toThrow(new Refused('payments.not_due'));
  });

  it('take the amount owed, to the đồng, and a receipt number', async () => {
    const { subject, id } = await due();
    await expect(take(id, 15_999)).rejects.toMatchObject({
      problems: [{ at: 'amount', code: 'payments.amount_differs', values: { due: 16_000, given: 15_999 } }],
    });
    await expect(take(id, 16_000, '  ')).rejects.toBeInstanceOf(Invalid);
    await expect(take(id, 16_000, 'x'.repeat(41))).rejects.toBeInstanceOf(Invalid);
    expect((await charges.of(subject))?.state).toBe('due');
  });

  it('are exempted with a reason only', async () => {
    const { subject, id } = await due();
    const exempt = (reason: string) =>
      transactions.run((tx) => charges.record(tx, officer, id, { exemptionReason: reason }));
    await expect(exempt(' ')).rejects.toBeInstanceOf(Invalid);
    await exempt('Người khuyết tật');
    expect(await charges.of(subject)).toMatchObject({
      state: 'exempted',
      settlement: { exemptionReason: 'Người khuyết tật', receiptNumber: null },
    });
  });

  it('lapse with their case while due, and stay as they are once settled', async () => {
    const [open, settled] = [await due(), await due()];
    await take(settled.id, 16_000);
    for (const { subject } of [open, settled]) await transactions.run((tx) => charges.lapse(tx, subject));
    expect((await charges.of(open.subject))?.state).toBe('lapsed');
    expect((await charges.of(settled.subject))?.state).toBe('settled');
    await expect(take(open.id, 16_000)).rejects.toBeInstanceOf(Refused);
  });

  it('leave nothing behind when the act that records them fails', async () => {
    const { subject, id } = await due();
    const act = transactions.run(async (tx) => {
      await charges.record(tx, officer, id, { amount: 16_000, receiptNumber: 'BL 0002' });
      throw new Error('the act failed');
    });
    await expect(act).rejects.toThrow('the act failed');
    expect((await charges.of(subject))?.state).toBe('due');
    await expect(take(randomUUID(), 1)).rejects.toBeInstanceOf(NotFound);
  });
});
