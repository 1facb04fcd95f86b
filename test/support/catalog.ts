import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CatalogModule } from '../../src/catalog/catalog.module.js';
import { Config } from '../../src/platform/config/config.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { ViewsModule } from '../../src/platform/views/views.module.js';
import { freshDatabase, type TestDatabase } from './database.js';

export interface CatalogContext {
  readonly app: INestApplicationContext;
  readonly database: TestDatabase;
  get<T>(token: Type<T>): T;
  close(): Promise<void>;
}

@Module({})
class Root {}

/** The catalogue with what it stands on, without pages and without jobs. */
export async function startCatalog(): Promise<CatalogContext> {
  const database = await freshDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'motcua-catalog-'));
  const config = new Config({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    ROLE: 'web',
    DEMO: 'no',
    LOG_LEVEL: 'error',
    SECRET: 'a secret for suites, long enough to be one',
  });
  const imports = [ConfigModule.of(config), DatabaseModule, ViewsModule, PlatformModule, CatalogModule];
  const app = await NestFactory.createApplicationContext(
    { module: Root, imports },
    { logger: false, abortOnError: false },
  );
  return {
    app,
    database,
    get: (token) => app.get(token, { strict: false }),
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
