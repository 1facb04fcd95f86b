import { createHash } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Db } from '../database/db.js';
import { queryIn, type Tx } from '../database/transactions.js';
import { Refused } from '../errors/errors.js';
import { defineJob, noPayload } from '../queue/job.js';
import { Jobs } from '../queue/jobs.service.js';

export const PRUNE_KEYS = defineJob({ name: 'idempotency.prune', queue: 'upkeep', check: noPayload });

const HOUR = 3_600_000;
const KEEP_DAYS = 30;

/**
 * Lets a person, a program or a job repeat a command that may or may not have gone through. The key is written in the
 * command's own transaction: it is there exactly when the effect is.
 */
@Injectable()
export class Idempotency implements OnModuleInit {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat(PRUNE_KEYS, HOUR, () => this.prune());
  }

  /**
   * Reserves the key for this owner (an account id, or the name of a job) and answers undefined; the caller then does the
   * work and calls `settle`. A key that was settled before answers the outcome of then, and nothing is to be done. The
   * same key for something else (`fingerprint`, see `fingerprintOf`) is refused with `input.key_reused`. Of two at once
   * the second waits for the first.
   */
  async claim<Outcome>(tx: Tx, owner: string, key: string, fingerprint: string): Promise<Outcome | undefined> {
    const made = await queryIn(
      tx,
      `insert into idempotency_keys (owner, key, fingerprint, at) values ($1, $2, $3, $4)
       on conflict do nothing returning key`,
      [owner, keptAs(key), fingerprint, this.clock.now()],
    );
    if (made.length > 0) return undefined;
    const [earlier] = await queryIn<{ fingerprint: string; outcome: Outcome | null }>(
      tx,
      'select fingerprint, outcome from idempotency_keys where owner = $1 and key = $2',
      [owner, keptAs(key)],
    );
    if (earlier && earlier.fingerprint !== fingerprint) throw new Refused('input.key_reused');
    return earlier?.outcome ?? undefined;
  }

  /** Keeps what the command answered, for whoever repeats the key. Ids and codes only. */
  async settle(tx: Tx, owner: string, key: string, outcome: object): Promise<void> {
    await queryIn(tx, 'update idempotency_keys set outcome = $3 where owner = $1 and key = $2', [
      owner,
      keptAs(key),
      JSON.stringify(outcome),
    ]);
  }

  /** Claims, works and settles in one go; without a key it only works. */
  async once<Outcome extends object>(
    tx: Tx,
    claim: { readonly owner: string; readonly key?: string | undefined; readonly fingerprint: string },
    work: () => Promise<Outcome>,
  ): Promise<Outcome> {
    const { owner, key, fingerprint } = claim;
    if (key === undefined) return work();
    const earlier = await this.claim<Outcome>(tx, owner, key, fingerprint);
    if (earlier !== undefined) return earlier;
    const outcome = await work();
    await this.settle(tx, owner, key, outcome);
    return outcome;
  }

  /** Forgets keys of more than thirty days ago. */
  async prune(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_DAYS * 24 * HOUR);
    const some = `delete from idempotency_keys where (owner, key) in
                    (select owner, key from idempotency_keys where at < $1 limit 5000) returning 1`;
    while ((await this.db.query(some, [before])).length > 0);
  }
}

/** Keys come from outside; what would not fit into an index, or be no text, is kept as its hash. */
const keptAs = (key: string): string =>
  /^[\x21-\x7e]{1,200}$/.test(key) ? key : createHash('sha256').update(key).digest('base64url');

/** What a key was used for: the command and what it was given. The order of properties does not matter. */
export const fingerprintOf = (command: string, input: unknown): string =>
  createHash('sha256')
    .update(`${command}\n${canonical(input)}`)
    .digest('base64url');

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value instanceof Date) return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`)
    .join()}}`;
}
