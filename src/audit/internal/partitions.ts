import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { queryIn, Transactions } from '../../platform/database/transactions.js';

/** Any number that no other lock of ours uses. */
const PARTITION_LOCK = 4_601_720_261;
const MONTHS_AHEAD = 24;

/** Keeps partitions for the coming two years; each start looks. Until then the default partition takes what comes. */
@Injectable()
export class AuditPartitions implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.makeAhead();
  }

  async makeAhead(): Promise<void> {
    const month = `${this.clock.now().toISOString().slice(0, 7)}-01`;
    await this.transactions.run(async (tx) => {
      const [last] = await queryIn<{ exists: boolean }>(
        tx,
        `select to_regclass('audit_entries_' || to_char($1::date + make_interval(months => $2), 'YYYY_MM')) is not null
           as exists`,
        [month, MONTHS_AHEAD],
      );
      if (last?.exists) return;
      await queryIn(tx, 'select pg_advisory_xact_lock($1)', [PARTITION_LOCK]);
      await queryIn(
        tx,
        `select audit_make_partition(($1::date + make_interval(months => n))::date) from generate_series(0, $2::int) n`,
        [month, MONTHS_AHEAD],
      );
    });
  }
}
