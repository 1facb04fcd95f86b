import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import type { Delivery } from './notices.types.js';

const COLUMNS = `id, notice, channel, state, reason, tries, queued_at as "queuedAt", ended_at as "endedAt"`;

/** What became of the mails: for the page of a case, and for the system administrator. */
@Injectable()
export class DeliveryLedger {
  constructor(private readonly db: Db) {}

  /** Mails about a case, newest first. Whoever calls has made sure that the reader may see the case. */
  async of(caseId: string): Promise<Delivery[]> {
    return this.db.query<Delivery>(
      `select ${COLUMNS} from deliveries where subject_kind = 'case' and subject_id = $1 order by queued_at desc, id desc`,
      [caseId],
    );
  }

  /** Mails by state since this moment. */
  async countsSince(moment: Date): Promise<Readonly<Record<Delivery['state'], number>>> {
    const rows = await this.db.query<{ state: Delivery['state']; count: number }>(
      'select state, count(*)::int as count from deliveries where queued_at >= $1 group by state',
      [moment],
    );
    return {
      queued: 0,
      handed_over: 0,
      skipped: 0,
      failed: 0,
      ...Object.fromEntries(rows.map((r) => [r.state, r.count])),
    };
  }

  /** The last mails that were given up, newest first. */
  async failures(limit = 50): Promise<Delivery[]> {
    return this.db.query<Delivery>(
      `select ${COLUMNS} from deliveries where state = 'failed' order by ended_at desc limit $1`,
      [limit],
    );
  }
}
