// The built product as its own processes on the server's core, with a data folder that goes when the bench ends.
import { spawn } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { ROOT } from '../../src/cli/prepare.mjs';
import { familyTime, memoryOf, onServerCore } from './machine.mjs';

const PREFIX = 'motcua-bench-';
const MAIN = join(ROOT, 'dist/src/main.js');

export class Portal {
  #processes = new Map();

  /** `profile`: a folder for processor profiles of the web process. */
  constructor({ profile } = {}) {
    sweep();
    this.profile = profile;
    this.folder = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
    // The database runs as another user where we are root, and must be able to enter.
    chmodSync(this.folder, 0o755);
  }

  /** Starts the web process; answers the milliseconds until it was ready. */
  async start() {
    this.port ??= await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const begun = performance.now();
    const flags = this.profile ? ['--cpu-prof', `--cpu-prof-dir=${this.profile}`] : [];
    this.#launch('web', flags);
    await this.#until('web', async () => (await fetch(`${this.url}/health/ready`).catch(() => undefined))?.ok);
    const ms = Math.round(performance.now() - begun);
    this.database = JSON.parse(readFileSync(join(this.folder, 'postgres.json'), 'utf8'));
    this.pool = new pg.Pool({ connectionString: this.database.url, max: 2 });
    this.pool.on('error', () => {});
    return ms;
  }

  /** Runs jobs from now on, in a process of its own beside the web process. */
  async startWorker() {
    this.#launch('worker', []);
    const log = join(this.folder, 'worker.log');
    await this.#until('worker', () => readFileSync(log, 'utf8').includes('Motcua is ready'));
  }

  stopWorker() {
    return this.#end('worker');
  }

  /** Ends the web process, and with it the database. */
  async stop() {
    await this.#end('worker');
    await this.pool?.end();
    await this.#end('web');
  }

  /** Ends everything and removes the folder. */
  async close() {
    await this.stop().catch(() => {});
    for (const child of this.#processes.values()) child.kill('SIGKILL');
    endDatabase(this.folder);
    rmSync(this.folder, { recursive: true, force: true });
  }

  async rows(sql, values = []) {
    return (await this.pool.query(sql, values)).rows;
  }

  /** Seconds of processor time by part. */
  times() {
    const part = (name) => (this.#processes.has(name) ? familyTime(this.#processes.get(name).pid) : 0);
    return { web: part('web'), worker: part('worker'), database: familyTime(this.database.pid) };
  }

  memory() {
    return memoryOf(this.#processes.get('web').pid);
  }

  #launch(role, flags) {
    const [command, ...args] = [...onServerCore(), process.execPath, ...flags, MAIN];
    const log = openSync(join(this.folder, `${role}.log`), 'w');
    const settings = { ROLE: role, DEMO: 'yes', PORT: String(this.port), DATA_DIR: this.folder };
    const { PATH, HOME } = process.env;
    const child = spawn(command, args, { env: { PATH, HOME, ...settings }, stdio: ['ignore', log, log], cwd: ROOT });
    closeSync(log);
    this.#processes.set(role, child);
    child.once('exit', () => this.#processes.delete(role));
  }

  async #until(role, ready) {
    for (const end = Date.now() + 300_000; Date.now() < end; await pause(20)) {
      if (await ready()) return;
      if (!this.#processes.has(role)) break;
    }
    throw new Error(
      `The ${role} process did not get ready:\n${readFileSync(join(this.folder, `${role}.log`), 'utf8').slice(-2000)}`,
    );
  }

  async #end(role) {
    const child = this.#processes.get(role);
    if (!child) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await Promise.race([gone, pause(30_000)]);
  }
}

/** Takes away what benches left behind that were killed. */
function sweep() {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(PREFIX))) {
    if (existsSync(`/proc/${name.slice(PREFIX.length).split('-')[0]}`)) continue;
    endDatabase(join(tmpdir(), name));
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}

/** The database stands in a process group of its own, so it may outlive a web process that was killed. */
function endDatabase(folder) {
  const note = join(folder, 'postgres.json');
  if (!existsSync(note)) return;
  const { pid } = JSON.parse(readFileSync(note, 'utf8'));
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '';
  if (command.includes(folder)) process.kill(pid, 'SIGQUIT');
}

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
