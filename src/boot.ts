import { createServer } from 'node:net';
import { Config } from './platform/config/config.js';
import { CannotStart, startEmbedded } from './platform/database/embedded.js';
import { migrate } from './platform/database/migrate.js';
import { keepSecret } from './platform/config/secret.js';

export interface Booted {
  readonly config: Config;
  /** Ends what was started here; the database stays if another process began it. */
  stop(): Promise<void>;
}

/** What every process needs before its own work: settings, a database that answers, the present schema. */
export async function boot(): Promise<Booted> {
  const asked = Config.fromEnvironment();
  const server = asked.databaseUrl === undefined ? await startEmbedded(asked.dataDir) : undefined;
  const config = keepSecret(server ? Config.fromEnvironment(server.url) : asked);
  try {
    await migrate(config.databaseUrl ?? '');
  } catch (error) {
    await server?.stop();
    throw isConnectionError(error)
      ? new CannotStart(`The database in DATABASE_URL does not answer: ${error.message}.`)
      : error;
  }
  return { config, stop: async () => server?.stop() };
}

const REFUSALS = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN', 'EHOSTUNREACH', '28P01', '28000', '3D000'];

function isConnectionError(error: unknown): error is Error {
  return error instanceof Error && REFUSALS.includes(String(Reflect.get(error, 'code')));
}

/** Fails early, before anything is started, where somebody else already listens. */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const reason = error.code === 'EADDRINUSE' ? 'is already in use' : `cannot be used (${error.code})`;
      reject(new CannotStart(`Port ${port} ${reason}; give another one in PORT.`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
