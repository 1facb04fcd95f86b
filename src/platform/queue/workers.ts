import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { UnrecoverableError } from 'bullmq';
import { Config } from '../config/config.js';
import { Hopeless, QUEUES, type QueueName } from './job.js';
import { DEFAULT_BACKOFF_MS, Jobs, type RegisteredJob } from './jobs.service.js';
import { type Job, QueueStore, type Worker } from './queue-store.js';

const LONGEST_BACKOFF_MS = 300_000;
/** A job under way when the process is told to end may finish within this time; afterwards another worker repeats it. */
const FAREWELL_MS = 8_000;

/** How soon a worker that died is noticed: its lock runs out, then somebody looks. In milliseconds. */
@Injectable()
export class WorkerPatience {
  lockMs = 60_000;
  lookMs = 15_000;
}

/**
 * Runs jobs, in the roles `worker` and `all`. A worker that dies is noticed after `lockMs`, and its job is done by
 * another one; even a job that has killed five workers is tried again.
 */
@Injectable()
export class Workers implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('jobs');
  private readonly workers: Worker[] = [];
  private readonly turns: NodeJS.Timeout[] = [];
  private readonly ending = new AbortController();

  constructor(
    private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly store: QueueStore,
    private readonly patience: WorkerPatience,
  ) {}

  onApplicationBootstrap(): void {
    this.jobs.assertUsable();
    if (this.config.role !== 'web') this.start();
  }

  start(): void {
    for (const [name, { concurrency }] of Object.entries(QUEUES)) {
      const worker = this.store.worker(name as QueueName, (job) => this.process(job), {
        concurrency,
        lockDuration: this.patience.lockMs,
        stalledInterval: this.patience.lookMs,
        maxStalledCount: 20,
        runRetryDelay: 1_000,
        settings: { backoffStrategy: (attempts, _type, _error, job) => backoff(attempts, job?.opts.backoff) },
      });
      this.workers.push(worker);
    }
    for (const job of this.jobs.all()) if (job.everyMs !== undefined) this.takeTurns(job, job.everyMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.turns.forEach(clearTimeout);
    const finished = Promise.allSettled(this.workers.map((worker) => worker.close()));
    const patience = setTimeout(() => this.ending.abort(), FAREWELL_MS - 1_000);
    await Promise.race([finished, new Promise((resolve) => setTimeout(resolve, FAREWELL_MS).unref())]);
    clearTimeout(patience);
    await this.store.close();
  }

  /** Adds the job of the present stretch of time; its key names the stretch, so that workers do not do it twice. */
  private takeTurns(job: RegisteredJob, everyMs: number): void {
    const place = this.turns.length;
    const turn = (): void => {
      const now = Date.now();
      const stretch = Math.floor(now / everyMs);
      this.jobs
        .addAll([{ definition: job.definition, payload: {}, key: `${job.definition.name}-turn-${stretch}` }])
        .catch((error: unknown) => this.log.warn(`${job.definition.name} could not be queued: ${messageOf(error)}`));
      this.turns[place] = setTimeout(turn, (stretch + 1) * everyMs - now + 10);
    };
    this.turns[place] = setTimeout(turn, 0);
  }

  private async process(job: Job): Promise<void> {
    const registered = this.jobs.find(job.name);
    // Perhaps a newer release put it there: an ordinary failure, so that it is tried again later.
    if (!registered) throw new Error(`This release knows no job "${job.name}"`);
    const { definition, handler } = registered;
    if (!definition.check(job.data)) throw new UnrecoverableError('The payload is not what this job takes');
    const attempts = job.opts.attempts ?? 1;
    const limit = AbortSignal.timeout(definition.timeoutMs ?? 30_000);
    const signal = AbortSignal.any([limit, this.ending.signal]);
    const attempt = job.attemptsMade + 1;
    try {
      await withinTime(handler(job.data, { id: job.id ?? '', attempt, last: attempt >= attempts, signal }), signal);
    } catch (error) {
      this.log.warn(`${job.name} ${job.id}: try ${attempt} of ${attempts} failed: ${messageOf(error)}`);
      throw error instanceof Hopeless ? new UnrecoverableError(error.message) : error;
    }
  }
}

function withinTime(work: Promise<void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = (): void => reject(new Error('The job took too long'));
    signal.addEventListener('abort', late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', late));
  });
}

/** Doubles from try to try up to five minutes; half of it is chance, so that many failures do not come back together. */
function backoff(attempts: number, options: unknown): number {
  const first = typeof options === 'object' && options !== null ? Number(Reflect.get(options, 'delay')) : 0;
  const pause = Math.min((first || DEFAULT_BACKOFF_MS) * 2 ** (attempts - 1), LONGEST_BACKOFF_MS);
  return Math.round(pause / 2 + (Math.random() * pause) / 2);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
