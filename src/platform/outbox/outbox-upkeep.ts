import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Db } from '../database/db.js';
import { queryIn, Transactions } from '../database/transactions.js';
import { defineJob, noPayload } from '../queue/job.js';
import { Jobs, type NewJob } from '../queue/jobs.service.js';
import { QueueStore } from '../queue/queue-store.js';
import { keyOfJob, Listeners } from './listeners.service.js';
import { OUTBOX_COLUMNS, type OutboxRow, toMessage } from './rows.js';

export const SETTLE_MESSAGES = defineJob({ name: 'outbox.settle', queue: 'upkeep', check: noPayload });
export const PRUNE_MESSAGES = defineJob({ name: 'outbox.prune', queue: 'upkeep', check: noPayload });

const MINUTE = 60_000;
const DAY = 86_400_000;
const BATCH = 500;
/** A message is looked at again when its jobs have had this long. */
const PATIENCE_SECONDS = 60;
const KEEP_DAYS = 30;

/** Makes sure that every message ends: closes those that all have heard, and adds jobs again that the queue has lost. */
@Injectable()
export class OutboxUpkeep implements OnModuleInit {
  private readonly log = new Logger('outbox');

  constructor(
    private readonly transactions: Transactions,
    private readonly db: Db,
    private readonly jobs: Jobs,
    private readonly store: QueueStore,
    private readonly listeners: Listeners,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat(SETTLE_MESSAGES, MINUTE, async (_payload, { signal }) => {
      await this.settle(PATIENCE_SECONDS, signal);
    });
    this.jobs.repeat(PRUNE_MESSAGES, 60 * MINUTE, () => this.prune());
  }

  /**
   * Answers how many jobs were added again. `patience`: seconds that the jobs of a message are given. Ends early when its
   * time is up, so that the next turn does not run beside it.
   */
  async settle(patience = PATIENCE_SECONDS, signal?: AbortSignal): Promise<number> {
    let added = 0;
    let after = '00000000-0000-0000-0000-000000000000';
    for (;;) {
      const rows = await this.db.query<OutboxRow & { heard: string[] }>(
        `select ${OUTBOX_COLUMNS.replaceAll(/\b(\w+)/g, 'o.$1')},
                array(select listener from handled h where h.key = o.id::text) as heard
         from outbox o
         where o.relayed_at < now() - make_interval(secs => $1) and o.settled_at is null and o.id > $2
         order by o.id limit $3`,
        [patience, after, BATCH],
      );
      const missing = rows.map((row) => ({
        row,
        names: this.listeners.namesFor(row.type).filter((name) => !row.heard.includes(name)),
      }));
      await this.close(missing.filter((one) => one.names.length === 0).map((one) => one.row.id));
      for (const { row, names } of missing) {
        if (signal?.aborted) return added;
        if (names.length > 0) added += await this.rebuild(row, names);
      }
      const last = rows.at(-1);
      if (!last || rows.length < BATCH) return added;
      after = last.id;
    }
  }

  /** Forgets what has been settled for long. */
  async prune(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEEP_DAYS * DAY);
    await this.deleteSome('delete from outbox where id in (select id from outbox where settled_at < $1 limit 5000)', [
      before,
    ]);
    await this.deleteSome(
      `delete from handled where (key, listener) in (select key, listener from handled where at < $1 limit 5000)`,
      [new Date(before.getTime() - KEEP_DAYS * DAY)],
    );
  }

  private async deleteSome(sql: string, values: readonly unknown[]): Promise<void> {
    while ((await this.db.query(`${sql} returning 1`, values)).length > 0);
  }

  private async close(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.db.query('update outbox set settled_at = now() where id = any($1::uuid[])', [ids]);
  }

  /** A job that the queue still knows, waiting, delayed or failed, is left alone; one that it lost gets a new id. */
  private async rebuild(row: OutboxRow, names: readonly string[]): Promise<number> {
    const message = toMessage(row);
    const lost: NewJob[] = [];
    for (const job of this.listeners.jobsFor(message, row.try, names)) {
      if (!(await this.isKnown(row, job))) lost.push(job);
    }
    if (lost.length === 0) return 0;
    const lostNames = lost.map((job) => job.definition.name);
    await this.transactions.run(async (tx) => {
      const [again] = await queryIn<{ try: number }>(
        tx,
        'update outbox set try = try + 1, relayed_at = now() where id = $1 and try = $2 returning try',
        [row.id, row.try],
      );
      if (again) await this.jobs.addAll(this.listeners.jobsFor(message, again.try, lostNames));
    });
    this.log.warn(`message ${row.id}: jobs added again for ${lostNames.join(', ')}`);
    return lost.length;
  }

  private async isKnown(row: OutboxRow, { definition }: NewJob): Promise<boolean> {
    const queue = this.store.queue(definition.queue);
    for (let attempt = row.try; attempt >= 0; attempt--) {
      if (await queue.getJob(keyOfJob(row.id, definition.name, attempt))) return true;
    }
    return false;
  }
}
