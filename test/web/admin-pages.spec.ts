import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { CaseActs } from '../../src/casework/case-acts.service.js';
import { CaseQueries } from '../../src/casework/case.queries.js';
import { DEMO_PASSWORD, demoAddress, demoPerson, makeDemoAccounts } from '../../src/demo/accounts.js';
import { codeOf, linkSentTo, newAccount, PASSWORD } from '../support/accounts.js';
import type { TestApp } from '../support/app.js';
import { Applicant, hidden } from '../support/applicant.js';
import { startPortal } from '../support/portal.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;
let admin: Visitor;
/** The ward of the demo. */
let ward: string;
let agencyPage: string;

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
  app.setTime('2026-11-23T08:30:00+07:00');
  await makeDemoAccounts(app.nest);
  admin = await signedIn(demoAddress('system'), DEMO_PASSWORD);
  ward = (await app.get(Agencies).byCode('H57.21')).id;
  agencyPage = `/admin/agencies/${ward}`;
}, 90_000);
afterAll(() => app?.close());

async function signedIn(login: string, password = PASSWORD): Promise<Visitor> {
  const visitor = new Visitor(app);
  await visitor.signIn(login, password);
  return visitor;
}

const plain = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
const value = (html: string, name: string): string =>
  new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(html)?.[1] ?? '';

