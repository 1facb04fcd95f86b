// A worker that a suite may kill:  node suite-worker.mjs <compiled sources> <database address> <hang|work>
// It hears "thing.happened" and writes one row per thing into "effects"; told to hang, it begins and never ends.
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

const [compiled, url, mood] = process.argv.slice(2);
const from = (file) => import(pathToFileURL(join(compiled, 'src/platform', file)).href);
const { Config } = await from('config/config.js');
const { ConfigModule } = await from('config/config.module.js');
const { DatabaseModule } = await from('database/database.module.js');
const { Db } = await from('database/db.js');
const { queryIn } = await from('database/transactions.js');
const { PlatformModule } = await from('platform.module.js');
const { ViewsModule } = await from('views/views.module.js');
const { Listeners } = await from('outbox/listeners.service.js');
const { WorkerPatience } = await from('queue/workers.js');

class SuiteWorker {
  constructor(listeners, patience, db) {
    this.listeners = listeners;
    this.patience = patience;
    this.db = db;
  }

  onModuleInit() {
    // So that a suite need not wait a minute until the dead worker is noticed.
    Object.assign(this.patience, { lockMs: 1_500, lookMs: 500 });
    this.listeners.on('thing.happened', 'suite.effect', async (message, { once }) => {
      await this.db.query('insert into begun (what) values ($1)', [message.subject.id]);
      await once(async (tx) => {
        await queryIn(tx, 'insert into effects (what) values ($1)', [message.subject.id]);
        if (mood === 'hang') await new Promise(() => {});
      });
    });
  }
}
Reflect.defineMetadata('design:paramtypes', [Listeners, WorkerPatience, Db], SuiteWorker);

class Root {}
const config = new Config({
  DATABASE_URL: url,
  ROLE: 'worker',
  DEMO: 'no',
  LOG_LEVEL: 'error',
  DATA_DIR: join(compiled, 'data'),
  SECRET: 'a secret for suites, long enough to be one',
});
Module({ imports: [ConfigModule.of(config), DatabaseModule, ViewsModule, PlatformModule], providers: [SuiteWorker] })(
  Root,
);
const app = await NestFactory.createApplicationContext(Root, { logger: ['error'], abortOnError: false });
console.log('ready');
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
