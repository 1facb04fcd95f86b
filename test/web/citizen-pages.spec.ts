import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { CaseActs } from '../../src/casework/case-acts.service.js';
import { CaseQueries } from '../../src/casework/case.queries.js';
import { DEMO_PASSWORD, demoAddress, demoPerson, makeDemoAccounts } from '../../src/demo/accounts.js';
import { until } from '../modules/platform/machinery.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';
import { Visitor } from '../support/visitor.js';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
let app: TestApp;
let citizen: Visitor;
let commune = '';

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
  app.setTime('2026-11-23T08:30:00+07:00');
  await makeDemoAccounts(app.nest);
  citizen = await signedIn('citizen');
  commune = (await app.get(Agencies).byCode('H57.21')).communeCode ?? '';
}, 90_000);

afterAll(() => app?.close());

async function signedIn(login: string): Promise<Visitor> {
  const visitor = new Visitor(app);
  await visitor.signIn(demoAddress(login), DEMO_PASSWORD);
  return visitor;
}

/** Pages of the form of 2.000635, as a browser posts them. */
const answers = (relation = 'self'): Record<string, object> => ({
  place: { office: 'commune', 'commune-province': '46', 'commune-commune': commune },
  requester: {
    requester_name: 'Mẫu Thị An',
    requester_id: '001 234 567 890',
    requester_phone: '0900 123 456',
    requester_address: '1 Lê Lợi, Huế (mẫu)',
  },
  relation: { relation },
  record: {
    event: 'birth',
    ...(relation !== 'self' && { subject_name: 'Mẫu Văn Bé' }),
    'subject_birth_date-day': '4',
    'subject_birth_date-month': '3',
    'subject_birth_date-year': '1990',
    registered_at: 'Ủy ban nhân dân xã mẫu',
  },
  request: { copies: '2', delivery: 'online' },
});

async function start(who = citizen): Promise<string> {
  const begun = await who.post('/services/2.000635/apply');
  expect(begun.status).toBe(303);
  return begun.headers.location ?? '';
}

