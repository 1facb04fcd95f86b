import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Values under these names never reach a log, whoever logs them. */
const SECRETS = ['password', 'token', 'secret', 'authorization', 'cookie', 'personalId', 'phone', 'email', 'answers'];

export function createLog(level: string): Logger {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' },
    serializers: { err: describeError },
  });
}

/** Name, message and stack; never the parameters of a failed query, which may be personal data. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code: unknown = Reflect.get(error, 'code');
  const detail = Reflect.get(error, 'driverError') === undefined ? error.message : error.message.split('\n')[0];
  return { name: error.name, message: detail, ...(typeof code === 'string' && { code }), stack: error.stack };
}

/** Lets Nest's own messages go the same way as everything else. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Logger) {}

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  /** Nest announces every module and every route this way; nobody reads that at `info`. */
  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  private write(
    level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: readonly unknown[],
  ): void {
    const context = rest.findLast((one) => typeof one === 'string');
    if (message instanceof Error) this.pino[level]({ err: message, context });
    else this.pino[level]({ context }, String(message));
  }
}
