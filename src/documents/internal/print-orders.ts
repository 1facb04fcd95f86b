import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { queryIn } from '../../platform/database/transactions.js';
import { type Hearing, Listeners } from '../../platform/outbox/listeners.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { Storage } from '../../platform/storage/storage.js';
import { DOCUMENT, DOCUMENT_ORDERED, DOCUMENT_READY } from '../documents.messages.js';
import { Printer } from './printer.js';
import type { OrderRow } from './rows.js';

/** Hears that a document was ordered, prints it and keeps it. What is ready is never printed again. */
@Injectable()
export class PrintOrders implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly listeners: Listeners,
    private readonly storage: Storage,
    private readonly printer: Printer,
  ) {}

  onModuleInit(): void {
    this.listeners.on(DOCUMENT_ORDERED, 'documents.print', ({ subject }, hearing) => this.print(subject.id, hearing), {
      queue: 'documents',
      timeoutMs: 60_000,
    });
  }

  private async print(id: string, hearing: Hearing): Promise<void> {
    const order = await this.open(id);
    if (!order) return;
    const { locale, code, ordered_at: at } = order;
    const bytes = await this.printer.print(order.kind, order.data, { locale, code, at, draft: false });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // Bytes of a key never change: had a crash left others behind, these lie beside them.
    const key = `documents/${id}.${sha256.slice(0, 16)}`;
    await this.storage.put(key, bytes, { type: 'application/pdf', size: bytes.length });
    await hearing.once(async (tx) => {
      const done = await queryIn(
        tx,
        `update documents set state = 'ready', data = null, storage_key = $2, size = $3, sha256 = $4, ready_at = $5
         where id = $1 and state = 'ordered' returning id`,
        [id, key, bytes.length, sha256, this.clock.now()],
      );
      if (done.length > 0) await this.outbox.announce(tx, { type: DOCUMENT_READY, subject: { kind: DOCUMENT, id } });
    });
  }

  private async open(id: string): Promise<OrderRow | undefined> {
    const [order] = await this.db.query<OrderRow>(
      `select d.id, d.kind, d.locale, d.data, d.ordered_at, v.code
       from documents d join verifications v on v.document_id = d.id where d.id = $1 and d.state = 'ordered'`,
      [id],
    );
    return order;
  }
}
