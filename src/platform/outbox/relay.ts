import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { Config } from '../config/config.js';
import { queryIn, Transactions } from '../database/transactions.js';
import { Jobs } from '../queue/jobs.service.js';
import { Listeners } from './listeners.service.js';
import { Nudge } from './nudge.js';
import { OUTBOX_COLUMNS, type OutboxRow, toMessage } from './rows.js';

const BATCH = 100;
const IDLE_MS = 200;
const AFTER_FAILURE_MS = 1_000;

/**
 * Carries messages from the outbox to the queue, one job a listener, in the roles `worker` and `all`. Several may run:
 * each takes what no other holds. Dying between adding the jobs and marking the message repeats the message, and the
 * jobs, having the same ids, are not added twice; nothing is lost.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger('outbox');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private ended = false;

  constructor(
    private readonly config: Config,
    private readonly transactions: Transactions,
    private readonly jobs: Jobs,
    private readonly listeners: Listeners,
    private readonly nudge: Nudge,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.role === 'web') return;
    this.nudge.listen(() => this.wake());
    this.wake();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.ended = true;
    this.nudge.listen(undefined);
    clearTimeout(this.timer);
    await this.running;
  }

  /** Carries one batch over and answers how many messages it held. */
  async carry(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const rows = await queryIn<OutboxRow>(
        tx,
        `select ${OUTBOX_COLUMNS} from outbox where relayed_at is null order by id limit $1 for update skip locked`,
        [BATCH],
      );
      if (rows.length === 0) return 0;
      // Added before the mark is committed. Adding is repeatable: the ids are the same the next time.
      await this.jobs.addAll(rows.flatMap((row) => this.listeners.jobsFor(toMessage(row), row.try)));
      const unheard = rows.filter((row) => this.listeners.namesFor(row.type).length === 0).map((row) => row.id);
      await queryIn(
        tx,
        `update outbox set relayed_at = now(), settled_at = case when id = any($2::uuid[]) then now() end
         where id = any($1::uuid[])`,
        [rows.map((row) => row.id), unheard],
      );
      return rows.length;
    });
  }

  private wake(): void {
    if (this.running || this.ended) return;
    clearTimeout(this.timer);
    this.running = this.work().then((pause) => {
      this.running = undefined;
      if (!this.ended) this.timer = setTimeout(() => this.wake(), pause);
    });
  }

  private async work(): Promise<number> {
    try {
      while (!this.ended && (await this.carry()) > 0);
      return IDLE_MS;
    } catch (error) {
      this.log.warn(`Messages wait: ${error instanceof Error ? error.message : String(error)}`);
      return AFTER_FAILURE_MS;
    }
  }
}
