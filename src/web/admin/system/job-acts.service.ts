import { Injectable } from '@nestjs/common';
import { Audit } from '../../../audit/audit.service.js';
import type { Person } from '../../../platform/actor.js';
import { Transactions } from '../../../platform/database/transactions.js';
import { Invalid } from '../../../platform/errors/errors.js';
import type { QueueName } from '../../../platform/queue/job.js';
import { QueueAdmin } from '../../../platform/queue/queue-admin.service.js';
import { cleanText } from '../../../platform/text.js';

export const LONGEST_REASON = 500;

/** What an administrator does to a job, with an entry in the ledger: without the entry it is not done. */
@Injectable()
export class JobActs {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly queues: QueueAdmin,
  ) {}

  /** NotFound `queue.no_such_job`. */
  async retry(person: Person, queue: QueueName, id: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.audit.record(tx, person, {
        action: 'system.job_retried',
        subject: { kind: 'job', id },
        detail: { queue },
      });
      await this.queues.retry(queue, id);
    });
  }

  /** Answers how many. */
  async retryAll(person: Person, queue: QueueName): Promise<number> {
    return this.transactions.run(async (tx) => {
      await this.audit.record(tx, person, { action: 'system.jobs_retried', subject: { kind: 'queue', id: queue } });
      return this.queues.retryAll(queue);
    });
  }

  /** Invalid `system.reason_missing`, `system.reason_too_long`; NotFound `queue.no_such_job`. */
  async discard(person: Person, queue: QueueName, id: string, given: unknown): Promise<void> {
    const reason = typeof given === 'string' ? cleanText(given) : '';
    if (reason === '') throw new Invalid([{ at: 'reason', code: 'system.reason_missing' }]);
    if (reason.length > LONGEST_REASON) {
      throw new Invalid([{ at: 'reason', code: 'system.reason_too_long', values: { limit: LONGEST_REASON } }]);
    }
    const { name } = await this.queues.find(queue, id);
    await this.transactions.run(async (tx) => {
      const subject = { kind: 'job', id };
      await this.audit.record(tx, person, { action: 'system.job_discarded', subject, detail: { queue, name, reason } });
      await this.queues.discard(queue, id);
    });
  }
}
