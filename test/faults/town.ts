import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Person } from '../../src/platform/actor.js';
import { Jobs } from '../../src/platform/queue/jobs.service.js';
import { Listeners } from '../../src/platform/outbox/listeners.service.js';
import { OUTBOX_COLUMNS, type OutboxRow, toMessage } from '../../src/platform/outbox/rows.js';
import { Timers } from '../../src/platform/timers/timers.service.js';
import type { Role } from '../modules/casework/life.js';
import { Office } from '../modules/casework/office.js';
import type { RunningMachinery } from '../modules/platform/machinery.js';
import type { TestApp } from '../support/app.js';
import type { CompiledSources } from '../support/compiled.js';
import type { TestDatabase } from '../support/database.js';
import { startPortal } from '../support/portal.js';
import { untilQuiet } from '../support/quiet.js';

export interface RunningProcess {
  readonly child: ChildProcess;
  /** What it printed when it could be used: the address of a web process. */
  readonly address: string;
}

export interface TownOptions {
  /** Kept when the town closes. */
  readonly database?: TestDatabase;
  readonly at?: string;
  readonly demo?: boolean;
}

/**
 * The whole portal on one database: pages in this process, and further processes that a suite may kill. An office with
 * one person for each role works in it.
 */
export class Town {
  private readonly children = new Set<ChildProcess>();

  private constructor(
    private readonly compiled: CompiledSources,
    readonly portal: TestApp,
    readonly office: Office,
    readonly citizen: Person,
    readonly staff: Readonly<Record<Role, Person>>,
  ) {}

  /** `at`: the moment to which every clock is set; without it they show the present. */
  static async open(compiled: CompiledSources, { database, at, demo = true }: TownOptions = {}): Promise<Town> {
    const dataDir = mkdtempSync(join(tmpdir(), 'motcua-town-'));
    const portal = await startPortal({ demo, env: { DATA_DIR: dataDir }, ...(database && { database }) });
    const office = await Office.over(asMachinery(portal));
    if (at !== undefined) await moveTo(portal, at);
    const staff = {
      reception: await office.officer('reception'),
      specialist: await office.officer('specialist'),
      leader: await office.officer('leader'),
      clerk: await office.officer('clerk'),
    };
    return new Town(compiled, portal, office, await office.citizen(), staff);
  }

  get database(): TestDatabase {
    return this.portal.database;
  }

  worker(): Promise<RunningProcess> {
    return this.start('worker');
  }

  web(): Promise<RunningProcess> {
    return this.start('web');
  }

  async end({ child }: RunningProcess, signal: NodeJS.Signals): Promise<void> {
    this.children.delete(child);
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  /** Sets the clock of every process; the others follow within a moment. */
  at(iso: string): Promise<void> {
    return moveTo(this.portal, iso);
  }

  /** A case that reception has accepted and nobody has handed over yet, while no worker runs. */
  async accepted(): Promise<string> {
    const code = await this.office.submitted(this.citizen);
    await this.office.act(this.staff.reception, code, 'record-payment', { amount: 16_000, receiptNumber: 'BL 0001' });
    await this.office.act(this.staff.reception, code, 'accept');
    return code;
  }

  /** Waits until the workers have nothing left to do. */
  quiet(): Promise<void> {
    return untilQuiet(this.office.app, 60_000);
  }

  /** Puts the jobs of everything that waits, or that ever was, into the queue under ids of their own. */
  async again(which: 'waiting' | 'all', attempt: number): Promise<void> {
    await this.portal.get(Timers).takeDue();
    const rows = await this.database.query<OutboxRow>(
      `select ${OUTBOX_COLUMNS} from outbox ${which === 'waiting' ? 'where relayed_at is null' : ''} order by id`,
    );
    const listeners = this.portal.get(Listeners);
    await this.portal.get(Jobs).addAll(rows.flatMap((row) => listeners.jobsFor(toMessage(row), attempt)));
  }

  /** Kills every process that still runs. */
  async endAll(): Promise<void> {
    for (const child of this.children) await this.end({ child, address: '' }, 'SIGKILL');
  }

  async close(): Promise<void> {
    await this.endAll();
    await this.portal.close();
    rmSync(this.portal.config.dataDir, { recursive: true, force: true });
  }

  private async start(role: 'web' | 'worker'): Promise<RunningProcess> {
    const script = join(import.meta.dirname, 'portal-process.mjs');
    const args = [script, this.compiled.folder, this.database.url, role, this.portal.config.dataDir];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    this.children.add(child);
    const ended = once(child, 'exit').then(() => {
      throw new Error(`The ${role} process ended while starting`);
    });
    const lines = createInterface({ input: child.stdout });
    const [address] = (await Promise.race([once(lines, 'line'), ended])) as string[];
    // What it logs from now on are errors.
    lines.on('line', (line) => process.stderr.write(`${role}: ${line}\n`));
    ended.catch(() => {});
    return { child, address: address ?? '' };
  }
}

const asMachinery = (portal: TestApp): RunningMachinery => ({
  app: portal.nest,
  database: portal.database,
  clock: portal.clock,
  config: portal.config,
  get: (token) => portal.nest.get(token, { strict: false }),
  close: () => portal.close(),
});

async function moveTo(portal: TestApp, iso: string): Promise<void> {
  portal.setTime(iso);
  await portal.database.query(
    `insert into demo_clock (ahead_ms) values ($1) on conflict (only_row) do update set ahead_ms = excluded.ahead_ms`,
    [portal.clock.aheadBy],
  );
}
