import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamicModule, type INestApplicationContext, Module, type Provider, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Clock } from '../../../src/platform/clock/clock.js';
import { ConfigModule } from '../../../src/platform/config/config.module.js';
import { Config, type ProcessRole } from '../../../src/platform/config/config.js';
import { DatabaseModule } from '../../../src/platform/database/database.module.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import { ViewsModule } from '../../../src/platform/views/views.module.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

@Module({})
class Machinery {
  static of(config: Config, { providers = [], imports = [] }: MachineryOptions): DynamicModule {
    return {
      module: Machinery,
      imports: [ConfigModule.of(config), DatabaseModule, ViewsModule, PlatformModule, ...imports],
      providers: [...providers],
    };
  }
}

export interface RunningMachinery {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  readonly clock: Clock;
  readonly config: Config;
  get<T>(token: Type<T> | (abstract new () => T)): T;
  close(): Promise<void>;
}

export interface MachineryOptions {
  readonly role?: ProcessRole;
  readonly env?: Readonly<Record<string, string>>;
  /** Listens or handles jobs; registered like a module of an upper floor. */
  readonly providers?: readonly Provider[];
  /** Modules of upper floors, where a suite is about one of them. */
  readonly imports?: NonNullable<DynamicModule['imports']>;
  /** Kept when the machinery closes. */
  readonly database?: TestDatabase;
}

/** The machinery without any module of the field, on real PostgreSQL. */
export async function startMachinery(options: MachineryOptions = {}): Promise<RunningMachinery> {
  const database = options.database ?? (await freshDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-machinery-'));
  const config = new Config({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ROLE: options.role ?? 'web',
    DEMO: 'no',
    SECRET: 'a secret for suites, long enough to be one',
    ...options.env,
  });
  const app = await NestFactory.createApplicationContext(Machinery.of(config, options), {
    logger: false,
    abortOnError: false,
  });
  return {
    app,
    database,
    clock: app.get(Clock),
    config,
    get: (token) => app.get(token, { strict: false }),
    close: async () => {
      await app.close();
      if (!options.database) await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Waits until this holds, looking every few milliseconds, thirty seconds at most unless told otherwise. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patience = 30_000): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
