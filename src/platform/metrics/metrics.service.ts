import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Db } from '../database/db.js';
import { QueueAdmin } from '../queue/queue-admin.service.js';

/** Figures about this process and the queues, for Prometheus. Labels are names of ours only: no ids, no addresses. */
@Injectable()
export class Metrics implements OnModuleInit {
  readonly registry = new Registry();

  constructor(
    private readonly db: Db,
    private readonly queues: QueueAdmin,
    host: HttpAdapterHost,
  ) {
    this.watchRequests(host);
  }

  onModuleInit(): void {
    collectDefaultMetrics({ register: this.registry, prefix: 'motcua_' });
    this.watchQueues();
    this.watchOutbox();
  }

  /** A counter of an upper module; `name` without the leading `motcua_`. */
  counter(name: string, help: string, labels: readonly string[] = []): Counter {
    return new Counter({ name: `motcua_${name}`, help, labelNames: [...labels], registers: [this.registry] });
  }

  private watchRequests(host: HttpAdapterHost): void {
    const seconds = new Histogram({
      name: 'motcua_http_request_seconds',
      help: 'Time to answer, by route',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [this.registry],
    });
    const fastify = host.httpAdapter?.getInstance?.() as Partial<FastifyInstance> | undefined;
    fastify?.addHook?.('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'none';
      seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
      done();
    });
  }

  private watchQueues(): void {
    const jobs = new Gauge({
      name: 'motcua_queue_jobs',
      help: 'Jobs by queue and state',
      labelNames: ['queue', 'state'],
      registers: [this.registry],
      collect: async () => {
        for (const one of await this.queues.counts()) {
          for (const state of ['waiting', 'active', 'delayed', 'failed'] as const) {
            jobs.set({ queue: one.queue, state }, one[state]);
          }
          oldest.set({ queue: one.queue }, one.oldestSeconds);
        }
      },
    });
    const oldest = new Gauge({
      name: 'motcua_queue_oldest_seconds',
      help: 'Age of the oldest waiting job',
      labelNames: ['queue'],
      registers: [this.registry],
    });
  }

  private watchOutbox(): void {
    const waiting = new Gauge({
      name: 'motcua_outbox_waiting',
      help: 'Messages that no relay has taken yet',
      registers: [this.registry],
      collect: async () => {
        const [row] = await this.db.query<{ count: string }>('select count(*) from outbox where relayed_at is null');
        waiting.set(Number(row?.count ?? 0));
      },
    });
  }
}
