import { Injectable } from '@nestjs/common';
import { definedJobs, type JobDefinition, type JobHandler } from './job.js';
import { type JobsOptions, QueueStore } from './queue-store.js';

/** One job to be put into its queue. */
export interface NewJob {
  readonly definition: JobDefinition<never>;
  readonly payload: object;
  /** A job of the same key that is still known is not added again. Letters, digits, dots and dashes. */
  readonly key: string;
}

/** A definition with the one handler that does its work. */
export interface RegisteredJob {
  readonly definition: JobDefinition<never>;
  readonly handler: JobHandler<never>;
  /** Set for a job that comes again and again. */
  readonly everyMs?: number;
  /** Told when a person takes the failed job away for good. */
  readonly discarded?: (payload: never) => Promise<void>;
}

/** A job that would never be done, or that two would do: the start is refused. */
export class UnusableJobs extends Error {}

/** Work that waits its turn outside a request: who does it, and how it gets there. */
@Injectable()
export class Jobs {
  private readonly handlers = new Map<string, RegisteredJob[]>();

  constructor(private readonly store: QueueStore) {}

  /** Names the handler of a job; to be called from `onModuleInit`. Exactly one handler a job. */
  handle<Payload>(
    definition: JobDefinition<Payload>,
    handler: JobHandler<Payload>,
    discarded?: (payload: Payload) => Promise<void>,
  ): void {
    this.register({
      definition: definition as unknown as JobDefinition<never>,
      handler: handler as unknown as JobHandler<never>,
      ...(discarded && { discarded: discarded as unknown as (payload: never) => Promise<void> }),
    });
  }

  /**
   * As `handle`, for a job without payload that is done once in each stretch of `everyMs` milliseconds (a second at least),
   * by whichever worker is first. It goes on by itself after the store has lost everything; then, and for stretches below
   * a minute, a turn may be done twice.
   */
  repeat(
    definition: JobDefinition<Record<string, never>>,
    everyMs: number,
    handler: JobHandler<Record<string, never>>,
  ): void {
    this.register({
      definition: definition as unknown as JobDefinition<never>,
      handler: handler as unknown as JobHandler<never>,
      everyMs: Math.max(everyMs, 1_000),
    });
  }

  /**
   * Puts a job into its queue, at once and in no transaction: where a job must exist if and only if a change was
   * committed, announce a message in the transaction and listen to it instead.
   */
  async add<Payload extends object>(definition: JobDefinition<Payload>, payload: Payload, key: string): Promise<void> {
    await this.addAll([{ definition: definition as unknown as JobDefinition<never>, payload, key }]);
  }

  /** Puts many jobs into their queues. */
  async addAll(jobs: readonly NewJob[]): Promise<void> {
    for (const queue of new Set(jobs.map((job) => job.definition.queue))) {
      const some = jobs.filter((job) => job.definition.queue === queue);
      await this.store.queue(queue).addBulk(
        some.map(({ definition, payload, key }) => ({
          name: definition.name,
          data: payload,
          opts: { ...optionsOf(definition, this.everyMs(definition)), jobId: key },
        })),
      );
    }
  }

  /** The job of this name; undefined for one that this release does not know. */
  find(name: string): RegisteredJob | undefined {
    return this.handlers.get(name)?.[0];
  }

  all(): readonly RegisteredJob[] {
    return [...this.handlers.values()].flat();
  }

  /** Throws `UnusableJobs` unless every declared job has exactly one handler. */
  assertUsable(): void {
    const orphans = definedJobs().filter((job) => !this.handlers.has(job.name));
    const rivals = [...this.handlers].filter(([, registered]) => registered.length > 1);
    const sentences = [
      ...orphans.map((job) => `the job "${job.name}" has no handler`),
      ...rivals.map(([name, registered]) => `the job "${name}" has ${registered.length} handlers`),
    ];
    if (sentences.length > 0) throw new UnusableJobs(`Jobs cannot run: ${sentences.join('; ')}.`);
  }

  private everyMs(definition: JobDefinition<never>): number | undefined {
    return this.find(definition.name)?.everyMs;
  }

  private register(job: RegisteredJob): void {
    const { name } = job.definition;
    this.handlers.set(name, [...(this.handlers.get(name) ?? []), job]);
  }
}

const MINUTE_SECONDS = 60;
const DAY_SECONDS = 86_400;
const DEFAULT_ATTEMPTS = 8;
export const DEFAULT_BACKOFF_MS = 1_000;

function optionsOf(definition: JobDefinition<never>, everyMs?: number): JobsOptions {
  return {
    attempts: definition.attempts ?? (everyMs === undefined ? DEFAULT_ATTEMPTS : 1),
    backoff: { type: 'doubling', delay: definition.backoffMs ?? DEFAULT_BACKOFF_MS },
    removeOnComplete: everyMs === undefined ? { age: 5 * MINUTE_SECONDS } : afterTurn(everyMs),
    // What failed stays until a person has looked; a turn of a repeated job is made up for by the next one.
    ...(everyMs !== undefined && { removeOnFail: { age: DAY_SECONDS, count: 50 } }),
    stackTraceLimit: 5,
    sizeLimit: 8_192,
  };
}

/**
 * A finished turn is remembered for days, so that a worker that starts later does not take it again; turns of a few
 * seconds are too many for that, and taking one again does no harm.
 */
const afterTurn = (everyMs: number): NonNullable<JobsOptions['removeOnComplete']> =>
  everyMs < MINUTE_SECONDS * 1_000 ? true : { age: 3 * DAY_SECONDS };
