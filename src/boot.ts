import { createServer } from 'node:net';
import { Config } from './platform/config/config.js';
import { CannotStart, makeDataFolder, startEmbedded } from './platform/database/embedded.js';
import { migrate } from './platform/database/migrate.js';
import { keepSecret } from './platform/config/secret.js';

export interface Booted {
  readonly config: Config;
  /** Ends what was started here; the database stays if another process began it. */
  stop(): Promise<void>;
}

/** What every process needs before its own work: settings, a data folder, a database that answers, the present schema. */
export async function boot(): Promise<Booted> {
  const asked = Config.fromEnvironment();
  makeDataFolder(asked.dataDir);
  const server = asked.databaseUrl === undefined ? await startEmbedded(asked.dataDir) : undefined;
  const stop = async (): Promise<void> => server?.stop();
  try {
    const config = keepSecret(server ? Config.fromEnvironment(server.url) : asked);
    await migrate(config.databaseUrl ?? '');
    return { config, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Fails early, before anything is started, where somebody else already listens. */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => reject(portProblem(error, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/** In words, why nobody can listen on this port. */
export function portProblem(error: NodeJS.ErrnoException, port: number): CannotStart {
  const reason = error.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${error.code})`;
  return new CannotStart(`Port ${port} ${reason}; give another one in PORT.`);
}
