import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { queryIn, Transactions } from '../../src/platform/database/transactions.js';
import { NotFound, Refused, TooMany } from '../../src/platform/errors/errors.js';
import { Health } from '../../src/platform/health/health.service.js';
import { Processes } from '../../src/platform/health/processes.js';
import { fingerprintOf, Idempotency } from '../../src/platform/idempotency/idempotency.service.js';
import { DevMailbox } from '../../src/platform/mail/dev-mailbox.js';
import { MailFailed, type Mail, Mailer } from '../../src/platform/mail/mailer.js';
import { isOneAddress, SmtpMailer } from '../../src/platform/mail/smtp-mailer.js';
import { Metrics } from '../../src/platform/metrics/metrics.service.js';
import { RateLimits } from '../../src/platform/ratelimit/rate-limits.service.js';
import { S3Storage } from '../../src/platform/storage/s3-storage.js';
import { Storage } from '../../src/platform/storage/storage.js';
import { TaskFailed, ThreadEnded } from '../../src/platform/threads/thread-pool.js';
import { Threads } from '../../src/platform/threads/threads.service.js';
import { type RunningMachinery, startMachinery } from './platform/machinery.js';

let machinery: RunningMachinery;

beforeAll(async () => {
  machinery = await startMachinery({ env: { DEMO: 'yes' } });
  await machinery.database.query('create table effects (what text not null)');
});

afterAll(() => machinery?.close());

describe('idempotency keys', () => {
  const act = (key: string | undefined, what: string) =>
    machinery.get(Transactions).run((tx) =>
      machinery
        .get(Idempotency)
        .once(tx, { owner: 'me', key, fingerprint: fingerprintOf('act', { what }) }, async () => {
          await queryIn(tx, 'insert into effects (what) values ($1)', [what]);
          return { code: `code of ${what}` };
        }),
    );
  const count = async (what: string) =>
    (await machinery.database.query('select 1 from effects where what = $1', [what])).length;

  it('answer the first outcome and have one effect, also under twenty at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => act('k1', 'one')));
    expect(answers).toEqual(Array.from({ length: 20 }, () => ({ code: 'code of one' })));
    expect(await count('one')).toBe(1);
  });

  it('are refused for something else', async () => {
    await act('k2', 'two');
    await expect(act('k2', 'three')).rejects.toThrow(Refused);
    expect(await count('three')).toBe(0);
  });

  it('are not kept when the act is rolled back', async () => {
    const broken = machinery.get(Transactions).run(async (tx) => {
      await machinery.get(Idempotency).claim(tx, 'me', 'k3', 'x');
      throw new Error('no');
    });
    await expect(broken).rejects.toThrow('no');
    expect(await act('k3', 'four')).toEqual({ code: 'code of four' });
  });

  it('belong to their owner, and acts without one are not held back', async () => {
    await act(undefined, 'five');
    await act(undefined, 'five');
    expect(await count('five')).toBe(2);
  });

  it('take the same content in another order for the same', () => {
    expect(fingerprintOf('a', { x: 1, y: [{ b: 2, a: undefined }] })).toBe(fingerprintOf('a', { y: [{ b: 2 }], x: 1 }));
    expect(fingerprintOf('a', { x: 1 })).not.toBe(fingerprintOf('b', { x: 1 }));
  });
});

describe('rate limits', () => {
  const limit = { name: 'suite.tries', points: 3, seconds: 60 };

  it('let so many through and say when to come back', async () => {
    const limits = machinery.get(RateLimits);
    for (let use = 0; use < 3; use++) await limits.consume(limit, 'an address');
    await limits.consume(limit, 'another address');
    const refusal = await limits.consume(limit, 'an address').catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TooMany);
    expect((refusal as TooMany).retryAfter).toBeGreaterThan(50);
  });

  it('can count failures only, and start afresh', async () => {
    const limits = machinery.get(RateLimits);
    for (let use = 0; use < 3; use++) {
      await limits.check(limit, 'a phone number');
      await limits.consume(limit, 'a phone number');
    }
    await expect(limits.check(limit, 'a phone number')).rejects.toBeInstanceOf(TooMany);
    await limits.forget(limit, 'a phone number');
    await limits.check(limit, 'a phone number');
  });

  it('keep no address in clear', async () => {
    const rows = await machinery.database.query<{ key: string }>('select key from rate_limits');
    expect(rows.filter((row) => /address|phone/.test(row.key))).toEqual([]);
  });
});

