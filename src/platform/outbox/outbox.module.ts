import { Global, Module } from '@nestjs/common';
import { Handled } from './handled.js';
import { Listeners } from './listeners.service.js';
import { Nudge } from './nudge.js';
import { Outbox } from './outbox.service.js';
import { OutboxUpkeep } from './outbox-upkeep.js';
import { Relay } from './relay.js';

/** Messages: announced in a transaction, heard afterwards. Needs `Jobs`, the database and the clock from above. */
@Global()
@Module({
  providers: [Handled, Nudge, Listeners, Outbox, Relay, OutboxUpkeep],
  exports: [Handled, Listeners, Outbox, Relay, OutboxUpkeep],
})
export class OutboxModule {}
