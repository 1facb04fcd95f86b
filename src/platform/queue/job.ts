/** The queues of an installation and how many jobs a worker process runs of each at once. */
export const QUEUES = {
  /** Commands on behalf of nobody: listeners, timers. */
  acts: { concurrency: 4 },
  mail: { concurrency: 4 },
  /** Printed forms and whatever else keeps a processor busy. */
  documents: { concurrency: 1 },
  /** Sweeping, pruning, rebuilding. */
  upkeep: { concurrency: 1 },
} as const;
export type QueueName = keyof typeof QUEUES;

/** What the payload of a job must look like; every value is an id, a code, a moment or a count, never personal data. */
export type PayloadCheck<Payload> = (data: unknown) => data is Payload;

export interface JobDefinition<Payload> {
  /** Unique; also what the pages of the system administrator call it: `jobs.<name>`. */
  readonly name: string;
  readonly queue: QueueName;
  readonly check: PayloadCheck<Payload>;
  /** How often it is tried before a person has to look at it; 8 unless told otherwise. */
  readonly attempts?: number;
  /** Pause before the second try in milliseconds; it doubles, with chance, up to five minutes. 1,000 unless told otherwise. */
  readonly backoffMs?: number;
  /** After so long a try counts as failed. 30,000 unless told otherwise. */
  readonly timeoutMs?: number;
}

/** What a handler gets beside the payload. */
export interface JobRun {
  readonly id: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** True where a failure of this try is the end: nobody tries again unless a person says so. */
  readonly last: boolean;
  /** Aborted when the time is up or the process ends. */
  readonly signal: AbortSignal;
}

export type JobHandler<Payload> = (payload: Payload, run: JobRun) => Promise<void>;

/** Thrown by a handler where trying again cannot help: the job is put aside for a person at once. */
export class Hopeless extends Error {}

const defined = new Set<JobDefinition<never>>();

/**
 * Declares a job. Whoever imports the constant may enqueue it; the module that does the work registers its handler with
 * `Jobs.handle`. The start is refused while a declared job has no handler.
 */
export function defineJob<Payload>(definition: JobDefinition<Payload>): JobDefinition<Payload> {
  defined.add(definition as JobDefinition<never>);
  return definition;
}

/** Every job declared by what this process has loaded. */
export const definedJobs = (): readonly JobDefinition<never>[] => [...defined];

/** Check for a job that needs no payload. */
export const noPayload = (data: unknown): data is Record<string, never> => typeof data === 'object' && data !== null;

/** Check for a payload whose named values are all texts. */
export const texts =
  <Name extends string>(...names: readonly Name[]): PayloadCheck<Readonly<Record<Name, string>>> =>
  (data): data is Readonly<Record<Name, string>> =>
    typeof data === 'object' && data !== null && names.every((name) => typeof Reflect.get(data, name) === 'string');
