import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PLACES = ['/usr/sbin/clamd', '/usr/bin/clamd', '/usr/local/sbin/clamd'];
/** The harmless text by which every scanner shows that it works; in two parts, so that no scanner takes this file for it. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export const clamdPath = (): string | undefined => PLACES.find((place) => existsSync(place));

export interface RunningClamd {
  /** For `CLAMD_URL`. */
  readonly url: string;
  close(): Promise<void>;
}

/** A real clamd that knows one thing: the test text. Its usual signatures weigh a gigabyte. */
export async function startClamd(path: string): Promise<RunningClamd> {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-clamd-'));
  const port = await freePort();
  writeFileSync(join(folder, 'suite.ndb'), `Suite.Test:0:*:${Buffer.from(EICAR).toString('hex')}\n`);
  writeFileSync(
    join(folder, 'clamd.conf'),
    [`DatabaseDirectory ${folder}`, `TCPSocket ${port}`, 'TCPAddr 127.0.0.1', 'Foreground yes', 'User root', ''].join(
      '\n',
    ),
  );
  const child = spawn(path, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' });
  await answering(port, child);
  return {
    url: `tcp://127.0.0.1:${port}`,
    close: async () => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGKILL');
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answering(port: number, child: ChildProcess): Promise<void> {
  for (let left = 200; left > 0 && child.exitCode === null; left--) {
    const up = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.destroy());
    });
    if (up) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error('clamd did not start');
}
