import { Injectable } from '@nestjs/common';
import { queryIn, sqlState, type Tx } from '../platform/database/transactions.js';
import { Unavailable } from '../platform/errors/errors.js';

const LOCK_NOT_AVAILABLE = '55P03';

/** Counters without gaps: case codes of a day, numbers of documents of a year. */
@Injectable()
export class Numbers {
  /**
   * The next number of a series, 1 first. Without gaps, because the counter's row stays locked until the caller's
   * transaction ends and falls back with it; therefore to be taken in the **last** statement before COMMIT. Everybody
   * else waits for that row, one second at most: then `Unavailable` `agencies.counter_busy`.
   *
   * `period` is whatever starts a new count, e.g. `261123` or `2026`.
   */
  async next(tx: Tx, series: string, agencyId: string, period: string): Promise<number> {
    try {
      const [row] = await queryIn<{ last: string }>(
        tx,
        `insert into numbers (series, agency_id, period, last) values ($1, $2, $3, 1)
         on conflict (series, agency_id, period) do update set last = numbers.last + 1
         returning last`,
        [series, agencyId, period],
      );
      return Number(row?.last);
    } catch (error) {
      if (sqlState(error) === LOCK_NOT_AVAILABLE) throw new Unavailable('agencies.counter_busy', 2);
      throw error;
    }
  }
}
