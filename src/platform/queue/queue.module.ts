import { Global, Module } from '@nestjs/common';
import { Jobs } from './jobs.service.js';
import { QueueAdmin } from './queue-admin.service.js';
import { QueueStore } from './queue-store.js';
import { WorkerPatience, Workers } from './workers.js';

/** Jobs: declared, enqueued, done. Needs `Config` from above. */
@Global()
@Module({
  providers: [QueueStore, Jobs, WorkerPatience, Workers, QueueAdmin],
  exports: [Jobs, QueueAdmin, QueueStore, WorkerPatience, Workers],
})
export class QueueModule {}
