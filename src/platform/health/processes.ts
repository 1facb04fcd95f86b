import { hostname } from 'node:os';
import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Config, type ProcessRole } from '../config/config.js';
import { Db } from '../database/db.js';

export interface LivingProcess {
  readonly id: string;
  readonly role: ProcessRole;
  readonly host: string;
  readonly pid: number;
  readonly startedAt: Date;
  readonly seenAt: Date;
}

const EVERY_MS = 5_000;

/** The processes of the installation; each says every five seconds that it is there, which also tries whether the database can be written to. */
@Injectable()
export class Processes implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('health');
  private readonly id = uuid();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: Db,
    private readonly config: Config,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.beat();
    await this.db.query(`delete from processes where seen_at < now() - interval '1 day'`);
    this.timer = setInterval(() => {
      this.beat().catch((error: unknown) => this.log.warn(error instanceof Error ? error.message : String(error)));
    }, EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Writes that this process lives; throws where the database takes no writes. */
  async beat(): Promise<void> {
    await this.db.query(
      `insert into processes (id, role, host, pid, started_at, seen_at) values ($1, $2, $3, $4, now(), now())
       on conflict (id) do update set seen_at = now()`,
      [this.id, this.config.role, hostname(), process.pid],
    );
  }

  /** Those seen within the last half minute, oldest first. */
  async living(): Promise<LivingProcess[]> {
    return this.db.query<LivingProcess>(
      `select id, role, host, pid, started_at as "startedAt", seen_at as "seenAt" from processes
       where seen_at > now() - interval '30 seconds' order by started_at`,
    );
  }
}
