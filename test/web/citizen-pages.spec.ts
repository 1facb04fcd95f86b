import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseQueries } from '../../src/casework/case.queries.js';
import { demoPerson, makeDemoAccounts } from '../../src/demo/accounts.js';
import type { TestApp } from '../support/app.js';
import { Applicant, hidden, PDF } from '../support/applicant.js';
import { startPortal } from '../support/portal.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let citizen: Applicant;

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
  app.setTime('2026-11-23T08:30:00+07:00');
  await makeDemoAccounts(app.nest);
  citizen = await Applicant.signedIn(app, 'citizen');
}, 90_000);

afterAll(() => app?.close());

describe('applying', () => {
  it('asks a visitor to sign in first', async () => {
    expect((await new Visitor(app).get('/applications')).headers.location).toContain('/sign-in');
    expect((await new Visitor(app).post('/services/2.000635/apply')).headers.location).toContain('/sign-in');
  });

  it('goes from page to page, and from the last one to the check', async () => {
    const base = await citizen.start();
    const tasks = await citizen.get(base);
    expect(tasks.text).toContain('Chưa làm');
    expect(tasks.text).toContain(`href="${base}/sections/place"`);
    const places: (string | undefined)[] = [];
    for (const [section, body] of Object.entries(citizen.answers())) {
      places.push((await citizen.send(base, section, body)).headers.location);
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
    const base = await citizen.start();
    const page = await citizen.get(`${base}/sections/requester?from=check`);
    expect(page.text).toContain(`action="${base}/sections/requester?from=check"`);
    const saved = await citizen.post(`${base}/sections/requester?from=check`, {
      revision: hidden(page.text, 'revision'),
      ...citizen.answers().requester,
    });
    expect(saved.headers.location).toBe(`${base}/check`);
    const check = await citizen.get(`${base}/check`);
    expect(check.text).toContain('Còn các mục sau chưa xong');
    expect(check.text).not.toContain('name="agree"');
  });

  it('shows everything typed again beside what is wrong, and keeps it for later', async () => {
    const base = await citizen.start();
    const wrong = { ...citizen.answers().requester, requester_id: '12345', requester_phone: '' };
    const back = await citizen.send(base, 'requester', wrong);
    expect(back.status).toBe(422);
    expect(back.text).toContain('value="12345"');
    expect(back.text).toContain('value="Mẫu Thị An"');
    expect(back.text).toContain('href="#requester_id"');
    expect(back.text).toContain('href="#requester_phone"');
    expect(back.text).toContain('<title>Lỗi: ');
    expect((await citizen.get(`${base}/sections/requester`)).text).toContain('value="12345"');
  });

  it('lets somebody leave with a page half filled in', async () => {
    const base = await citizen.start();
    const left = await citizen.send(base, 'requester', {
      requester_name: 'Mẫu Thị An',
      requester_id: '12',
      leave: 'yes',
    });
    expect(left.headers.location).toBe(base);
    expect((await citizen.get(`${base}/sections/requester`)).text).toContain('value="12"');
    expect((await citizen.get(base)).text).toContain('Chưa xong');
    expect((await citizen.get('/applications')).text).toContain(`href="${base}"`);
  });

  it('tells a second window that it is late, and keeps what was typed there', async () => {
    const base = await citizen.start();
    const page = await citizen.get(`${base}/sections/requester`);
    await citizen.send(base, 'relation', { relation: 'self' });
    const late = await citizen.post(`${base}/sections/requester`, {
      revision: hidden(page.text, 'revision'),
      ...citizen.answers().requester,
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('đã được lưu ở một cửa sổ khác');
    expect(late.text).toContain('value="Mẫu Thị An"');
    const again = { revision: hidden(late.text, 'revision'), ...citizen.answers().requester };
    expect((await citizen.post(`${base}/sections/requester`, again)).status).toBe(303);
  });

  it('saves a half-typed page by itself and says its new revision', async () => {
    const base = await citizen.start();
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
    const base = await citizen.start();
    const other = await Applicant.signedIn(app, 'citizen2');
    for (const path of ['', '/sections/place', '/papers', '/check', '/discard']) {
      expect({ path, status: (await other.get(base + path)).status }).toEqual({ path, status: 404 });
    }
    for (const path of ['/sections/place', '/submit', '/discard', '/sections/place/autosave']) {
      const sent = await other.post(base + path, { agree: 'yes', revision: '1', key: 'k' });
      expect({ path, status: sent.status }).toEqual({ path, status: 404 });
    }
  });

  it('throws a draft away after asking', async () => {
    const base = await citizen.start();
    expect((await citizen.get(`${base}/discard`)).text).toContain('Xóa tờ khai chưa nộp?');
    expect((await citizen.post(`${base}/discard`)).headers.location).toBe('/applications');
    expect((await citizen.get(base)).status).toBe(404);
  });
});

describe('papers', () => {
  it('are added one at a time, refused with a sentence, and taken off again', async () => {
    const base = await citizen.start();
    await citizen.fillIn(base, 'authorised');
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
    const base = await citizen.start();
    await citizen.fillIn(base, 'authorised');
    const check = await citizen.get(`${base}/check`);
    expect(check.text).toContain('Thêm tệp cho giấy tờ “Văn bản ủy quyền”');
    expect(check.text).toContain(`${base}/papers#authorisation`);
    await citizen.upload(`${base}/papers/authorisation`, 'file', PDF, 'a.pdf');
    expect((await citizen.get(`${base}/check`)).text).toContain('name="agree"');
  });
});

describe('submitting', () => {
  it('needs the declaration', async () => {
    const base = await citizen.start();
    await citizen.fillIn(base);
    const check = await citizen.get(`${base}/check`);
    const back = await citizen.post(`${base}/submit`, {
      revision: hidden(check.text, 'revision'),
      key: hidden(check.text, 'key'),
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('href="#agree"');
  });

  it('makes one case however often the button is pressed', async () => {
    const base = await citizen.start();
    await citizen.fillIn(base);
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
    const code = await citizen.submitted();
    const receipt = await citizen.get(`/cases/${code}/receipt`);
    expect(receipt.text).toContain(`Mã hồ sơ: ${code}`);
    expect(receipt.text).toContain('3456');
    expect((await citizen.get('/applications')).text).toContain(`/cases/${code}`);
    const english = await citizen.get(`/cases/${code}/receipt?lang=en`);
    expect(english.text).toContain('Application sent');
    await citizen.get('/applications?lang=vi');
  });
});

describe('at the counter', () => {
  it('an officer files for somebody without an account', async () => {
    const reception = await Applicant.signedIn(app, 'reception');
    expect((await citizen.get('/officer/counter')).status).toBe(403);
    const page = await reception.get('/officer/counter');
    expect(page.text).toContain('Cấp bản sao trích lục hộ tịch');
    expect((await reception.post('/officer/counter')).status).toBe(422);
    const begun = await reception.post('/officer/counter', { procedure: '2.000635' });
    const base = begun.headers.location ?? '';
    expect(base).toMatch(/^\/officer\/counter\/[0-9a-f-]{36}$/);
    await reception.fillIn(base);
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