const hidden = (html: string, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`).exec(html)?.[1] ?? '';

/** Opens a page of the form, sends it and answers what came back. */
async function send(base: string, section: string, body: object, who = citizen) {
  const page = await who.get(`${base}/sections/${section}`);
  expect({ section, status: page.status }).toEqual({ section, status: 200 });
  return who.post(`${base}/sections/${section}`, { revision: hidden(page.text, 'revision'), ...body });
}

async function fillIn(base: string, who = citizen, relation = 'self'): Promise<void> {
  for (const [section, body] of Object.entries(answers(relation))) {
    const saved = await send(base, section, body, who);
    expect({ section, status: saved.status }).toEqual({ section, status: 303 });
  }
}

async function submitted(who = citizen): Promise<string> {
  const base = await start(who);
  await fillIn(base, who);
  const check = await who.get(`${base}/check`);
  const given = { revision: hidden(check.text, 'revision'), key: hidden(check.text, 'key'), agree: 'yes' };
  const done = await who.post(`${base}/submit`, given);
  expect(done.status).toBe(303);
  return /\/cases\/(.+)\/receipt/.exec(done.headers.location ?? '')?.[1] ?? '';
}

describe('applying', () => {
  it('asks a visitor to sign in first', async () => {
    expect((await new Visitor(app).get('/applications')).headers.location).toContain('/sign-in');
    expect((await new Visitor(app).post('/services/2.000635/apply')).headers.location).toContain('/sign-in');
  });

  it('goes from page to page, and from the last one to the check', async () => {
    const base = await start();
    const tasks = await citizen.get(base);
    expect(tasks.text).toContain('Chưa làm');
    expect(tasks.text).toContain(`href="${base}/sections/place"`);
    const places: (string | undefined)[] = [];
    for (const [section, body] of Object.entries(answers())) {
      places.push((await send(base, section, body)).headers.location);
    }
    expect(places).toEqual([
      `${base}/sections/requester`,
      `${base}/sections/relation`,
      `${base}/sections/record`,
      `${base}/sections/request`,
      `${base}/check`,
    ]);
    expect((await citizen.get(base)).text).not.toContain('Chưa làm');
    const check = await citizen.get(`${base}/check`);
    expect(check.text).toContain('16.000\u00a0₫');
    expect(check.text).toContain('001 234 567 890');
    expect(check.text).toContain(`${base}/sections/requester?from=check#requester_name`);
  });

  it('comes back from a change to the check', async () => {
    const base = await start();
    const page = await citizen.get(`${base}/sections/requester?from=check`);
    expect(page.text).toContain(`action="${base}/sections/requester?from=check"`);
    const saved = await citizen.post(`${base}/sections/requester?from=check`, {
      revision: hidden(page.text, 'revision'),
      ...answers().requester,
    });
    expect(saved.headers.location).toBe(`${base}/check`);
    const check = await citizen.get(`${base}/check`);
    expect(check.text).toContain('Còn các mục sau chưa xong');
    expect(check.text).not.toContain('name="agree"');
  });

  it('shows everything typed again beside what is wrong, and keeps it for later', async () => {
    const base = await start();
    const wrong = { ...answers().requester, requester_id: '12345', requester_phone: '' };
    const back = await send(base, 'requester', wrong);
    expect(back.status).toBe(422);
    expect(back.text).toContain('value="12345"');
    expect(back.text).toContain('value="Mẫu Thị An"');
    expect(back.text).toContain('href="#requester_id"');
    expect(back.text).toContain('href="#requester_phone"');
    expect(back.text).toContain('<title>Lỗi: ');
    expect((await citizen.get(`${base}/sections/requester`)).text).toContain('value="12345"');
  });

  it('lets somebody leave with a page half filled in', async () => {
    const base = await start();
    const left = await send(base, 'requester', { requester_name: 'Mẫu Thị An', requester_id: '12', leave: 'yes' });
    expect(left.headers.location).toBe(base);
    expect((await citizen.get(`${base}/sections/requester`)).text).toContain('value="12"');
    expect((await citizen.get(base)).text).toContain('Chưa xong');
    expect((await citizen.get('/applications')).text).toContain(`href="${base}"`);
  });

  it('tells a second window that it is late, and keeps what was typed there', async () => {
    const base = await start();
    const page = await citizen.get(`${base}/sections/requester`);
    await send(base, 'relation', { relation: 'self' });
    const late = await citizen.post(`${base}/sections/requester`, {
      revision: hidden(page.text, 'revision'),
      ...answers().requester,
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('đã được lưu ở một cửa sổ khác');
    expect(late.text).toContain('value="Mẫu Thị An"');
    const again = { revision: hidden(late.text, 'revision'), ...answers().requester };
    expect((await citizen.post(`${base}/sections/requester`, again)).status).toBe(303);
  });

  it('saves a half-typed page by itself and says its new revision', async () => {
    const base = await start();
    const page = await citizen.get(`${base}/sections/requester`);
    const half = { revision: hidden(page.text, 'revision'), requester_name: 'Mẫu T' };
    const saved = await citizen.post(`${base}/sections/requester/autosave`, half);
    expect(saved.status).toBe(204);
    const next = await citizen.get(`${base}/sections/requester`);
    expect(next.text).toContain('value="Mẫu T"');
    expect(hidden(next.text, 'revision')).toBe(saved.headers.revision);
    expect((await citizen.post(`${base}/sections/requester/autosave`, half)).status).toBe(409);
  });

  it('is nobody else’s', async () => {
    const base = await start();
    const other = await signedIn('citizen2');
    for (const path of ['', '/sections/place', '/papers', '/check', '/discard']) {
      expect({ path, status: (await other.get(base + path)).status }).toEqual({ path, status: 404 });
    }
    for (const path of ['/sections/place', '/submit', '/discard', '/sections/place/autosave']) {
      const sent = await other.post(base + path, { agree: 'yes', revision: '1', key: 'k' });
      expect({ path, status: sent.status }).toEqual({ path, status: 404 });
    }
  });

  it('throws a draft away after asking', async () => {
    const base = await start();
    expect((await citizen.get(`${base}/discard`)).text).toContain('Xóa tờ khai chưa nộp?');
    expect((await citizen.post(`${base}/discard`)).headers.location).toBe('/applications');
    expect((await citizen.get(base)).status).toBe(404);
  });
});

