import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { Message } from '../../platform/outbox/message.js';
import type { MailNotice } from '../notices.types.js';

/** A mail that still has to be sent, or to be tried again. */
export interface OpenDelivery {
  readonly id: string;
  readonly notice: MailNotice;
  readonly tries: number;
}

/** The rows behind every mail: written in the act, ended when the mail was handed over or given up. */
@Injectable()
export class DeliveryRows {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async queue(tx: Tx, message: Message, notice: MailNotice): Promise<void> {
    await queryIn(
      tx,
      `insert into deliveries (id, message_id, notice, channel, subject_kind, subject_id, queued_at)
       values ($1, $2, $3, 'mail', $4, $5, $6)`,
      [uuid(), message.id, notice, message.subject.kind, message.subject.id, message.at],
    );
  }

  /** What is not settled for this message; a delivery that was given up counts, since somebody may have it tried again. */
  async open(messageId: string): Promise<OpenDelivery[]> {
    return this.db.query<OpenDelivery>(
      `select id, notice, tries from deliveries where message_id = $1 and state in ('queued', 'failed') order by id`,
      [messageId],
    );
  }

  async beginTry(id: string): Promise<void> {
    await this.db.query('update deliveries set tries = tries + 1 where id = $1', [id]);
  }

  async end(id: string, state: 'handed_over' | 'skipped' | 'failed', reason: string | null): Promise<void> {
    await this.db.query('update deliveries set state = $2, reason = $3, ended_at = $4 where id = $1', [
      id,
      state,
      reason,
      this.clock.now(),
    ]);
  }

  /** Why the last try failed, while there will be others. */
  async note(id: string, reason: string): Promise<void> {
    await this.db.query(`update deliveries set reason = $2 where id = $1`, [id, reason]);
  }
}
