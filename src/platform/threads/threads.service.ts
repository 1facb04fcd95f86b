import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type ThreadLimits, ThreadPool } from './thread-pool.js';

/** Half of what a small machine has, so that pages still come while forms are printed. */
const THREADS_A_TASK = 2;

/**
 * Runs in threads of their own what would hold up everything else, or what people other than us have written: printing,
 * templates. A run that takes too long or too much memory is ended without harm to the process.
 */
@Injectable()
export class Threads implements OnApplicationShutdown {
  private readonly pools = new Map<string, ThreadPool>();

  /**
   * Calls the default export of a module with this input and answers what it answers; both must be plain data or bytes.
   * `task` is `new URL('./internal/some.task.js', import.meta.url)`. Throws `TaskFailed` where the task threw,
   * `ThreadEnded` where it had to be ended.
   */
  async run<Output>(task: URL, input: unknown, limits: ThreadLimits): Promise<Output> {
    let pool = this.pools.get(task.href);
    if (!pool) {
      pool = new ThreadPool(task, THREADS_A_TASK);
      this.pools.set(task.href, pool);
    }
    return (await pool.run(input, limits)) as Output;
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.pools.values()].map((pool) => pool.close()));
  }
}
