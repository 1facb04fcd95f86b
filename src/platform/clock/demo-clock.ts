import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Config } from '../config/config.js';
import { Db } from '../database/db.js';
import { Clock } from './clock.js';

/** How often a process looks, so how long `motcua clock` waits before it says that the clock has moved. */
export const DEMO_CLOCK_LOOK_MS = 200;

/** In demo mode only: keeps this process's clock as far ahead as `motcua clock` has said. */
@Injectable()
export class DemoClock implements OnModuleInit, OnApplicationShutdown {
  private readonly log = new Logger(DemoClock.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  async onModuleInit(): Promise<void> {
    if (!this.config.demo) return;
    await this.look();
    this.timer = setInterval(
      () => void this.look().catch((error: unknown) => this.log.warn(error)),
      DEMO_CLOCK_LOOK_MS,
    );
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    const [row] = await this.db.query<{ ahead_ms: string }>('select ahead_ms from demo_clock');
    if (row) this.clock.moveTo(Number(row.ahead_ms));
  }
}
