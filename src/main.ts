import 'reflect-metadata';
import { AppModule, setUpPortal } from './app.module.js';
import { boot, checkPort, portProblem } from './boot.js';
import { loadDemo } from './demo/load-demo.js';
import { Config, WrongSetting } from './platform/config/config.js';
import { CannotStart } from './platform/database/embedded.js';
import { createHttpApp } from './platform/http/http-app.js';

async function main(): Promise<void> {
  const asked = Config.fromEnvironment();
  if (asked.role !== 'worker') await checkPort(asked.host, asked.port);
  const { config, stop } = await boot();
  try {
    await run(config, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function run(config: Config, stop: () => Promise<void>): Promise<void> {
  const app = await createHttpApp(AppModule.of(config), config, setUpPortal);
  let ending: Promise<void> | undefined;
  const end = (): void => {
    ending ??= app
      .close()
      .then(stop)
      .then(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  await app.init();
  const greeting = config.demo ? await loadDemo(app) : [];
  if (config.role !== 'worker') {
    await app.listen(config.port, config.host).catch((error: NodeJS.ErrnoException) => {
      // The port was free when it was looked at; loading a demo takes a while.
      throw error.syscall === 'listen' ? portProblem(error, config.port) : error;
    });
  }
  console.log([`Motcua is ready: ${config.baseUrl}`, ...greeting].join('\n'));
}

main().catch((error: unknown) => {
  const known = error instanceof WrongSetting || error instanceof CannotStart;
  console.error(known ? error.message : error);
  process.exit(1);
});
