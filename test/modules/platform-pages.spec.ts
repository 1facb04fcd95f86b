import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Module } from '@nestjs/common';
import request from 'supertest';
import { v7 as uuid } from 'uuid';
import { AccountQueries } from '../../src/identity/account.queries.js';
import { Accounts } from '../../src/identity/accounts.service.js';
import { IdentityModule } from '../../src/identity/identity.module.js';
import { system, type Person } from '../../src/platform/actor.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import type { Config } from '../../src/platform/config/config.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { Mailer } from '../../src/platform/mail/mailer.js';
import { PlatformModule } from '../../src/platform/platform.module.js';
import { defineJob, Hopeless, texts } from '../../src/platform/queue/job.js';
import { Jobs } from '../../src/platform/queue/jobs.service.js';
import { QueueAdmin } from '../../src/platform/queue/queue-admin.service.js';
import { ViewsModule } from '../../src/platform/views/views.module.js';
import { SystemPagesModule } from '../../src/web/admin/system/system.module.js';
import { DevMailModule } from '../../src/web/public/dev-mail.module.js';
import { LayoutModule } from '../../src/web/shared/layout.module.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { untilQuiet } from '../support/quiet.js';
import { until } from './platform/machinery.js';

const FRAGILE = defineJob({ name: 'suite.fragile', queue: 'acts', check: texts('thing') });

@Module({})
class Pages {
  static of(config: Config): DynamicModule {
    return {
      module: Pages,
      imports: [
        ConfigModule.of(config),
        DatabaseModule,
        ViewsModule,
        PlatformModule,
        LayoutModule,
        HttpModule,
        IdentityModule,
        SystemPagesModule,
        DevMailModule,
      ],
    };
  }

  constructor(jobs: Jobs) {
    jobs.handle(FRAGILE, async () => {
      throw new Hopeless('broken on purpose');
    });
  }
}

let app: TestApp;
let actor: Person | undefined;

beforeAll(async () => {
  app = await startTestApp(
    Pages,
    async (nest) => {
      // Who is signed in is decided here; signing in has its own suite.
      nest
        .getHttpAdapter()
        .getInstance()
        .addHook('onRequest', async (incoming: { actor: unknown; locale: unknown; url: string }) => {
          if (actor) incoming.actor = actor;
          if (incoming.url.includes('lang=en')) incoming.locale = 'en';
        });
    },
    { role: 'all', demo: true },
  );
});

afterAll(() => app?.close());

async function person(email: string, role?: string): Promise<Person> {
  const password = 'một mật khẩu rất dài cho bộ thử 5711';
  const id = await app
    .get(Accounts)
    .create(system('suite'), { name: 'Người mẫu', email, password, locale: 'vi', verified: true });
  if (role) {
    await app.database.query(
      `insert into role_grants (id, account_id, role, agency_id, granted_at) values ($1, $2, $3, null, now())`,
      [uuid(), id, role],
    );
  }
  const found = await app.get(AccountQueries).person(id);
  if (!found) throw new Error('no such person');
  return found;
}

const get = (path: string) => request(app.address).get(path);
const post = (path: string, body: object = {}) =>
  request(app.address).post(path).set('sec-fetch-site', 'same-origin').type('form').send(body);

describe('health and metrics', () => {
  it('answer whoever runs the installation', async () => {
    expect((await get('/health/live')).body).toEqual({ status: 'ok' });
    const ready = await get('/health/ready');
    const { disk, ...rest } = ready.body.dependencies as Record<string, { ok: boolean }>;
    expect(disk).toBeDefined();
    expect(Object.values(rest).every((one) => one.ok)).toBe(true);
    expect(Object.keys(rest)).toEqual(['database', 'schema', 'queue', 'files', 'mail']);
    const metrics = await get('/metrics');
    expect(metrics.headers['content-type']).toContain('text/plain');
    expect(metrics.text).toContain(
      'motcua_http_request_seconds_count{method="GET",route="/health/live",status="200"} 1',
    );
  });
});

