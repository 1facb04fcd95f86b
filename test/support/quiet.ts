import type { Type } from '@nestjs/common';
import { OutboxUpkeep } from '../../src/platform/outbox/outbox-upkeep.js';
import { Timers } from '../../src/platform/timers/timers.service.js';
import type { TestApp } from './app.js';

interface Running extends Pick<TestApp, 'database'> {
  get<T>(token: Type<T>): T;
}

/** Jobs that come again by themselves are never at an end. */
const REPEATED = /^(timers\.take|[a-z]+\.(settle|prune))$/;

/**
 * Waits until everything that was announced has been heard and every timer that is due has been acted on; twenty seconds
 * at most. For applications in the role `all`. Throws where a job was given up, with its reason.
 */
export async function untilQuiet(app: Running, patience = 60_000): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    const due = await app.get(Timers).takeDue();
    const open = await openWork(app);
    if (due === 0 && open.length === 0) break;
    if (Date.now() > end) throw new Error(`Still at work after ${patience} ms: ${open.join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const failed = await app.database.query<{ name: string; failed_reason: string }>(
    `select name, failed_reason from bullmq.job where state = 'failed'`,
  );
  const given = failed.filter((job) => !REPEATED.test(job.name));
  if (given.length > 0) throw new Error(given.map((job) => `${job.name}: ${job.failed_reason}`).join('\n'));
  await app.get(OutboxUpkeep).settle(0);
}

async function openWork(app: Running): Promise<string[]> {
  const messages = await app.database.query<{ type: string }>('select type from outbox where relayed_at is null');
  const jobs = await app.database.query<{ name: string }>(
    `select name from bullmq.job where state not in ('completed', 'failed')`,
  );
  return [...messages.map((one) => one.type), ...jobs.map((one) => one.name).filter((name) => !REPEATED.test(name))];
}