describe('papers', () => {
  it('are added one at a time, refused with a sentence, and taken off again', async () => {
    const base = await start();
    await fillIn(base, citizen, 'authorised').catch(() => undefined);
    const none = await citizen.upload(`${base}/papers/authorisation`, 'file', Buffer.from(''), '');
    expect(none.status).toBe(422);
    expect(none.text).toContain('Chọn một tệp');
    const text = await citizen.upload(
      `${base}/papers/authorisation`,
      'file',
      Buffer.from('just words'),
      'uy-quyen.pdf',
    );
    expect(text.status).toBe(422);
    expect(text.text).toContain('Không nhận ra loại tệp');
    expect(text.text).toContain('href="#authorisation-file"');
    const large = await citizen.upload(
      `${base}/papers/authorisation`,
      'file',
      Buffer.concat([PDF, Buffer.alloc(21 * 1024 * 1024)]),
      'lon.pdf',
    );
    expect(large.status).toBe(422);
    expect(large.text).toContain('Tệp lớn quá');
    const added = await citizen.upload(`${base}/papers/authorisation`, 'file', PDF, 'Giấy ủy quyền.pdf');
    expect(added.headers.location).toBe(`${base}/papers#authorisation`);
    const page = await citizen.get(`${base}/papers`);
    expect(page.text).toContain('Giấy ủy quyền.pdf');
    const file = /\/files\/([0-9a-f-]{36})"/.exec(page.text)?.[1] ?? '';
    const got = await citizen.get(`${base}/files/${file}`);
    expect(got.headers).toMatchObject({ 'content-type': 'application/pdf', 'cache-control': 'private, no-store' });
    expect((await citizen.post(`${base}/files/${file}/remove`)).status).toBe(303);
    expect((await citizen.get(`${base}/papers`)).text).not.toContain('Giấy ủy quyền.pdf');
    expect((await citizen.get(`${base}/files/${file}`)).status).toBe(404);
  });

  it('stand in the way of the check as long as they are missing', async () => {
    const base = await start();
    for (const [section, body] of Object.entries(answers('authorised'))) {
      await send(base, section, { ...body, authorisation_relative: 'no' });
    }
    const check = await citizen.get(`${base}/check`);
    expect(check.text).toContain('Thêm tệp cho giấy tờ “Văn bản ủy quyền”');
    expect(check.text).toContain(`${base}/papers#authorisation`);
    await citizen.upload(`${base}/papers/authorisation`, 'file', PDF, 'a.pdf');
    expect((await citizen.get(`${base}/check`)).text).toContain('name="agree"');
  });
});

