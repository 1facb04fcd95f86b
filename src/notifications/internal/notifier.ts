import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Tx } from '../../platform/database/transactions.js';
import { Handled } from '../../platform/outbox/handled.js';
import { Listeners } from '../../platform/outbox/listeners.service.js';
import type { Message } from '../../platform/outbox/message.js';
import { Silence } from '../silence.js';
import { DeliveryRows } from './delivery-rows.js';
import { InboxWriter } from './inbox-writer.js';
import { MailRoom } from './mail-room.js';
import { ACCOUNT_TYPES, CASE_TYPES, MAIL_TYPES, mailOf } from './rules.js';

const MAIL = 'notifications.mail';
const INBOX = 'notifications.inbox';
/** With pauses of up to five minutes: a mail server may be away for more than two hours. */
const MAIL_ATTEMPTS = 35;

/** Hears what happens to cases and accounts and tells those concerned. */
@Injectable()
export class Notifier implements OnModuleInit {
  constructor(
    private readonly listeners: Listeners,
    private readonly handled: Handled,
    private readonly silence: Silence,
    private readonly deliveries: DeliveryRows,
    private readonly mailRoom: MailRoom,
    private readonly inbox: InboxWriter,
  ) {}

  onModuleInit(): void {
    this.listeners.inTransaction([...CASE_TYPES, ...ACCOUNT_TYPES], (tx, message) => this.inTheAct(tx, message));
    this.listeners.on(MAIL_TYPES, MAIL, (message, hearing) => this.mailRoom.send(message, hearing), {
      queue: 'mail',
      attempts: MAIL_ATTEMPTS,
      backoffMs: 2_000,
      timeoutMs: 60_000,
    });
    this.listeners.on(CASE_TYPES, INBOX, async (message, { once }) => {
      await once(await this.inbox.prepare(message));
    });
  }

  /** The row of a mail to be sent is part of the act: whoever sees the act sees that it will be told. */
  private async inTheAct(tx: Tx, message: Message): Promise<void> {
    if (this.silence.reigns) {
      for (const listener of [MAIL, INBOX]) await this.handled.markIn(tx, message.id, listener);
      return;
    }
    const notice = mailOf(message.type);
    if (notice) await this.deliveries.queue(tx, message, notice);
  }
}