describe('an agency', () => {
  const NAMES = {
    'name-vi': 'Ủy ban nhân dân phường Mẫu',
    'name-en': 'People’s Committee of Mẫu ward',
    'shortName-vi': 'Phường Mẫu',
    'shortName-en': 'Mẫu ward',
    'address-vi': '1 đường Mẫu',
    'address-en': '',
    hotline: '0234 000 000',
  };

  it('is listed, shown with its staff, and renamed', async () => {
    expect((await admin.get('/admin/agencies')).text).toContain(agencyPage);
    const page = await admin.get(agencyPage);
    expect(page.text).toContain('Mẫu Thị Hạnh');
    const saved = await admin.post(agencyPage, { ...NAMES, revision: hidden(page.text, 'revision') });
    expect(saved.headers.location).toBe(`${agencyPage}?done=saved`);
    const after = await admin.get(saved.headers.location ?? '');
    expect(after.text).toContain('Đã lưu thông tin cơ quan');
    expect(after.text).toContain('Ủy ban nhân dân phường Mẫu');
    expect(value(after.text, 'address-en')).toBe('1 đường Mẫu');
  });

  it('says what is wrong and keeps what was typed', async () => {
    const revision = hidden((await admin.get(agencyPage)).text, 'revision');
    const given = { ...NAMES, revision, 'name-vi': ' ', hotline: '0'.repeat(201), 'address-vi': 'Số\u0000 1' };
    const refused = await admin.post(agencyPage, given);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('href="#name-vi"');
    expect(refused.text).toContain('href="#hotline"');
    expect(value(refused.text, 'shortName-vi')).toBe('Phường Mẫu');
    const clean = await admin.post(agencyPage, { ...NAMES, revision, 'address-vi': 'Số\u0000 1' });
    expect(clean.status).toBe(303);
  });

  it('changed by two at once keeps the first change, and shows it to the second', async () => {
    const revision = hidden((await admin.get(agencyPage)).text, 'revision');
    expect((await admin.post(agencyPage, { ...NAMES, revision, hotline: '111' })).status).toBe(303);
    const late = await admin.post(agencyPage, { ...NAMES, revision, hotline: '222' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Người kia đã ghi: 111');
    expect(value(late.text, 'hotline')).toBe('222');
    const again = await admin.post(agencyPage, { ...NAMES, revision: hidden(late.text, 'revision'), hotline: '222' });
    expect(again.status).toBe(303);
  });

  it('is added with a commune that exists and belongs to nobody else', async () => {
    const taken = (await app.get(Agencies).byCode('H57.21')).communeCode ?? '';
    const names = { 'name-vi': 'a', 'name-en': 'a', 'shortName-vi': 'a', 'shortName-en': 'a' };
    const tries: [object, string][] = [
      [{ ...names, code: 'x', kind: 'commune', commune: '99999' }, 'href="#code"'],
      [{ ...names, code: 'H57.98', kind: 'commune', commune: '99999' }, 'href="#commune"'],
      [{ ...names, code: 'H57.98', kind: 'commune', commune: '' }, 'href="#commune"'],
      [{ ...names, code: 'H57.98', kind: 'commune', commune: taken }, 'Đã có cơ quan khác'],
      [{ ...names, code: 'h57.21', kind: 'department' }, 'Mã này đã dùng'],
      [{ code: '', kind: 'department' }, 'href="#shortName-en"'],
    ];
    for (const [given, sentence] of tries) {
      const refused = await admin.post('/admin/agencies/new', given);
      expect({ given, status: refused.status, said: refused.text.includes(sentence) }).toMatchObject({
        status: 422,
        said: true,
      });
    }
    const given = { ...names, code: 'h57.98', kind: 'department', parent: 'nobody', 'name-vi': 'Sở Mẫu' };
    const added = await admin.post('/admin/agencies/new', given);
    expect(added.headers.location).toMatch(/^\/admin\/agencies\/[0-9a-f-]{36}\?done=added$/);
    expect((await admin.get(added.headers.location ?? '')).text).toContain('Sở Mẫu');
    expect((await admin.get('/admin/agencies/nobody')).status).toBe(404);
  });
});

describe('working time', () => {
  const week = (thursday: string): Record<string, string> => ({
    ...Object.fromEntries([1, 2, 3, 5].map((day) => [`hours-${day}`, '7:30-11:30, 13h30 - 17h'])),
    'hours-4': thursday,
  });

  it('that makes no sense is refused beside its day', async () => {
    for (const [path, name] of [
      [`${agencyPage}/opening-hours`, 'agency'],
      ['/admin/calendar/opening-hours', 'everybody'],
    ] as const) {
      const refused = await admin.post(path, week('8:00-12:00, 11:00-17:00'));
      expect({ name, status: refused.status }).toEqual({ name, status: 422 });
      expect(refused.text).toContain('href="#hours-4"');
      expect(value(refused.text, 'hours-4')).toBe('8:00-12:00, 11:00-17:00');
    }
    expect((await admin.post('/admin/calendar/opening-hours', {})).status).toBe(422);
    for (const day of ['', '2026-02-30', 'mai']) {
      const refused = await admin.post('/admin/calendar', {
        agency: ward,
        day,
        kind: 'off',
        'name-vi': 'a',
        'name-en': 'a',
      });
      expect({ day, status: refused.status }).toEqual({ day, status: 422 });
    }
    expect((await admin.post('/admin/calendar', { agency: ward, day: '2026-11-25', kind: 'off' })).status).toBe(422);
  });

  it('changed by an administrator moves due dates from then on, and no date that was given', async () => {
    app.setTime('2026-11-24T15:30:00+07:00');
    admin = await signedIn(demoAddress('system'), DEMO_PASSWORD);
    const before = await accepted();
    expect(await due(before)).toBe('2026-11-25T10:00:00.000Z');
    const saved = await admin.post(`${agencyPage}/opening-hours`, week('8-11'));
    expect(saved.headers.location).toBe(`${agencyPage}?done=hours_saved`);
    expect(value((await admin.get(agencyPage)).text, 'hours-4')).toBe('08:00-11:00');
    const flood = { agency: ward, day: '2026-11-25', kind: 'off', 'name-vi': 'Nghỉ lụt', 'name-en': 'Flood' };
    expect((await admin.post('/admin/calendar', flood)).status).toBe(303);
    expect(plain((await admin.get(`/admin/calendar?agency=${ward}&year=2026`)).text)).toContain('25/11/2026');
    const after = await accepted();
    expect(await due(after)).toBe('2026-11-26T04:00:00.000Z');
    expect(await due(before)).toBe('2026-11-25T10:00:00.000Z');
  });

  it('goes back to what it was', async () => {
    expect((await admin.post('/admin/calendar/remove', { agency: ward, day: '2026-11-25' })).status).toBe(303);
    expect((await admin.post(`${agencyPage}/opening-hours`, {})).status).toBe(303);
    expect((await admin.get(agencyPage)).text).toContain('Đây là giờ làm việc chung');
    expect(await due(await accepted())).toBe('2026-11-25T10:00:00.000Z');
  });
});

/** A case that the ward has received. */
async function accepted(): Promise<string> {
  const citizen = await Applicant.signedIn(app, 'citizen');
  const code = await citizen.submitted();
  const reception = await demoPerson(app.nest, 'reception');
  const act = async (action: string, input: object): Promise<void> => {
    const { version } = await app.get(CaseQueries).forOfficer(reception, code);
    await app.get(CaseActs).act(reception, { code, action, version, input });
  };
  await act('record-payment', { amount: 16_000, receiptNumber: `BL-${code}` });
  await act('accept', {});
  return code;
}

async function due(code: string): Promise<string | undefined> {
  const reception = await demoPerson(app.nest, 'reception');
  return (await app.get(CaseQueries).forOfficer(reception, code)).dueAt?.toISOString();
}

describe('a member of staff', () => {
  const email = 'moi.vao@example.org';
  let page: string;
  const member = () => admin.get(page);

  it('is invited by mail, and has the role once the invitation is accepted', async () => {
    const asked = await admin.get(`/admin/staff/invite?agency=${ward}`);
    expect(asked.text).toContain(`value="${ward}" selected`);
    const wrong = await admin.post('/admin/staff/invite', { name: 'Mẫu Thị Mới', email, role: '', agency: ward });
    expect([wrong.status, value(wrong.text, 'email')]).toEqual([422, email]);
    const nowhere = await admin.post('/admin/staff/invite', { name: 'Mẫu Thị Mới', email, role: 'clerk', agency: '' });
    expect([nowhere.status, nowhere.text.includes('href="#agency"')]).toEqual([422, true]);
    const given = { name: 'Mẫu Thị Mới', email, role: 'reception', agency: ward };
    const invited = await admin.post('/admin/staff/invite', given);
    page = invited.headers.location?.split('?')[0] ?? '';
    expect(page).toMatch(/^\/admin\/staff\/[0-9a-f-]{36}$/);
    expect((await member()).text).toContain('Đã mời');
    const link = await linkSentTo(app, email);
    const newcomer = new Visitor(app);
    expect((await newcomer.get(link)).status).toBe(200);
    expect((await newcomer.post('/invitation', { code: codeOf(link), password: PASSWORD })).status).toBe(303);
    await newcomer.signIn(email, PASSWORD);
    expect((await newcomer.get('/officer')).status).toBe(200);
    expect((await member()).text).toContain('Đang dùng');
  });

  it('is out at once when the role ends, wherever signed in', async () => {
    const person = await signedIn(email);
    expect((await person.get('/officer')).status).toBe(200);
    const revoke = /action="([^"]+\/revoke)"/.exec((await member()).text)?.[1] ?? '';
    expect((await admin.post(revoke)).headers.location).toBe(`${page}?done=role_ended`);
    expect((await person.get('/officer')).status).toBe(403);
    expect((await person.get('/profile')).status).toBe(200);
    expect((await member()).text).toContain('Hiện không giữ vai trò nào');
    expect((await admin.post(`${page}/roles`, { role: 'clerk', agency: ward })).status).toBe(303);
    expect((await person.get('/officer')).status).toBe(200);
  });

  it('is signed out when the account is shut, and comes back when it is opened', async () => {
    const person = await signedIn(email);
    expect((await admin.post(`${page}/disable`)).status).toBe(303);
    expect((await person.get('/profile')).headers.location).toContain('/sign-in');
    await expect(person.signIn(email, PASSWORD)).rejects.toThrow();
    expect((await admin.post(`${page}/enable`)).status).toBe(303);
    await person.signIn(email, PASSWORD);
    expect((await person.get('/officer')).status).toBe(200);
  });

  it('is found by name, agency and role', async () => {
    const found = await admin.get(`/admin/staff?agency=${ward}&role=clerk&text=mau+thi+moi`);
    expect(found.text).toContain(page);
    expect((await admin.get('/admin/staff?role=leader&text=mau+thi+moi')).text).toContain('Không có ai phù hợp');
    for (const path of ['/admin/staff/nobody', `/admin/staff/${ward}`]) {
      expect({ path, status: (await admin.get(path)).status }).toEqual({ path, status: 404 });
    }
  });

  it('does not change own roles, and an administrator of agencies gives none of the installation', async () => {
    const { accountId } = await demoPerson(app.nest, 'system');
    const own = await admin.get(`/admin/staff/${accountId}`);
    expect(own.text).toContain('Không ai tự sửa vai trò của mình');
    expect((await admin.post(`/admin/staff/${accountId}/roles`, { role: 'clerk', agency: ward })).status).toBe(409);
    const { email: login } = await newAccount(app, 'agency_admin');
    const lesser = await signedIn(login);
    expect((await lesser.post(`${page}/roles`, { role: 'system_admin', agency: '' })).status).toBe(403);
    expect((await lesser.get('/admin/system')).status).toBe(403);
    expect((await lesser.get(agencyPage)).status).toBe(200);
  });
});

describe('these pages', () => {
  it('are closed to everybody else', async () => {
    for (const login of ['citizen', 'leader', 'catalog']) {
      const other = await signedIn(demoAddress(login), DEMO_PASSWORD);
      for (const path of ['/admin/agencies', '/admin/staff', '/admin/calendar', agencyPage]) {
        expect({ login, path, status: (await other.get(path)).status }).toEqual({ login, path, status: 403 });
      }
      expect((await other.post('/admin/calendar/opening-hours', {})).status).toBe(403);
      expect((await other.post(`${agencyPage}/opening-hours`, {})).status).toBe(403);
    }
  });
});