describe('submitting', () => {
  it('needs the declaration', async () => {
    const base = await start();
    await fillIn(base);
    const check = await citizen.get(`${base}/check`);
    const back = await citizen.post(`${base}/submit`, {
      revision: hidden(check.text, 'revision'),
      key: hidden(check.text, 'key'),
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('href="#agree"');
  });

  it('makes one case however often the button is pressed', async () => {
    const base = await start();
    await fillIn(base);
    const check = await citizen.get(`${base}/check`);
    const given = { revision: hidden(check.text, 'revision'), key: hidden(check.text, 'key'), agree: 'yes' };
    const before = (await app.get(CaseQueries).ofApplicant(await demoPerson(app.nest, 'citizen'))).items.length;
    const sent = await Promise.all([1, 2, 3, 4].map(() => citizen.post(`${base}/submit`, given)));
    expect(sent.map((one) => one.status)).toEqual([303, 303, 303, 303]);
    expect(new Set(sent.map((one) => one.headers.location)).size).toBe(1);
    const { items } = await app.get(CaseQueries).ofApplicant(await demoPerson(app.nest, 'citizen'));
    expect(items.length).toBe(before + 1);
    expect((await citizen.get(base)).text).toContain('Hồ sơ này đã nộp');
    const again = await citizen.post(`${base}/submit`, { ...given, key: 'another' });
    expect(again.text).toContain('Hồ sơ này đã nộp');
  });

  it('ends with a receipt: the code, what happens next, and where to follow', async () => {
    const code = await submitted();
    const receipt = await citizen.get(`/cases/${code}/receipt`);
    expect(receipt.text).toContain(`Mã hồ sơ: ${code}`);
    expect(receipt.text).toContain('3456');
    expect((await citizen.get('/applications')).text).toContain(`/cases/${code}`);
    const english = await citizen.get(`/cases/${code}/receipt?lang=en`);
    expect(english.text).toContain('Application sent');
    await citizen.get('/applications?lang=vi');
  });
});

describe('a case', () => {
  it('is shown with where it is, what to do, and nobody else’s', async () => {
    const code = await submitted();
    const page = await citizen.get(`/cases/${code}`);
    expect(page.text).toContain('Bạn cần nộp phí');
    expect(page.text).toContain('Bộ phận một cửa');
    expect(page.text).toContain('Đã nộp hồ sơ');
    const paths = ['', '/receipt', '/application', '/messages', '/withdraw', '/rating', '/supplement'];
    const other = await signedIn('citizen2');
    for (const path of paths) {
      expect({ path, status: (await other.get(`/cases/${code}${path}`)).status }).toEqual({ path, status: 404 });
    }
    expect((await citizen.get(`/cases/${code}/application`)).text).toContain('001 234 567 890');
  });

  it('takes messages, and refuses an empty one', async () => {
    const code = await submitted();
    expect((await citizen.post(`/cases/${code}/messages`, { text: ' ' })).status).toBe(422);
    expect((await citizen.post(`/cases/${code}/messages`, { text: 'Tôi muốn hỏi' })).status).toBe(303);
    expect((await citizen.get(`/cases/${code}/messages`)).text).toContain('Tôi muốn hỏi');
  });

  it('can be withdrawn after a question, not on a stale page, and rated once it is over', async () => {
    const code = await submitted();
    const page = await citizen.get(`/cases/${code}/withdraw`);
    const stale = await citizen.post(`/cases/${code}/withdraw`, { version: '99', key: 'k1', reason: 'Nhầm' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('Nhầm');
    const given = { version: hidden(page.text, 'version'), key: hidden(page.text, 'key'), reason: 'Nhầm' };
    const done = await citizen.post(`/cases/${code}/withdraw`, given);
    expect(done.headers.location).toBe(`/cases/${code}?done=withdrawn`);
    expect((await citizen.get(done.headers.location ?? '')).text).toContain('Bạn đã rút hồ sơ này.');
    expect((await citizen.post(`/cases/${code}/rating`, {})).status).toBe(422);
    const rated = await citizen.post(`/cases/${code}/rating`, { score: '4', comment: 'Nhanh' });
    expect(rated.headers.location).toBe(`/cases/${code}?done=rated`);
    expect((await citizen.get(`/cases/${code}/rating`)).text).toContain('Nhanh');
  });

  it('is completed when the office asks for it: only what was asked for can be changed', async () => {
    const code = await submitted();
    await askFor(code);
    expect((await citizen.get(`/cases/${code}`)).text).toContain('Bổ sung ngay');
    const page = await citizen.get(`/cases/${code}/supplement`);
    expect(page.text).toContain('Ghi rõ số nhà');
    expect(page.text).not.toContain('name="requester_name"');
    const given = {
      revision: hidden(page.text, 'revision'),
      version: hidden(page.text, 'version'),
      key: hidden(page.text, 'key'),
    };
    const empty = await citizen.post(`/cases/${code}/supplement`, { ...given, requester_address: '' });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#requester_address"');
    const revision = hidden(empty.text, 'revision');
    const body = { ...given, revision, requester_address: '12 Lê Lợi', requester_name: 'Người khác' };
    const early = await citizen.post(`/cases/${code}/supplement`, body);
    expect(early.status).toBe(422);
    expect(early.text).toContain('Giấy ủy quyền có dấu');
    const refused = await citizen.upload(
      `/cases/${code}/supplement/papers/authorisation`,
      'file',
      Buffer.from('x'),
      'x.pdf',
    );
    expect(refused.status).toBe(422);
    const added = await citizen.upload(`/cases/${code}/supplement/papers/authorisation`, 'file', PDF, 'moi.pdf');
    expect(added.status).toBe(303);
    const last = await citizen.get(`/cases/${code}/supplement`);
    const final = {
      revision: hidden(last.text, 'revision'),
      version: hidden(last.text, 'version'),
      key: hidden(last.text, 'key'),
      requester_address: '12 Lê Lợi',
    };
    const sent = await citizen.post(`/cases/${code}/supplement`, final);
    expect(sent.headers.location).toBe(`/cases/${code}?done=supplemented`);
    expect((await citizen.post(`/cases/${code}/supplement`, final)).status).toBe(303);
    const now = await citizen.get(`/cases/${code}/application`);
    expect(now.text).toContain('12 Lê Lợi');
    expect(now.text).not.toContain('Người khác');
    expect(now.text).toContain('moi.pdf');
  });

  it('offers its receipt as a PDF', async () => {
    const code = await submitted();
    let found = '';
    await until('the receipt is made', async () => {
      const page = await citizen.get(`/cases/${code}`);
      found = /\/cases\/[^"]+\/documents\/[0-9a-f-]{36}/.exec(page.text)?.[0] ?? '';
      return found !== '';
    });
    const pdf = await citizen.get(found);
    expect(pdf.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect((await (await signedIn('citizen2')).get(found)).status).toBe(404);
  });
});

/** Reception asks for an address and a paper. */
async function askFor(code: string): Promise<void> {
  const reception = await demoPerson(app.nest, 'reception');
  const { version } = await app.get(CaseQueries).forOfficer(reception, code);
  await app.get(CaseActs).act(reception, {
    code,
    action: 'request-completion',
    version,
    input: {
      items: [
        { target: 'field', ref: 'requester_address', reason: 'Ghi rõ số nhà' },
        { target: 'paper', ref: 'authorisation', reason: 'Giấy ủy quyền có dấu' },
      ],
    },
  });
}

describe('at the counter', () => {
  it('an officer files for somebody without an account', async () => {
    const reception = await signedIn('reception');
    expect((await citizen.get('/officer/counter')).status).toBe(403);
    const page = await reception.get('/officer/counter');
    expect(page.text).toContain('Cấp bản sao trích lục hộ tịch');
    expect((await reception.post('/officer/counter')).status).toBe(422);
    const begun = await reception.post('/officer/counter', { procedure: '2.000635' });
    const base = begun.headers.location ?? '';
    expect(base).toMatch(/^\/officer\/counter\/[0-9a-f-]{36}$/);
    await fillIn(base, reception);
    expect((await reception.get('/officer/counter')).text).toContain(`href="${base}"`);
    expect((await citizen.get(base.replace('/officer/counter', '/applications'))).status).toBe(404);
    const check = await reception.get(`${base}/check`);
    expect(check.text).toContain('Người nộp đã nghe đọc lại');
    const given = { revision: hidden(check.text, 'revision'), key: hidden(check.text, 'key'), agree: 'yes' };
    const done = await reception.post(`${base}/submit`, given);
    expect(done.headers.location).toMatch(/^\/officer\/cases\/H57\.21-/);
    expect((await reception.get(done.headers.location ?? '')).text).toContain('Mẫu Thị An');
  });
});
