import type { Provider } from '@nestjs/common';
import { DeliveryLedger } from '../delivery-ledger.service.js';
import { Inbox } from '../inbox.service.js';
import { Silence } from '../silence.js';
import { DeliveryRows } from './delivery-rows.js';
import { InboxWriter } from './inbox-writer.js';
import { Letters } from './letters.js';
import { MailRoom } from './mail-room.js';
import { Notifier } from './notifier.js';

export const FACE = [Inbox, DeliveryLedger, Silence];
/** Everything but `CaseFacts`, which the module takes from casework. */
export const PROVIDERS: Provider[] = [...FACE, DeliveryRows, Letters, MailRoom, InboxWriter, Notifier];
