import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from '../../src/platform/clock/clock.js';
import { Config, type ProcessRole } from '../../src/platform/config/config.js';
import { createHttpApp, type RequestSetup } from '../../src/platform/http/http-app.js';
import { freshDatabase, type TestDatabase } from './database.js';

export interface TestApp {
  readonly nest: NestFastifyApplication;
  /** Address of the running server, `http://127.0.0.1:<port>`; hand it to supertest. */
  readonly address: string;
  readonly database: TestDatabase;
  readonly clock: Clock;
  readonly config: Config;
  /** A provider of the running application. */
  get<T>(token: Type<T> | symbol): T;
  /** Moves the clock to this moment. */
  setTime(iso: string): void;
  close(): Promise<void>;
}

export interface TestAppOptions {
  /** `web` runs no jobs; a suite that wants them asks for `all`. */
  readonly role?: ProcessRole;
  readonly demo?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** A database of an earlier application of the same suite, to be kept when this one closes. */
  readonly database?: TestDatabase;
}

/** The real application on a database and a data folder of its own, listening on a free loopback port. */
export async function startTestApp(
  appModule: { of(config: Config): DynamicModule },
  setUp: RequestSetup,
  options: TestAppOptions = {},
): Promise<TestApp> {
  const database = options.database ?? (await freshDatabase());
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-data-'));
  const config = new Config({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ROLE: options.role ?? 'web',
    DEMO: options.demo ? 'yes' : 'no',
    LOG_LEVEL: 'error',
    SECRET: 'a secret for suites, long enough to be one',
    ...options.env,
  });
  const nest = await createHttpApp(appModule.of(config), config, setUp);
  await nest.listen(0, '127.0.0.1');
  const clock = nest.get(Clock);
  return {
    nest,
    address: await nest.getUrl(),
    database,
    clock,
    config,
    get: (token) => nest.get(token, { strict: false }),
    setTime: (iso) => clock.moveTo(new Date(iso).getTime() - Date.now()),
    close: async () => {
      await nest.close();
      if (!options.database) await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
