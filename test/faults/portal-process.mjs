// A process of the whole portal that a suite may kill:
//   node portal-process.mjs <compiled sources> <database address> <web|worker> <data folder>
// Prints its address once it can be used; a worker has none and prints "ready".
import 'reflect-metadata';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [compiled, url, role, dataDir] = process.argv.slice(2);
const from = (file) => import(pathToFileURL(join(compiled, 'src', file)).href);
const { AppModule, setUpPortal } = await from('app.module.js');
const { Config } = await from('platform/config/config.js');
const { createHttpApp } = await from('platform/http/http-app.js');
const { WorkerPatience } = await from('platform/queue/workers.js');

const config = new Config({
  DATABASE_URL: url,
  ROLE: role,
  // With a mailbox that can be looked into, and a clock that follows the suite's.
  DEMO: 'yes',
  LOG_LEVEL: 'error',
  DATA_DIR: dataDir,
  SECRET: 'a secret for suites, long enough to be one',
});
const app = await createHttpApp(AppModule.of(config), config, setUpPortal);
// So that a suite need not wait a minute until a dead worker is noticed.
Object.assign(app.get(WorkerPatience, { strict: false }), { lockMs: 2_000, lookMs: 500 });
if (role === 'worker') await app.init();
else await app.listen(0, '127.0.0.1');
console.log(role === 'worker' ? 'ready' : await app.getUrl());
process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
