import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { type FaultyProxy, startProxy, throughProxy } from './proxy.js';

export interface OwnPostgres {
  /** Through the proxy; stays the same over crashes. */
  readonly url: string;
  readonly proxy: FaultyProxy;
  /** Ends every backend at once, as a power cut would, and starts the server again. */
  crash(): Promise<void>;
  /** As `crash`, with something that happens before it is started again. */
  outage(during: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL of one suite's own, with the present schema, durable, to be crashed. */
export async function startOwnPostgres(compiled: string): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-crash-'));
  chmodSync(folder, 0o755);
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crashing-postgres.mjs'), compiled, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const first = new URL(await nextLine(lines, child));
  const proxy = await startProxy(Number(first.port));
  const outage = async (during: () => Promise<void>): Promise<void> => {
    const { pid } = JSON.parse(readFileSync(join(folder, 'postgres.json'), 'utf8')) as { pid: number };
    // Immediate shutdown: no backend finishes anything, the next start recovers from the log.
    process.kill(pid, 'SIGQUIT');
    await gone(pid);
    try {
      await during();
    } finally {
      child.stdin.write('again\n');
      proxy.aimAt(Number(new URL(await nextLine(lines, child)).port));
    }
  };
  return {
    url: throughProxy(first.href, proxy),
    proxy,
    crash: () => outage(async () => {}),
    outage,
    stop: async () => {
      child.stdin.write('stop\n');
      await once(child, 'exit');
      await proxy.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function nextLine(lines: Interface, child: ChildProcess): Promise<string> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The server of the suite did not start');
  });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as string[];
  return line ?? '';
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      if (/ Z /.test(stat)) return;
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
