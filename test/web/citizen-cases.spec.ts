import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { CaseActs } from '../../src/casework/case-acts.service.js';
import { CaseQueries } from '../../src/casework/case.queries.js';
import { DEMO_PASSWORD, demoPerson, makeDemoAccounts } from '../../src/demo/accounts.js';
import { Staff } from '../../src/identity/staff.service.js';
import { system } from '../../src/platform/actor.js';
import { until } from '../modules/platform/machinery.js';
import type { TestApp } from '../support/app.js';
import { Applicant, hidden, PDF } from '../support/applicant.js';
import { startPortal } from '../support/portal.js';

let app: TestApp;
let citizen: Applicant;

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
  app.setTime('2026-11-23T08:30:00+07:00');
  await makeDemoAccounts(app.nest);
  citizen = await Applicant.signedIn(app, 'citizen');
}, 90_000);

afterAll(() => app?.close());

describe('a case', () => {
  it('is shown with where it is, what to do, and nobody else’s', async () => {
    const code = await citizen.submitted();
    const page = await citizen.get(`/cases/${code}`);
    expect(page.text).toContain('Bạn cần nộp phí');
    expect(page.text).toContain('Bộ phận một cửa');
    expect(page.text).toContain('Đã nộp hồ sơ');
    const paths = ['', '/receipt', '/application', '/messages', '/withdraw', '/rating', '/supplement'];
    const other = await Applicant.signedIn(app, 'citizen2');
    for (const path of paths) {
      expect({ path, status: (await other.get(`/cases/${code}${path}`)).status }).toEqual({ path, status: 404 });
    }
    expect((await citizen.get(`/cases/${code}/application`)).text).toContain('001 234 567 890');
  });

  it('takes messages, and refuses an empty one', async () => {
    const code = await citizen.submitted();
    expect((await citizen.post(`/cases/${code}/messages`, { text: ' ' })).status).toBe(422);
    expect((await citizen.post(`/cases/${code}/messages`, { text: 'Tôi muốn hỏi' })).status).toBe(303);
    expect((await citizen.get(`/cases/${code}/messages`)).text).toContain('Tôi muốn hỏi');
  });

  it('can be withdrawn after a question, not on a stale page, and rated once it is over', async () => {
    const code = await citizen.submitted();
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
    const code = await citizen.submitted();
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

  it('filed at the counter is completed there, by any officer of that front desk', async () => {
    const reception = await Applicant.signedIn(app, 'reception');
    const begun = await reception.post('/officer/counter', { procedure: '2.000635' });
    const base = begun.headers.location ?? '';
    await reception.fillIn(base);
    const done = await reception.post(`${base}/submit`, await reception.ready(base));
    const code = /cases\/(.+)$/.exec(done.headers.location ?? '')?.[1] ?? '';
    await askFor(code);
    const colleague = await Applicant.signedIn(app, 'specialist2');
    const path = `/officer/cases/${code}/supplement`;
    expect((await colleague.get(path)).headers.location).toBe(`/officer/cases/${code}`);
    expect((await colleague.upload(`${path}/papers/authorisation`, 'file', PDF, 'moi.pdf')).status).toBe(404);
    const { accountId } = await demoPerson(app.nest, 'specialist2');
    const { id } = await app.get(Agencies).byCode('H57.21');
    await app.get(Staff).grant(system('suite'), accountId, { role: 'reception', agencyId: id });
    expect((await colleague.get(`/officer/cases/${code}`)).text).toContain(`href="${path}"`);
    expect((await colleague.upload(`${path}/papers/authorisation`, 'file', PDF, 'moi.pdf')).status).toBe(303);
    const page = await colleague.get(path);
    expect(page.text).toContain('Bạn thêm giúp người đến quầy');
    const added = /href="([^"]+supplement\/files\/[0-9a-f-]{36})"/.exec(page.text)?.[1] ?? '';
    expect((await colleague.get(added)).status).toBe(200);
    const given = {
      revision: hidden(page.text, 'revision'),
      version: hidden(page.text, 'version'),
      key: hidden(page.text, 'key'),
      requester_address: '12 Lê Lợi',
    };
    expect((await colleague.post(path, given)).headers.location).toBe(`/officer/cases/${code}`);
    expect((await colleague.post(path, given)).headers.location).toBe(`/officer/cases/${code}`);
    const now = await reception.get(`/officer/cases/${code}`);
    expect(now.text).toContain('12 Lê Lợi');
    expect(now.text).toContain('moi.pdf');
    expect(now.text).toContain('Người nộp tự khai');
  });

  it('offers its receipt as a PDF', async () => {
    const code = await citizen.submitted();
    let found = '';
    await until('the receipt is made', async () => {
      const page = await citizen.get(`/cases/${code}`);
      found = /\/cases\/[^"]+\/documents\/[0-9a-f-]{36}/.exec(page.text)?.[0] ?? '';
      return found !== '';
    });
    const pdf = await citizen.get(found);
    expect(pdf.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
    expect((await (await Applicant.signedIn(app, 'citizen2')).get(found)).status).toBe(404);
  });

  it('is over when its result has been downloaded', async () => {
    const code = await citizen.submitted();
    await issue(code);
    let path = '';
    await until('the result is made', async () => {
      const page = await citizen.get(`/cases/${code}`);
      path = /href="([^"]+)"[^>]*>\s*Tải kết quả/.exec(page.text)?.[1] ?? '';
      return path !== '';
    });
    const phase = async () =>
      (await app.get(CaseQueries).forApplicant(await demoPerson(app.nest, 'citizen'), code)).phase;
    await citizen.head(path);
    expect(await phase()).toBe('decided');
    const pdf = await citizen.get(path);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await phase()).toBe('closed');
    expect((await citizen.get(path)).status).toBe(200);
    expect((await citizen.get(`/cases/${code}`)).text).toContain('Hồ sơ đã kết thúc');
  });
});

/** Reception asks for an address and a paper. */
const askFor = (code: string): Promise<void> =>
  act('reception', code, 'request-completion', {
    items: [
      { target: 'field', ref: 'requester_address', reason: 'Ghi rõ số nhà' },
      { target: 'paper', ref: 'authorisation', reason: 'Giấy ủy quyền có dấu' },
    ],
  });

const FOUND = {
  found_name: 'Mẫu Thị An',
  found_birth_date: '1990-03-04',
  entry_number: '57',
  entry_date: '1990-06-02',
  entry_office: 'Ủy ban nhân dân xã mẫu',
};

/** The office does its part, up to the issue of the result. */
async function issue(code: string): Promise<void> {
  await act('reception', code, 'record-payment', { amount: 16_000, receiptNumber: `BL-${code}` });
  await act('reception', code, 'record-identity', { method: 'id_card_seen' });
  await act('reception', code, 'accept', {});
  const specialist = await demoPerson(app.nest, 'specialist');
  await until('the case is handed over', async () =>
    (await app.get(CaseQueries).forOfficer(specialist, code)).actions.some((one) => one.kind === 'claim'),
  );
  await act('specialist', code, 'claim', {});
  await act('specialist', code, 'propose', { outcome: 'approved', inputs: FOUND });
  await act('leader', code, 'sign', { password: DEMO_PASSWORD });
  await act('clerk', code, 'issue', {});
}

async function act(login: string, code: string, action: string, input: object): Promise<void> {
  const person = await demoPerson(app.nest, login);
  const { version } = await app.get(CaseQueries).forOfficer(person, code);
  await app.get(CaseActs).act(person, { code, action, version, input });
}
