import { Worker } from 'node:worker_threads';
import { runnable } from './runnable.js';
import type { ThreadAnswer } from './thread.js';

export interface ThreadLimits {
  /** For one run, not counting the wait for a free thread. */
  readonly timeoutMs: number;
  /** Of JavaScript objects. What a library keeps outside is not counted. */
  readonly memoryMb: number;
}

/** The run was ended because it took too long or too much memory. */
export class ThreadEnded extends Error {}
/** The task itself threw; name and message are its own. */
export class TaskFailed extends Error {}

interface Run {
  readonly input: unknown;
  readonly limits: ThreadLimits;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  runs: number;
  busy: boolean;
}

/** Libraries that keep memory of their own are given back to the system with their thread. */
const RUNS_A_THREAD = 500;
const STARTING_MS = 20_000;
const THREAD = new URL('./thread.js', import.meta.url);

/** The threads of one task. Each does one run at a time; the others wait in order. */
export class ThreadPool {
  private readonly waiting: Run[] = [];
  private readonly threads = new Set<Thread>();
  private starting = 0;
  private closed = false;

  constructor(
    private readonly task: URL,
    private readonly size: number,
  ) {}

  run(input: unknown, limits: ThreadLimits): Promise<unknown> {
    if (this.closed) return Promise.reject(new ThreadEnded('The threads have been closed'));
    return new Promise((resolve, reject) => {
      this.waiting.push({ input, limits, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const run of this.waiting.splice(0)) run.reject(new ThreadEnded('The threads have been closed'));
    await Promise.all([...this.threads].map((thread) => thread.worker.terminate()));
  }

  private next(): void {
    const [first] = this.waiting;
    if (!first) return;
    const idle = [...this.threads].find((thread) => !thread.busy);
    if (idle) {
      this.waiting.shift();
      void this.work(idle, first);
    } else if (this.threads.size + this.starting < this.size) {
      this.starting += 1;
      this.start(first.limits)
        .then((thread) => this.threads.add(thread))
        .catch((error: unknown) =>
          this.waiting.shift()?.reject(error instanceof Error ? error : new Error(String(error))),
        )
        .finally(() => {
          this.starting -= 1;
          this.next();
        });
    }
  }

  private async start(limits: ThreadLimits): Promise<Thread> {
    const [thread, task] = await Promise.all([runnable(THREAD), runnable(this.task)]);
    const worker = new Worker(thread, {
      workerData: { task: task.href },
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
      execArgv: [],
    });
    worker.unref();
    worker.on('error', () => {});
    await readiness(worker).catch((error: unknown) => {
      void worker.terminate();
      throw error;
    });
    const made = { worker, runs: 0, busy: false };
    // One that dies while it has nothing to do must not be asked again.
    worker.once('exit', () => this.threads.delete(made));
    return made;
  }

  private async work(thread: Thread, run: Run): Promise<void> {
    thread.busy = true;
    thread.runs += 1;
    thread.worker.ref();
    try {
      run.resolve(await ask(thread, run));
      if (thread.runs >= RUNS_A_THREAD) this.end(thread);
    } catch (error) {
      if (!(error instanceof TaskFailed)) this.end(thread);
      run.reject(error as Error);
    }
    thread.worker.unref();
    thread.busy = false;
    this.next();
  }

  private end(thread: Thread): void {
    this.threads.delete(thread);
    void thread.worker.terminate();
  }
}

function readiness(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new ThreadEnded('The thread did not start in time')), STARTING_MS);
    worker.once('message', () => (clearTimeout(late), resolve()));
    worker.once('error', (error) => (clearTimeout(late), reject(error)));
  });
}

function ask({ worker, runs }: Thread, { input, limits }: Run): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void): void => {
      clearTimeout(late);
      worker.off('message', hear).off('error', fail).off('exit', stop);
      act();
    };
    const hear = (answer: ThreadAnswer): void => {
      if (!('id' in answer) || answer.id !== runs) return;
      if ('error' in answer)
        done(() => reject(Object.assign(new TaskFailed(answer.error.message), { name: answer.error.name })));
      else done(() => resolve(answer.value));
    };
    const fail = (error: Error): void => done(() => reject(new ThreadEnded(`The thread broke: ${error.message}`)));
    const stop = (): void => done(() => reject(new ThreadEnded('The thread ended')));
    const late = setTimeout(
      () => done(() => reject(new ThreadEnded(`The run took longer than ${limits.timeoutMs} ms`))),
      limits.timeoutMs,
    );
    worker.on('message', hear).on('error', fail).on('exit', stop);
    worker.postMessage({ id: runs, input });
  });
}