function keepsBytes(open: () => Storage): void {
  const key = 'files/0199a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b';

  it('gives back what it was given, from bytes and from streams', async () => {
    const storage = open();
    const large = Buffer.alloc(300_000, 'Hồ sơ ');
    await storage.put(key, large);
    expect((await buffer(await storage.get(key))).equals(large)).toBe(true);
    await storage.put('files/from-stream-1', Readable.from([Buffer.from('một '), Buffer.from('cửa')]), { size: 11 });
    expect(await text(await storage.get('files/from-stream-1'))).toBe('một cửa');
    await storage.put('files/from-stream-2', Readable.from([Buffer.from('không biết')]));
    expect(await text(await storage.get('files/from-stream-2'))).toBe('không biết');
    await storage.check();
  });

  it('knows what is there, and forgets what is deleted', async () => {
    const storage = open();
    expect(await storage.exists(key)).toBe(true);
    await storage.delete(key);
    await storage.delete(key);
    expect(await storage.exists(key)).toBe(false);
    await expect(storage.get(key)).rejects.toBeInstanceOf(NotFound);
  });

  it('takes no key that could lead elsewhere', async () => {
    const storage = open();
    for (const bad of ['../secret', 'files/../../x', '/etc/passwd', 'files/', 'plain', 'files/a b', 'Files/A']) {
      await expect(storage.put(bad, Buffer.from('x'))).rejects.toThrow('is not a storage key');
    }
  });
}

describe('storage on disk', () => {
  keepsBytes(() => machinery.get(Storage));

  it('leaves nothing behind of what broke off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('the line went dead');
      })(),
    );
    await expect(machinery.get(Storage).put('files/half', broken)).rejects.toThrow('the line went dead');
    expect(await machinery.get(Storage).exists('files/half')).toBe(false);
    expect(readdirSync(join(machinery.config.filesDir, '.spool'))).toEqual([]);
    expect(existsSync(machinery.config.filesDir)).toBe(true);
  });
});

