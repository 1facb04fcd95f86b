import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Db } from '../database/db.js';
import { queryIn, Transactions, type Tx } from '../database/transactions.js';

/** Remembers what has been done for which key, so that a repeated message or job has no second effect. */
@Injectable()
export class Handled {
  constructor(
    private readonly db: Db,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs the work in a transaction that also remembers the key; answers false, without running it, where this listener
   * has done so already. Of two at once the second waits for the first.
   */
  async once(key: string, listener: string, work: (tx: Tx) => Promise<void>): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const rows = await queryIn(
        tx,
        'insert into handled (key, listener, at) values ($1, $2, $3) on conflict do nothing returning key',
        [key, listener, this.clock.now()],
      );
      if (rows.length === 0) return false;
      await work(tx);
      return true;
    });
  }

  async has(key: string, listener: string): Promise<boolean> {
    const rows = await this.db.query('select 1 from handled where key = $1 and listener = $2', [key, listener]);
    return rows.length > 0;
  }

  /** As `mark`, in the caller's transaction: for what this listener is never to hear. */
  async markIn(tx: Tx, key: string, listener: string): Promise<void> {
    await queryIn(tx, 'insert into handled (key, listener, at) values ($1, $2, $3) on conflict do nothing', [
      key,
      listener,
      this.clock.now(),
    ]);
  }

  async mark(key: string, listener: string): Promise<void> {
    await this.db.query('insert into handled (key, listener, at) values ($1, $2, $3) on conflict do nothing', [
      key,
      listener,
      this.clock.now(),
    ]);
  }
}
