import { Injectable } from '@nestjs/common';
import { Mailer, MailFailed } from '../../platform/mail/mailer.js';
import type { Message } from '../../platform/outbox/message.js';
import type { Hearing } from '../../platform/outbox/listeners.service.js';
import { Letters } from './letters.js';
import { DeliveryRows, type OpenDelivery } from './delivery-rows.js';

/**
 * Sends what is queued for a message. The row stands before the call and gets its outcome after it; a process that dies
 * in between sends the same mail again, under the same Message-ID.
 */
@Injectable()
export class MailRoom {
  constructor(
    private readonly rows: DeliveryRows,
    private readonly letters: Letters,
    private readonly mailer: Mailer,
  ) {}

  async send(message: Message, hearing: Hearing): Promise<void> {
    for (const delivery of await this.rows.open(message.id)) await this.sendOne(delivery, message, hearing.last);
  }

  private async sendOne(delivery: OpenDelivery, message: Message, last: boolean): Promise<void> {
    await this.rows.beginTry(delivery.id);
    const letter = await this.letters.compose(delivery.notice, message.subject.id);
    if ('skip' in letter) return this.rows.end(delivery.id, 'skipped', letter.skip);
    try {
      await this.mailer.send({ ...letter, key: keyOf(delivery, message) });
      await this.rows.end(delivery.id, 'handed_over', null);
    } catch (error) {
      if (!(error instanceof MailFailed)) throw error;
      if (error.permanent) return this.rows.end(delivery.id, 'failed', error.reason);
      if (last) await this.rows.end(delivery.id, 'failed', error.reason);
      else await this.rows.note(delivery.id, error.reason);
      throw error;
    }
  }
}

/** A second copy is recognised by its key; but each mail about an account carries a link of its own, and the last one counts. */
const keyOf = ({ id, tries }: OpenDelivery, { subject }: Message): string =>
  subject.kind === 'account' ? `${id}-${tries + 1}` : id;