describe('storage in an S3 store', () => {
  const objects = new Map<string, Buffer>();
  let server: Server;
  let storage: S3Storage;

  beforeAll(async () => {
    server = createServer(async (request, reply) => {
      const path = decodeURIComponent(new URL(request.url ?? '', 'http://x').pathname);
      if (!request.headers.authorization?.includes('Credential=the-key/')) return void reply.writeHead(403).end();
      if (path === '/bucket' || path === '/bucket/') return void reply.writeHead(200).end();
      if (request.method === 'PUT') {
        objects.set(path, await buffer(request));
        return void reply.writeHead(200).end();
      }
      if (request.method === 'DELETE') return void (objects.delete(path), reply.writeHead(204).end());
      const found = objects.get(path);
      if (!found && request.method === 'HEAD') return void reply.writeHead(404).end();
      if (!found) return void reply.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
      reply.writeHead(200, { 'content-length': found.length }).end(request.method === 'HEAD' ? undefined : found);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    storage = new S3Storage(`s3+http://the-key:the-secret@127.0.0.1:${port}/bucket`);
  });

  afterAll(() => new Promise((resolve) => (server.closeAllConnections(), server.close(resolve))));

  keepsBytes(() => storage);
});

const mail = (to: string, key = 'delivery-1'): Mail => ({
  to,
  subject: 'Hồ sơ H57.08 đã được tiếp nhận\r\nBcc: everybody@example.org',
  text: 'Kính gửi ông/bà',
  html: '<p>Kính gửi ông/bà</p>',
  key,
});

describe('mail by SMTP', () => {
  /** Speaks just enough SMTP; answers to RCPT TO as it is told. */
  const sink = { received: [] as string[], onRecipient: '250 ok' };
  let server: TcpServer;
  let mailer: SmtpMailer;

  beforeAll(async () => {
    server = createTcpServer((socket) => {
      let data: string | undefined;
      const say = (line: string) => socket.write(`${line}\r\n`);
      say('220 sink');
      socket.on('error', () => {});
      socket.on('data', (chunk) => {
        for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
          if (data !== undefined) {
            if (line !== '.') data += `${line}\n`;
            else {
              sink.received.push(data);
              data = undefined;
              say('250 taken');
            }
          } else if (line.startsWith('RCPT')) say(sink.onRecipient);
          else if (line === 'DATA') {
            data = '';
            say('354 go on');
          } else say(line.startsWith('QUIT') ? '221 bye' : '250 ok');
        }
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    mailer = new SmtpMailer(`smtp://127.0.0.1:${port}?from=portal@hue.example`, 'https://dichvucong.example.vn');
  });

  afterAll(async () => {
    mailer.onApplicationShutdown();
    await new Promise((resolve) => server.close(resolve));
  });

  it('hands over one mail with an id that stays the same and no header of somebody else’s making', async () => {
    await mailer.check();
    await mailer.send(mail('nguoi.mau@example.org'));
    const [received = ''] = sink.received;
    const headers = received.split('\n\n', 1)[0] ?? '';
    expect(headers).toContain('Message-ID: <delivery-1@dichvucong.example.vn>');
    expect(headers).toContain('From: portal@hue.example');
    expect(headers).toMatch(/^To: nguoi\.mau@example\.org$/m);
    expect(headers).not.toMatch(/^Bcc/m);
  });

  it('tells what can be tried again from what cannot', async () => {
    const failure = (to: string) => mailer.send(mail(to)).catch((error: unknown) => error);
    sink.onRecipient = '450 later';
    expect(await failure('a@example.org')).toMatchObject({ reason: 'refused_for_now', permanent: false });
    sink.onRecipient = '550 unknown';
    expect(await failure('a@example.org')).toMatchObject({ reason: 'refused', permanent: true });
    sink.onRecipient = '250 ok';
    expect(await failure('two@example.org, three@example.org')).toMatchObject({
      reason: 'bad_address',
      permanent: true,
    });
    const nowhere = new SmtpMailer('smtp://127.0.0.1:1', 'http://localhost');
    expect(await nowhere.send(mail('a@example.org')).catch((error: unknown) => error)).toMatchObject({
      reason: 'unreachable',
      permanent: false,
    });
    nowhere.onApplicationShutdown();
  });

  it('takes one plain address only', () => {
    expect(['a@b.vn', 'nguyen.van+x@mail.example.org'].every(isOneAddress)).toBe(true);
    const bad = ['', 'a@b', 'a b@c.vn', 'a@b.vn,c@d.vn', 'A <a@b.vn>', 'a@b.vn\r\nBcc: x@y.vn', '@b.vn'];
    expect(bad.filter(isOneAddress)).toEqual([]);
  });
});

describe('mail without SMTP', () => {
  it('lies in a mailbox in demo mode, the same mail once', async () => {
    const mailbox = machinery.get(Mailer);
    expect(mailbox.way).toBe('dev_mailbox');
    await mailbox.send(mail('one@example.org', 'd-1'));
    await mailbox.send(mail('one@example.org', 'd-1'));
    await mailbox.send(mail('two@example.org', 'd-2'));
    const mails = await machinery.get(DevMailbox).newest();
    expect(mails.map((one) => one.to)).toEqual(['two@example.org', 'one@example.org']);
    expect(await machinery.get(DevMailbox).find(mails[0]?.id ?? '')).toEqual(mails[0]);
    expect(await machinery.get(DevMailbox).find('nonsense')).toBeUndefined();
  });

  it('is not set up otherwise', async () => {
    const bare = await startMachinery({ database: machinery.database });
    await expect(bare.get(Mailer).send(mail('a@example.org'))).rejects.toThrow(MailFailed);
    await bare.close();
  });
});

describe('threads', () => {
  const task = new URL('./platform/suite.task.js', import.meta.url);
  const limits = { timeoutMs: 5_000, memoryMb: 64 };
  const run = (input: object, other: Partial<typeof limits> = {}) =>
    machinery.get(Threads).run(task, input, { ...limits, ...other });

  it('answer what the task makes, many in turn', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, size) => run({ act: 'double', size })));
    expect(answers).toEqual(Array.from({ length: 20 }, (_, size) => size * 2));
    expect(await run({ act: 'bytes', size: 3 })).toEqual(new Uint8Array([7, 7, 7]));
  });

  it('pass on what the task throws', async () => {
    const error = await run({ act: 'throw' }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TaskFailed);
    expect(error).toMatchObject({ name: 'RangeError', message: 'out of range' });
  });

  it('are ended when they take too long or too much, and others go on', async () => {
    await expect(run({ act: 'spin' }, { timeoutMs: 100 })).rejects.toBeInstanceOf(ThreadEnded);
    await expect(run({ act: 'hoard' }, { timeoutMs: 20_000 })).rejects.toBeInstanceOf(ThreadEnded);
    expect(await run({ act: 'double', size: 4 })).toBe(8);
  });
});

describe('health and metrics', () => {
  it('name each dependency and the living processes', async () => {
    const states = await machinery.get(Health).state();
    const broken = states.filter((one) => !one.ok && one.name !== 'disk');
    expect(broken).toEqual([]);
    expect(states.map((one) => one.name)).toEqual(['database', 'schema', 'queue', 'files', 'disk', 'mail']);
    const [process] = await machinery.get(Processes).living();
    expect(process).toMatchObject({ role: 'web', pid: globalThis.process.pid });
  });

  it('say what does not work', async () => {
    const health = machinery.get(Health);
    health.add({ name: 'oracle', required: false, check: () => Promise.reject(new Error('asleep')) });
    expect((await health.state()).at(-1)).toMatchObject({ name: 'oracle', ok: false, detail: 'asleep' });
  });

  it('count jobs and messages for Prometheus', async () => {
    const lines = await machinery.get(Metrics).registry.metrics();
    expect(lines).toContain('motcua_queue_jobs{queue="mail",state="failed"} 0');
    expect(lines).toContain('motcua_outbox_waiting 0');
  });
});
