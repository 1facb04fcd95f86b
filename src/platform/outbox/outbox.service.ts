import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../clock/clock.js';
import { queryIn, type Tx } from '../database/transactions.js';
import { Listeners } from './listeners.service.js';
import type { Announcement, Message } from './message.js';
import { Nudge } from './nudge.js';

/** Tells that something happened, in the transaction in which it happens: both are committed, or neither. */
@Injectable()
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly listeners: Listeners,
    private readonly nudge: Nudge,
  ) {}

  /** Answers the id of the message. Listeners that registered for the act itself have run when it does. */
  async announce(tx: Tx, announcement: Announcement): Promise<string> {
    const message: Message = { payload: {}, ...announcement, id: uuid(), at: this.clock.now() };
    await queryIn(
      tx,
      'insert into outbox (id, type, subject_kind, subject_id, payload, at) values ($1, $2, $3, $4, $5, $6)',
      [
        message.id,
        message.type,
        message.subject.kind,
        message.subject.id,
        announcement.payload ? JSON.stringify(announcement.payload) : null,
        message.at,
      ],
    );
    await this.listeners.runInner(tx, message);
    this.nudge.soon();
    return message.id;
  }
}
