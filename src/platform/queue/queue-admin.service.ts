import { Injectable } from '@nestjs/common';
import { NotFound } from '../errors/errors.js';
import { QUEUES, type QueueName } from './job.js';
import { Jobs } from './jobs.service.js';
import { type Job, QueueStore } from './queue-store.js';

export interface QueueCounts {
  readonly queue: QueueName;
  readonly waiting: number;
  readonly active: number;
  /** Failed before and waiting for the next try. */
  readonly delayed: number;
  readonly failed: number;
  readonly completed: number;
  /** Age of the oldest waiting job in seconds; 0 where none waits. */
  readonly oldestSeconds: number;
}

export const JOB_STATES = ['waiting', 'active', 'delayed', 'failed', 'completed'] as const;
export type JobListState = (typeof JOB_STATES)[number];

export interface JobView {
  readonly queue: QueueName;
  readonly id: string;
  readonly name: string;
  readonly state: JobListState;
  readonly addedAt: Date;
  readonly finishedAt: Date | null;
  readonly attempts: number;
  readonly mostAttempts: number;
  /** Why the last try failed. */
  readonly reason: string | null;
  /** Ids, codes, counts. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export const isQueueName = (value: unknown): value is QueueName => typeof value === 'string' && value in QUEUES;

/** What the pages of the system administrator see of the queues and may do to a job. */
@Injectable()
export class QueueAdmin {
  constructor(
    private readonly store: QueueStore,
    private readonly jobs: Jobs,
  ) {}

  async counts(): Promise<QueueCounts[]> {
    return Promise.all(Object.keys(QUEUES).map((name) => this.countsOf(name as QueueName)));
  }

  /** Jobs of one queue in one state, `limit` (500 at most) from `offset` on; newest first. */
  async list(queue: QueueName, state: JobListState, offset = 0, limit = 50): Promise<JobView[]> {
    const size = Math.min(Math.max(limit, 1), 500);
    const jobs = await this.store.queue(queue).getJobs([STATE[state]], offset, offset + size - 1, false);
    return jobs.map((job) => view(queue, state, job));
  }

  /** One job, whatever its state. NotFound `queue.no_such_job`. */
  async find(queue: QueueName, id: string): Promise<JobView> {
    const { job, current } = await this.load(queue, id);
    return view(queue, JOB_STATES.find((one) => one === current) ?? 'waiting', job);
  }

  /** Lets a failed job be tried again from the start. NotFound `queue.no_such_job` where it is gone or did not fail. */
  async retry(queue: QueueName, id: string): Promise<void> {
    const { job, current } = await this.load(queue, id);
    if (current !== 'failed') throw new NotFound('queue.no_such_job');
    await job.retry('failed', { resetAttemptsMade: true });
  }

  /** Lets every failed job of a queue be tried again, 500 at most; answers how many. */
  async retryAll(queue: QueueName): Promise<number> {
    const failed = await this.store.queue(queue).getJobs(['failed'], 0, 499, true);
    const done = await Promise.allSettled(failed.map((job) => job.retry('failed', { resetAttemptsMade: true })));
    return done.filter((one) => one.status === 'fulfilled').length;
  }

  /** Takes a failed job away for good. NotFound `queue.no_such_job` where it is gone or did not fail. */
  async discard(queue: QueueName, id: string): Promise<JobView> {
    const { job, current } = await this.load(queue, id);
    if (current !== 'failed') throw new NotFound('queue.no_such_job');
    await this.jobs.find(job.name)?.discarded?.(job.data as never);
    await job.remove();
    return view(queue, 'failed', job);
  }

  private async load(queue: QueueName, id: string): Promise<{ job: Job; current: string }> {
    const job = (await this.store.queue(queue).getJob(id)) as Job | undefined;
    if (!job) throw new NotFound('queue.no_such_job');
    return { job, current: await job.getState() };
  }

  private async countsOf(name: QueueName): Promise<QueueCounts> {
    const queue = this.store.queue(name);
    const counts = await queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed', 'completed');
    const [oldest] = await queue.getJobs(['wait'], 0, 0, true);
    return {
      queue: name,
      waiting: (counts.wait ?? 0) + (counts.prioritized ?? 0),
      active: counts.active ?? 0,
      delayed: counts.delayed ?? 0,
      failed: counts.failed ?? 0,
      completed: counts.completed ?? 0,
      oldestSeconds: oldest ? Math.max(0, Math.round((Date.now() - oldest.timestamp) / 1_000)) : 0,
    };
  }
}

const STATE = {
  waiting: 'wait',
  active: 'active',
  delayed: 'delayed',
  failed: 'failed',
  completed: 'completed',
} as const;

const view = (queue: QueueName, state: JobListState, job: Job): JobView => ({
  queue,
  id: job.id ?? '',
  name: job.name,
  state,
  addedAt: new Date(job.timestamp),
  finishedAt: job.finishedOn === undefined ? null : new Date(job.finishedOn),
  attempts: job.attemptsMade,
  mostAttempts: job.opts.attempts ?? 1,
  reason: job.failedReason ?? null,
  payload: job.data as Readonly<Record<string, unknown>>,
});
