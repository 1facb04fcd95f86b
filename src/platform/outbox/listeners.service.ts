import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';
import { type JobDefinition, type JobRun, type QueueName } from '../queue/job.js';
import { Jobs, type NewJob } from '../queue/jobs.service.js';
import { Handled } from './handled.js';
import type { Message } from './message.js';

/** What a listener gets beside the message. */
export interface Hearing extends JobRun {
  /** The same however often the message comes: for commands that take an idempotency key. */
  readonly key: string;
  /**
   * For listeners that write their own tables: runs the work in a transaction, once however often the message comes.
   * Answers whether it ran now. To be used at most once in a listener.
   */
  once(work: (tx: Tx) => Promise<void>): Promise<boolean>;
}

export type Listener = (message: Message, hearing: Hearing) => Promise<void>;
/** Runs inside the act's own transaction; must be quick and touch nothing but the database. */
export type InnerListener = (tx: Tx, message: Message) => Promise<void>;

export interface ListenerOptions {
  /** `acts` unless told otherwise. */
  readonly queue?: QueueName;
  readonly attempts?: number;
  readonly backoffMs?: number;
  readonly timeoutMs?: number;
}

/**
 * Who hears what. The upper module registers with this, from `onModuleInit`, so that the lower one that announces knows
 * nobody. A message reaches each listener at least once, as a job of its own that is tried again when it fails.
 */
@Injectable()
export class Listeners {
  private readonly heard = new Map<string, JobDefinition<MessagePayloadJob>[]>();
  private readonly inner = new Map<string, InnerListener[]>();

  constructor(
    private readonly jobs: Jobs,
    private readonly handled: Handled,
  ) {}

  /** `name` is unique among listeners and stands for the listener in the queue: `module.what_it_does`. */
  on(types: string | readonly string[], name: string, listener: Listener, options: ListenerOptions = {}): void {
    const definition: JobDefinition<MessagePayloadJob> = {
      ...options,
      name,
      queue: options.queue ?? 'acts',
      check: isMessageJob,
    };
    this.jobs.handle(
      definition,
      (payload, run) => this.hear(name, listener, toMessage(payload), run),
      (payload) => this.handled.mark(payload.message, name),
    );
    for (const type of [types].flat()) this.heard.set(type, [...(this.heard.get(type) ?? []), definition]);
  }

  /** For what has to be written in the act itself, such as the row of a delivery to be made. */
  inTransaction(types: string | readonly string[], listener: InnerListener): void {
    for (const type of [types].flat()) this.inner.set(type, [...(this.inner.get(type) ?? []), listener]);
  }

  /** Runs what was registered with `inTransaction`. */
  async runInner(tx: Tx, message: Message): Promise<void> {
    for (const listener of this.inner.get(message.type) ?? []) await listener(tx, message);
  }

  /** Names of those who hear messages of this type. */
  namesFor(type: string): string[] {
    return (this.heard.get(type) ?? []).map((one) => one.name);
  }

  /** The jobs that carry a message to those named, or to all who hear it. A new `attempt` makes new jobs. */
  jobsFor(message: Message, attempt: number, names: readonly string[] = this.namesFor(message.type)): NewJob[] {
    const listeners = (this.heard.get(message.type) ?? []).filter((one) => names.includes(one.name));
    return listeners.map((definition) => ({
      definition: definition as JobDefinition<never>,
      payload: fromMessage(message),
      key: keyOfJob(message.id, definition.name, attempt),
    }));
  }

  private async hear(name: string, listener: Listener, message: Message, run: JobRun): Promise<void> {
    if (await this.handled.has(message.id, name)) return;
    let marked = false;
    await listener(message, {
      ...run,
      key: `${message.id}.${name}`,
      once: async (work) => {
        const ran = await this.handled.once(message.id, name, work);
        marked = true;
        return ran;
      },
    });
    if (!marked) await this.handled.mark(message.id, name);
  }
}

export const keyOfJob = (messageId: string, listener: string, attempt: number): string =>
  `${messageId}-${listener}-${attempt}`;

/** A message as it travels in a job. */
interface MessagePayloadJob {
  readonly message: string;
  readonly type: string;
  readonly kind: string;
  readonly subject: string;
  readonly payload: Message['payload'];
  readonly at: string;
}

function isMessageJob(data: unknown): data is MessagePayloadJob {
  if (typeof data !== 'object' || data === null) return false;
  const isText = (name: string): boolean => typeof Reflect.get(data, name) === 'string';
  const payload: unknown = Reflect.get(data, 'payload');
  return ['message', 'type', 'kind', 'subject', 'at'].every(isText) && typeof payload === 'object' && payload !== null;
}

const fromMessage = ({ id, type, subject, payload, at }: Message): MessagePayloadJob => ({
  message: id,
  type,
  kind: subject.kind,
  subject: subject.id,
  payload,
  at: at.toISOString(),
});

const toMessage = (job: MessagePayloadJob): Message => ({
  id: job.message,
  type: job.type,
  subject: { kind: job.kind, id: job.subject },
  payload: job.payload,
  at: new Date(job.at),
});
