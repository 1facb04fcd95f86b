import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Everything it wrote to standard error. */
  readonly said: string;
}

/** Motcua as `npm start` runs it, in a process of its own. */
export class Product {
  private said = '';
  private readonly begun = performance.now();
  readonly ended: Promise<Ended>;
  private readonly isReady: Promise<number>;

  private constructor(private readonly child: ChildProcess) {
    child.stderr?.on('data', (data: Buffer) => (this.said += data.toString()));
    this.ended = once(child, 'close').then(([code, signal]) => ({ code, signal, said: this.said }) as Ended);
    this.isReady = new Promise((resolve, reject) => {
      createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
        if (line.startsWith('Motcua is ready')) resolve(performance.now() - this.begun);
      });
      void this.ended.then(({ said }) => reject(new Error(`Motcua ended while starting: ${said}`)));
    });
    this.isReady.catch(() => {});
  }

  /** Builds what `npm start` would build, so that no start under test has to. */
  static build(): void {
    const done = spawnSync(process.execPath, [join(ROOT, 'src/cli/build.mjs')], { cwd: ROOT, stdio: 'inherit' });
    if (done.status !== 0) throw new Error('The build failed');
  }

  /** Only the settings given here; nothing is taken over from the suite. */
  static start(settings: Readonly<Record<string, string>>): Product {
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: 'error', DEMO: 'no', ...settings };
    const child = spawn(process.execPath, [join(ROOT, 'src/cli/start.mjs')], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return new Product(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Milliseconds from the start to the line that says it is ready. */
  ready(): Promise<number> {
    return this.isReady;
  }

  /** Seconds of processor time it has used so far, in all its threads. */
  computed(): number {
    const TICKS_A_SECOND = 100;
    const [user, kernel] =
      readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13) ?? [];
    return (Number(user) + Number(kernel)) / TICKS_A_SECOND;
  }

  async end(signal: NodeJS.Signals): Promise<Ended & { readonly ms: number }> {
    const begun = performance.now();
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return { ...(await this.ended), ms: performance.now() - begun };
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
