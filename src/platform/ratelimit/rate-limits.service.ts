import { createHmac } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { Db } from '../database/db.js';
import { TooMany } from '../errors/errors.js';
import { defineJob, noPayload } from '../queue/job.js';
import { Jobs } from '../queue/jobs.service.js';

export const PRUNE_LIMITS = defineJob({ name: 'ratelimit.prune', queue: 'upkeep', check: noPayload });

/** So many times in so many seconds, counted over all processes. */
export interface RateLimit {
  /** `module.what`, e.g. `identity.sign_in`. */
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  /** Code of the refusal; `limits.too_many` unless told otherwise. Its wording may use `{seconds}`. */
  readonly code?: string;
}

/**
 * Limits on how often something may be tried. Counted in PostgreSQL; where that does not answer, each process counts for
 * itself. Keys (addresses, account ids, phone numbers) are kept as keyed hashes only.
 */
@Injectable()
export class RateLimits implements OnModuleInit {
  private readonly limiters = new Map<string, RateLimiterPostgres>();

  constructor(
    private readonly source: DataSource,
    private readonly db: Db,
    private readonly config: Config,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat(PRUNE_LIMITS, 3_600_000, () => this.prune());
  }

  /** Counts one use (or `points`) and throws `TooMany` where that is over the limit. */
  async consume(limit: RateLimit, key: string, points = 1): Promise<void> {
    try {
      await this.limiter(limit).consume(this.hide(key), points);
    } catch (refusal) {
      throw refusal instanceof RateLimiterRes ? tooMany(limit, refusal) : refusal;
    }
  }

  /** Throws `TooMany` where the limit has been used up, and counts nothing: for limits on failures only. */
  async check(limit: RateLimit, key: string): Promise<void> {
    const used = await this.limiter(limit).get(this.hide(key));
    if (used && used.consumedPoints >= limit.points) throw tooMany(limit, used);
  }

  /** Starts counting afresh for this key, as after a success. */
  async forget(limit: RateLimit, key: string): Promise<void> {
    await this.limiter(limit).delete(this.hide(key));
  }

  async prune(): Promise<void> {
    await this.db.query('delete from rate_limits where expire < $1', [Date.now()]);
  }

  private limiter(limit: RateLimit): RateLimiterPostgres {
    const known = this.limiters.get(limit.name);
    if (known) return known;
    const common = { keyPrefix: limit.name, points: limit.points, duration: limit.seconds };
    const limiter = new RateLimiterPostgres({
      ...common,
      storeClient: this.source,
      storeType: 'typeorm',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      insuranceLimiter: new RateLimiterMemory(common),
    });
    this.limiters.set(limit.name, limiter);
    return limiter;
  }

  private hide(key: string): string {
    return createHmac('sha256', this.config.secret ?? '')
      .update(key)
      .digest('base64url');
  }
}

const tooMany = (limit: RateLimit, used: RateLimiterRes): TooMany =>
  new TooMany(limit.code ?? 'limits.too_many', Math.max(1, Math.ceil(used.msBeforeNext / 1_000)));
