import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import { NotFound, Refused } from '../platform/errors/errors.js';
import type { Localised } from '../platform/i18n/localised.js';
import { readRecord } from './internal/record.js';
import { type ChargeRow, SELECT_CHARGES, toCharge } from './internal/rows.js';
import type { Charge, ChargeSubject, PaymentRecord } from './payments.types.js';

/**
 * What is owed for a case, and how it was settled. One charge a subject. Evidence of who did what is written by the act
 * that calls `record`, in the same transaction.
 */
@Injectable()
export class Charges {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens the charge of a subject and answers its id; answers null and writes nothing where nothing is owed.
   * `amount` is whole đồng.
   */
  async open(tx: Tx, subject: ChargeSubject, amount: number, basis: Localised): Promise<string | null> {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`A charge of ${amount} đồng`);
    if (amount === 0) return null;
    const id = uuid();
    await queryIn(
      tx,
      `insert into charges (id, subject_kind, subject_id, amount, basis, state, opened_at)
       values ($1, $2, $3, $4, $5, 'due', $6)`,
      [id, subject.kind, subject.id, amount, JSON.stringify(basis), this.clock.now()],
    );
    return id;
  }

  /**
   * Settles a charge that is due, inside the caller's transaction. The amount must be the amount owed, to the đồng.
   * Errors: `payments.unknown`; `payments.not_due` {state} where it was settled before, also by somebody else in this
   * moment; Invalid with `payments.amount_differs` {due, given}, `payments.receipt_number_missing` or
   * `payments.exemption_reason_missing`.
   */
  async record(tx: Tx, actor: Person, chargeId: string, given: PaymentRecord): Promise<Charge> {
    const [row] = await queryIn<ChargeRow>(tx, `${SELECT_CHARGES} where c.id = $1 for update of c`, [chargeId]);
    if (!row) throw new NotFound('payments.unknown');
    if (row.state !== 'due') throw new Refused('payments.not_due', { state: row.state });
    const payment = readRecord(given, Number(row.amount));
    const now = this.clock.now();
    const state = payment.method === 'counter' ? 'settled' : 'exempted';
    await queryIn(
      tx,
      `insert into payment_attempts
         (id, charge_id, method, outcome, amount, receipt_number, exemption_reason, recorded_by, recorded_at)
       values ($1, $2, $3, 'succeeded', $4, $5, $6, $7, $8)`,
      [
        uuid(),
        chargeId,
        payment.method,
        payment.amount,
        payment.receiptNumber,
        payment.exemptionReason,
        actor.accountId,
        now,
      ],
    );
    await queryIn(tx, `update charges set state = $2, closed_at = $3 where id = $1`, [chargeId, state, now]);
    return toCharge({
      ...row,
      state,
      closed_at: now,
      receipt_number: payment.receiptNumber,
      exemption_reason: payment.exemptionReason,
      recorded_by: actor.accountId,
      recorded_at: now,
    });
  }

  /** What is owed changed before anything was taken: whole đồng, above zero. A charge that was settled stays as it is. */
  async revise(tx: Tx, subject: ChargeSubject, amount: number): Promise<void> {
    if (!Number.isSafeInteger(amount) || amount <= 0) throw new RangeError(`A charge of ${amount} đồng`);
    await queryIn(tx, `update charges set amount = $3 where subject_kind = $1 and subject_id = $2 and state = 'due'`, [
      subject.kind,
      subject.id,
      amount,
    ]);
  }

  /** The charge of a subject, or null where nothing is owed. With `tx`: as that transaction sees it. */
  async of(subject: ChargeSubject, tx?: Tx): Promise<Charge | null> {
    const sql = `${SELECT_CHARGES} where c.subject_kind = $1 and c.subject_id = $2`;
    const values = [subject.kind, subject.id];
    const [row] = tx ? await queryIn<ChargeRow>(tx, sql, values) : await this.db.query<ChargeRow>(sql, values);
    return row ? toCharge(row) : null;
  }

  /** Ends a charge that is still due because the case ended first. A settled charge stays as it is. */
  async lapse(tx: Tx, subject: ChargeSubject): Promise<void> {
    await queryIn(
      tx,
      `update charges set state = 'lapsed', closed_at = $3
       where subject_kind = $1 and subject_id = $2 and state = 'due'`,
      [subject.kind, subject.id, this.clock.now()],
    );
  }
}
