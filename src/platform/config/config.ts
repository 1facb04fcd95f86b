import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { ROOT } from './root.js';

export type ProcessRole = 'web' | 'worker' | 'all';

/** Every setting of an installation, read once at start. Table of meanings and defaults: README, "Settings". */
export class Config {
  readonly role: ProcessRole;
  readonly host: string;
  readonly port: number;
  /** Absent in embedded mode until the embedded server has started. */
  readonly databaseUrl: string | undefined;
  readonly redisUrl: string | undefined;
  readonly smtpUrl: string | undefined;
  readonly s3Url: string | undefined;
  readonly clamdUrl: string | undefined;
  /** Address under which people reach the portal; no slash at the end. */
  readonly baseUrl: string;
  readonly dataDir: string;
  readonly demo: boolean;
  /** Signs cookies and links; absent: made once and kept in `dataDir`. All processes of one installation share it. */
  readonly secret: string | undefined;
  readonly logLevel: string;
  /** Whose word about a caller's address and protocol counts (X-Forwarded-*): the proxies in front. False: nobody's. */
  readonly trustedProxies: readonly string[] | false;
  readonly timeZone = 'Asia/Ho_Chi_Minh';

  /** No DATABASE_URL was given: PostgreSQL comes with the project and lives in `dataDir`. */
  readonly embedded: boolean;

  /** `embeddedUrl`: address of the embedded server once it runs. */
  constructor(env: Readonly<Record<string, string | undefined>>, embeddedUrl?: string) {
    const read = new Reader(env);
    this.role = read.oneOf('ROLE', ['all', 'web', 'worker']);
    this.port = read.port('PORT', 3000);
    this.host = read.text('HOST') ?? '127.0.0.1';
    const given = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
    this.embedded = given === undefined;
    this.databaseUrl = given ?? embeddedUrl;
    this.redisUrl = read.url('REDIS_URL', ['redis:', 'rediss:']);
    this.smtpUrl = read.url('SMTP_URL', ['smtp:', 'smtps:']);
    this.s3Url = read.url('S3_URL', ['s3:', 's3+http:']);
    this.clamdUrl = read.url('CLAMD_URL', ['tcp:', 'unix:']);
    this.baseUrl = (read.url('BASE_URL', ['http:', 'https:']) ?? `http://localhost:${this.port}`).replace(/\/$/, '');
    this.dataDir = resolve(ROOT, read.text('DATA_DIR') ?? '.data');
    this.demo = read.yesNo('DEMO', this.embedded);
    this.secret = read.secret('SECRET');
    // The portal itself speaks no TLS: under an https address something stands in front of it, on this host unless told otherwise.
    this.trustedProxies =
      read.addresses('TRUSTED_PROXIES') ?? (this.baseUrl.startsWith('https:') ? ['loopback'] : false);
    this.logLevel = read.oneOf('LOG_LEVEL', ['info', 'trace', 'debug', 'warn', 'error', 'silent']);
    read.done();
  }

  /** The settings of this process, from its environment. */
  static fromEnvironment(embeddedUrl?: string): Config {
    return new Config(process.env, embeddedUrl);
  }

  /** The same settings with the secret that the data folder keeps. */
  withSecret(secret: string): Config {
    return Object.assign(Object.create(Config.prototype) as Config, this, { secret });
  }

  get filesDir(): string {
    return join(this.dataDir, 'files');
  }
}

/** A setting that stops the start; the message is one sentence for the person who started it. */
export class WrongSetting extends Error {}

class Reader {
  private readonly wrong: string[] = [];
  constructor(private readonly env: Readonly<Record<string, string | undefined>>) {}

  text(name: string): string | undefined {
    const value = this.env[name]?.trim();
    return value === '' ? undefined : value;
  }

  oneOf<T extends string>(name: string, allowed: readonly [T, ...T[]]): T {
    const value = this.text(name);
    if (value === undefined) return allowed[0];
    const found = allowed.find((one) => one === value);
    if (!found) this.wrong.push(`${name} is "${value}" but must be one of ${allowed.join(', ')}`);
    return found ?? allowed[0];
  }

  port(name: string, otherwise: number): number {
    const value = this.text(name);
    if (value === undefined) return otherwise;
    const port = Number(value);
    if (!Number.isInteger(port) || port < 0 || port > 65535) {
      this.wrong.push(`${name} is "${value}" but must be a port number from 0 to 65535`);
    }
    return port;
  }

  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const ok = URL.canParse(value) && protocols.includes(new URL(value).protocol);
    // The value itself may hold a password, so it is not repeated.
    if (!ok)
      this.wrong.push(`${name} must be an address that starts with ${protocols.map((p) => `${p}//`).join(' or ')}`);
    return value;
  }

  /** Addresses, networks (`10.0.0.0/8`) or their names, separated by commas. */
  addresses(name: string): string[] | undefined {
    const given = this.text(name)
      ?.split(',')
      .map((one) => one.trim());
    const wrong = given?.filter((one) => !isNetwork(one)) ?? [];
    if (wrong.length > 0) {
      this.wrong.push(
        `${name} must hold addresses, networks, loopback, linklocal or uniquelocal, not "${wrong.join()}"`,
      );
    }
    return given;
  }

  yesNo(name: string, otherwise: boolean): boolean {
    const value = this.text(name)?.toLowerCase();
    if (value === undefined) return otherwise;
    if (['1', 'true', 'yes', 'on'].includes(value)) return true;
    if (['0', 'false', 'no', 'off'].includes(value)) return false;
    this.wrong.push(`${name} is "${value}" but must be yes or no`);
    return otherwise;
  }

  secret(name: string): string | undefined {
    const value = this.text(name);
    if (value !== undefined && value.length < 32) this.wrong.push(`${name} must be at least 32 characters long`);
    return value;
  }

  done(): void {
    if (this.wrong.length > 0) throw new WrongSetting(`Wrong setting: ${this.wrong.join('; ')}.`);
  }
}

function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits] = text.split('/', 2);
  const kind = isIP(address);
  return kind !== 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (kind === 4 ? 32 : 128)));
}