describe('the pages of the system administrator', () => {
  it('are for those who hold the permission', async () => {
    for (const path of ['/admin/system', '/admin/system/jobs/mail', '/admin/audit']) {
      actor = undefined;
      expect((await get(path)).status).toBe(303);
      actor = await person(`citizen${path.replaceAll('/', '-')}@example.org`);
      expect((await get(path)).status).toBe(403);
    }
  });

  it('show what works, what waits and who runs, in both languages', async () => {
    actor = await person('he.thong@example.org', 'system_admin');
    const vi = await get('/admin/system');
    expect(vi.status).toBe(200);
    for (const words of ['Tình trạng hệ thống', 'Cơ sở dữ liệu', 'Gửi thư', 'Phục vụ trang và xử lý nền']) {
      expect(vi.text).toContain(words);
    }
    expect((await get('/admin/system?lang=en')).text).toContain('State of the system');
  });

  it('list a failed job with its reason, let it be retried, and discarded with a reason only', async () => {
    await app.get(Jobs).add(FRAGILE, { thing: 't-1' }, 'fragile-1');
    const admin = app.get(QueueAdmin);
    await until('it failed', async () => (await admin.find('acts', 'fragile-1')).state === 'failed');
    const list = await get('/admin/system/jobs/acts?state=failed');
    expect(list.text).toContain('broken on purpose');
    expect(list.text).toContain('/admin/system/jobs/acts/fragile-1');
    expect((await get('/admin/system/jobs/acts/fragile-1')).text).toContain('t-1');

    const retried = await post('/admin/system/jobs/acts/fragile-1/retry');
    expect([retried.status, retried.headers.location]).toEqual([303, '/admin/system/jobs/acts/fragile-1']);
    await until('it failed again', async () => (await admin.find('acts', 'fragile-1')).state === 'failed');
    await post('/admin/system/jobs/acts/retry');
    await until('and again', async () => (await admin.find('acts', 'fragile-1')).state === 'failed');

    const nothing = await post('/admin/system/jobs/acts/fragile-1/discard', { reason: '  ' });
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Ghi lý do bỏ công việc này.');
    const long = await post('/admin/system/jobs/acts/fragile-1/discard', { reason: 'x'.repeat(501) });
    expect([long.status, long.text.includes('x'.repeat(501))]).toEqual([422, true]);
    expect((await post('/admin/system/jobs/acts/fragile-1/discard', { reason: 'Việc thử' })).status).toBe(303);
    expect((await get('/admin/system/jobs/acts/fragile-1')).status).toBe(404);
    expect((await post('/admin/system/jobs/acts/fragile-1/retry')).status).toBe(404);
    expect((await get('/admin/system/jobs/nonsense')).status).toBe(404);
  });

  it('show the ledger, filtered by person, act, subject and day', async () => {
    const all = await get('/admin/audit');
    expect(all.text).toContain('Bỏ một công việc');
    expect(all.text).toContain('reason: Việc thử');
    const table = async (query: string) =>
      /<tbody[\s\S]*<\/tbody>/.exec((await get(`/admin/audit?${query}`)).text)?.[0] ?? '';
    const acts = await table('person=he.thong@example.org&act=system.job_discarded');
    expect(acts).toContain('Bỏ một công việc');
    expect(acts).not.toContain('Tạo tài khoản');
    expect(await table('subject=job%20fragile-1')).toContain('Thử lại một công việc');
    expect(await table('from=2099-01-01')).toBe('');
    expect(await table('to=2099-01-01&act=identity.')).toContain('Tạo tài khoản');
    expect((await get('/admin/audit?person=nobody@example.org')).text).toContain('nobody@example.org');
    expect((await get('/admin/audit?from=nonsense&act=%3Cb%3E&after=x')).status).toBe(200);
  });
});

describe('the trial mailbox', () => {
  it('shows mails, newest first, as a page and as JSON', async () => {
    actor = undefined;
    expect((await get('/dev/mail')).text).toContain('Chưa có thư nào');
    const link = `${app.config.baseUrl}/cases/H57`;
    for (const key of ['one', 'two']) {
      await app.get(Mailer as never as new () => Mailer).send({
        to: `${key}@example.org`,
        subject: `Thư <${key}>`,
        text: `Chào bạn,\n\nXem hồ sơ: ${link}`,
        html: '<p>x</p>',
        key,
      });
    }
    const { body } = await get('/dev/mail.json');
    expect(body).toMatchObject([{ to: 'two@example.org', subject: 'Thư <two>' }, { to: 'one@example.org' }]);
    expect((await get('/dev/mail')).text).toContain('Thư &lt;two&gt;');
    const letter = await get(`/dev/mail/${body[0].id}`);
    expect(letter.text).toContain('href="/cases/H57"');
    expect((await get('/dev/mail/nonsense')).status).toBe(404);
  });
});

describe('waiting for quiet', () => {
  it('ends when all is done, and tells what was given up', async () => {
    await untilQuiet(app);
    await app.get(Jobs).add(FRAGILE, { thing: 't-2' }, 'fragile-2');
    await expect(untilQuiet(app)).rejects.toThrow('suite.fragile: broken on purpose');
  });
});
