import { mkdir, statfs } from 'node:fs/promises';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { MotcuaError } from '../errors/errors.js';
import { Mailer } from '../mail/mailer.js';
import { QueueAdmin } from '../queue/queue-admin.service.js';
import { QueueStore } from '../queue/queue-store.js';
import { Storage } from '../storage/storage.js';
import { Processes } from './processes.js';

/** Something outside this process that it needs. */
export interface Dependency {
  /** Wording: `health.dependencies.<name>`. */
  readonly name: string;
  /** Without it the process takes no requests. What only delays work (mail) is not required. */
  readonly required: boolean;
  /** Throws where it does not work; may answer a short detail, such as a kind or a share. An error's
   * message of one word is shown. */
  check(): Promise<string | void>;
}

export interface DependencyState {
  readonly name: string;
  readonly required: boolean;
  readonly ok: boolean;
  readonly detail: string;
  readonly checkedAt: Date;
}

const FRESH_MS = 5_000;
const PATIENCE_MS = 3_000;
/** Bytes that must be free: room for some days of uploads while somebody makes more. */
const LEAST_FREE = 2 * 1024 ** 3;

/** Whether this process can do its work, dependency by dependency. Looked at no more than every five seconds. */
@Injectable()
export class Health implements OnModuleInit {
  private readonly dependencies: Dependency[] = [];
  private readonly known = new Map<string, DependencyState>();
  private looking: Promise<DependencyState[]> | undefined;

  constructor(
    private readonly config: Config,
    private readonly source: DataSource,
    private readonly processes: Processes,
    private readonly store: QueueStore,
    private readonly queues: QueueAdmin,
    private readonly storage: Storage,
    private readonly mailer: Mailer,
  ) {}

  onModuleInit(): void {
    this.add({ name: 'database', required: true, check: () => this.processes.beat() });
    this.add({ name: 'schema', required: true, check: () => this.checkSchema() });
    this.add({ name: 'queue', required: true, check: () => this.checkQueue() });
    this.add({ name: 'files', required: true, check: () => this.storage.check() });
    if (this.config.s3Url === undefined) this.add({ name: 'disk', required: true, check: () => this.checkDisk() });
    this.add({ name: 'mail', required: false, check: () => this.checkMail() });
  }

  /** Upper modules add what they need; to be called from `onModuleInit`. */
  add(dependency: Dependency): void {
    this.dependencies.push(dependency);
  }

  /** The state of everything, none of it older than five seconds. */
  async state(): Promise<readonly DependencyState[]> {
    this.looking ??= Promise.all(this.dependencies.map((one) => this.look(one))).finally(() => {
      this.looking = undefined;
    });
    return this.looking;
  }

  private async look(dependency: Dependency): Promise<DependencyState> {
    const { name, required } = dependency;
    const earlier = this.known.get(name);
    if (earlier && Date.now() - earlier.checkedAt.getTime() < FRESH_MS) return earlier;
    let ok = true;
    let detail = '';
    try {
      detail = (await withinTime(dependency.check())) ?? '';
    } catch (error) {
      ok = false;
      detail = describe(error);
    }
    const state = { name, required, ok, detail, checkedAt: new Date() };
    this.known.set(name, state);
    return state;
  }

  private async checkSchema(): Promise<void> {
    if (await this.source.showMigrations()) throw new Error('migrations_missing');
  }

  private async checkQueue(): Promise<string> {
    await this.queues.counts();
    return this.store.backend;
  }

  private async checkMail(): Promise<string> {
    await this.mailer.check();
    return this.mailer.way;
  }

  private async checkDisk(): Promise<string> {
    await mkdir(this.config.dataDir, { recursive: true });
    const disk = await statfs(this.config.dataDir);
    if (disk.bavail * disk.bsize < LEAST_FREE) throw new Error('disk_nearly_full');
    return `${Math.floor((disk.bavail / Math.max(disk.blocks, 1)) * 100)}%`;
  }
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  let late: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    late = setTimeout(() => reject(new Error('no_answer')), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, limit]);
  } finally {
    clearTimeout(late);
  }
}

/** Everybody may ask for health, so nothing of addresses or accounts goes out: a code where there is one. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  if (error instanceof MotcuaError) return error.code.slice(error.code.indexOf('.') + 1);
  const words: unknown[] = [Reflect.get(error, 'code'), Reflect.get(error, 'reason'), error.message];
  return (
    words.find((word): word is string => typeof word === 'string' && /^[A-Za-z0-9_]{1,40}$/.test(word)) ?? 'failed'
  );
}
