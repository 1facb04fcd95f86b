import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { CaseFacts } from './case-facts.js';
import { DeliveryLedger } from './delivery-ledger.service.js';
import { Inbox } from './inbox.service.js';
import { DeliveryRows } from './internal/delivery-rows.js';
import { InboxWriter } from './internal/inbox-writer.js';
import { Letters } from './internal/letters.js';
import { MailRoom } from './internal/mail-room.js';
import { Notifier } from './internal/notifier.js';
import { Silence } from './silence.js';

const FACE = [Inbox, DeliveryLedger, Silence];

/**
 * Tells people what happened. The composition root says who reads cases: `cases.reader` is a provider that `cases.module`
 * exports and that answers `forNotice`. Global, so that pages need not know.
 */
@Module({})
export class NotificationsModule {
  static of(cases: { readonly module: Type | DynamicModule; readonly reader: Type<CaseFacts> }): DynamicModule {
    return {
      module: NotificationsModule,
      global: true,
      imports: [IdentityModule, cases.module],
      providers: [
        ...FACE,
        DeliveryRows,
        Letters,
        MailRoom,
        InboxWriter,
        Notifier,
        { provide: CaseFacts, useExisting: cases.reader },
      ],
      exports: FACE,
    };
  }
}
