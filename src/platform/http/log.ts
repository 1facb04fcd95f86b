import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Values under these names never reach a log, whoever logs them. */
const SECRETS = ['password', 'token', 'secret', 'authorization', 'cookie', 'personalId', 'phone', 'email', 'answers'];

/** Lines are written some at a time, at most a second late: one system call a request is a tenth of a page's work. */
const GATHERED = { sync: false, minLength: 4_096, periodicFlush: 1_000 } as const;

export function createLog(level: string): Logger {
  const settings = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '…' },
    serializers: { err: describeError },
  };
  return pino(settings, pino.destination({ dest: 1, ...GATHERED }));
}

interface LoggedError {
  readonly name?: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string | undefined;
}

/** Name, message and stack; never what a failed query was given, which may be personal data. */
function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { message: String(error) };
  const code: unknown = Reflect.get(error, 'code');
  if (Reflect.get(error, 'driverError') === undefined) {
    return { name: error.name, message: error.message, ...(typeof code === 'string' && { code }), stack: error.stack };
  }
  // PostgreSQL quotes a value that it cannot take (class 22); the stack begins with the message.
  const isQuoted = typeof code === 'string' && code.startsWith('22');
  const message = isQuoted ? 'a value was refused' : error.message.split('\n', 1).join();
  const stack = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, message, ...(typeof code === 'string' && { code }), stack: stack?.join('\n') };
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
    if (message instanceof Error) this.pino[level]({ err: message, context }, describeError(message).message);
    else this.pino[level]({ context }, String(message));
  }
}
