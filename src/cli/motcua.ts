import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { WorkerModule } from '../worker.module.js';
import { boot } from '../boot.js';
import { WrongSetting } from '../platform/config/config.js';
import { CannotStart } from '../platform/database/embedded.js';
import { createLog, NestLog } from '../platform/http/log.js';
import { UsageError } from './usage.js';

interface Command {
  /** Words after `motcua`, e.g. `import national`. */
  readonly words: readonly string[];
  readonly usage: string;
  /** Runs with the words that follow; answers the exit code. */
  readonly load: () => Promise<{ run(args: readonly string[], app: INestApplicationContext): Promise<number> }>;
}

const COMMANDS: readonly Command[] = [
  { words: ['admin', 'create'], usage: 'admin create <email>', load: () => import('./admin.js') },
  {
    words: ['import', 'national'],
    usage: 'import national <file> [--report <file>]',
    load: () => import('./import-national.js'),
  },
  { words: ['import', 'units'], usage: 'import units <file>', load: () => import('./import-units.js') },
  {
    words: ['definition', 'check'],
    usage: 'definition check <file> [--json]',
    load: () => import('./definition-check.js'),
  },
  {
    words: ['deadline'],
    usage: 'deadline --procedure <code> --received <time> [--json]',
    load: () => import('./deadline.js'),
  },
  { words: ['clock'], usage: 'clock +5d | clock reset', load: () => import('./clock.js') },
];

async function main(words: readonly string[]): Promise<number> {
  const command = COMMANDS.find((one) => one.words.every((word, at) => words[at] === word));
  if (!command) throw new UsageError(`Commands:\n${COMMANDS.map((one) => `  motcua ${one.usage}`).join('\n')}`);
  const { run } = await command.load();
  const { config, stop } = await boot();
  try {
    const log = new NestLog(createLog('warn'));
    const app = await NestFactory.createApplicationContext(WorkerModule.of(config), {
      logger: log,
      abortOnError: false,
    });
    try {
      return await run(words.slice(command.words.length), app);
    } finally {
      await app.close();
    }
  } finally {
    await stop();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    const known = error instanceof UsageError || error instanceof WrongSetting || error instanceof CannotStart;
    console.error(known ? error.message : error);
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
