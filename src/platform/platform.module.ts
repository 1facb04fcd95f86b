import { Module } from '@nestjs/common';
import { HealthModule } from './health/health.module.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { MailModule } from './mail/mail.module.js';
import { MetricsModule } from './metrics/metrics.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { QueueModule } from './queue/queue.module.js';
import { RateLimitModule } from './ratelimit/ratelimit.module.js';
import { StorageModule } from './storage/storage.module.js';
import { ThreadsModule } from './threads/threads.module.js';
import { TimersModule } from './timers/timers.module.js';

/** The machinery in one: a composition root imports this beside the settings, the database and the views. */
@Module({
  imports: [
    QueueModule,
    OutboxModule,
    TimersModule,
    IdempotencyModule,
    RateLimitModule,
    StorageModule,
    MailModule,
    ThreadsModule,
    HealthModule,
    MetricsModule,
  ],
})
export class PlatformModule {}
