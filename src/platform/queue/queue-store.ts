import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { createPostgresBackend, createRedisBackend, Queue, runMigrations, Worker, type WorkerOptions } from 'bullmq';
import type { Job, JobsOptions } from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Config } from '../config/config.js';
import { CannotStart } from '../database/embedded.js';
import { QUEUES, type QueueName } from './job.js';

/** Producers of a web process and of a worker share few connections; each worker holds one more to listen. */
const PRODUCERS = 4;

/**
 * Where jobs lie: in PostgreSQL (schema `bullmq`) unless REDIS_URL is set. The rest of the code does not notice which.
 * Jobs are never the truth: whatever is lost here is rebuilt from the outbox.
 */
@Injectable()
export class QueueStore implements OnModuleInit {
  private readonly log = new Logger('queue');
  private readonly pool: pg.Pool | undefined;
  private readonly queues = new Map<QueueName, Queue>();
  private readonly closing: (() => Promise<void>)[] = [];

  constructor(private readonly config: Config) {
    if (config.redisUrl !== undefined) return;
    const workers = config.role === 'web' ? 0 : Object.keys(QUEUES).length;
    this.pool = new pg.Pool({
      connectionString: config.databaseUrl,
      application_name: `motcua ${config.role} queue`,
      max: PRODUCERS + workers,
      options: '-c search_path=bullmq',
      connectionTimeoutMillis: 5_000,
      query_timeout: 12_000,
      statement_timeout: 10_000,
      keepAlive: true,
    });
    this.pool.setMaxListeners(50);
    this.pool.on('error', (error) => this.log.warn(error.message));
  }

  get backend(): 'postgresql' | 'redis' {
    return this.pool ? 'postgresql' : 'redis';
  }

  /** Brings the tables of the queue up to date; several processes may do so at once. Redis must keep what it is given. */
  async onModuleInit(): Promise<void> {
    if (!this.pool) return this.refuseForgetfulRedis();
    const client = await this.pool.connect();
    try {
      await runMigrations(client as never);
    } finally {
      client.release();
    }
  }

  queue(name: QueueName): Queue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = this.pool
      ? new Queue(name, { connection: this.pool as never }, createPostgresBackend as never)
      : new Queue(name, { connection: this.redis({ enableOfflineQueue: false }) }, createRedisBackend as never);
    queue.on('error', (error) => this.log.warn(`queue ${name}: ${error.message}`));
    this.queues.set(name, queue);
    this.closing.push(() => queue.close());
    return queue;
  }

  worker(name: QueueName, process: JobProcessor, options: Omit<WorkerOptions, 'connection'>): Worker {
    const worker = this.pool
      ? new Worker(name, process, { ...options, connection: this.pool as never }, createPostgresBackend as never)
      : new Worker(name, process, { ...options, connection: this.redis({ maxRetriesPerRequest: null }) });
    worker.on('error', (error) => this.log.warn(`worker ${name}: ${error.message}`));
    return worker;
  }

  /** After the workers have stopped. */
  async close(): Promise<void> {
    await Promise.allSettled(this.closing.map((close) => close()));
    await this.pool?.end();
  }

  private async refuseForgetfulRedis(): Promise<void> {
    const client = new Redis(this.config.redisUrl ?? '', { lazyConnect: true, maxRetriesPerRequest: 1 });
    client.on('error', (error) => this.log.warn(error.message));
    try {
      // A hosted Redis may keep its settings to itself; then nothing can be said.
      const [, policy] = (await client.config('GET', 'maxmemory-policy').catch(() => [])) as string[];
      if (policy === undefined || policy === 'noeviction') return;
    } finally {
      client.disconnect();
    }
    throw new CannotStart(
      'The Redis in REDIS_URL throws data away when it is full; set maxmemory-policy to noeviction.',
    );
  }

  private redis(options: object): { url: string } {
    return { url: this.config.redisUrl ?? '', ...options };
  }
}

export type JobProcessor = (job: Job, token?: string, signal?: AbortSignal) => Promise<void>;
export type { Job, JobsOptions, Worker };
