import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from './config.js';

/** Where no SECRET is given, makes one at the first start and keeps it in the data folder, readable by its owner only. */
export function keepSecret(config: Config): Config {
  if (config.secret !== undefined) return config;
  const file = join(config.dataDir, 'secret');
  if (!existsSync(file)) {
    mkdirSync(config.dataDir, { recursive: true });
    writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600, flag: 'wx' });
  }
  return config.withSecret(readFileSync(file, 'utf8').trim());
}
