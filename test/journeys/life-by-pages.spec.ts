import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, demoAddress, demoPerson, makeDemoAccounts } from '../../src/demo/accounts.js';
import { samplePerson } from '../../src/demo/people.js';
import { sampleAnswers } from '../../src/demo/sample-answers.js';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { Drafts } from '../../src/applications/drafts.service.js';
import { CaseQueries } from '../../src/casework/case.queries.js';
import { Intake } from '../../src/casework/intake.service.js';
import { until } from '../modules/platform/machinery.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';
import { Visitor } from '../support/visitor.js';

const ROLES = ['reception', 'specialist', 'specialist2', 'leader', 'clerk'] as const;
type Role = (typeof ROLES)[number];
const EXTRACT = '2.000635';
/** What the specialist found in the register, as a browser posts it. */
const FOUND = {
  found_name: 'Mẫu Thị Lan',
  'found_birth_date-day': '4',
  'found_birth_date-month': '3',
  'found_birth_date-year': '1990',
  entry_number: '12/1990',
  'entry_date-day': '10',
  'entry_date-month': '3',
  'entry_date-year': '1990',
  entry_office: 'Ủy ban nhân dân phường Phú Xuân',
};

let app: TestApp;
const staff = {} as Record<Role, Visitor>;

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
  app.setTime('2026-11-23T08:30:00+07:00');
  await makeDemoAccounts(app.nest);
  for (const role of ROLES) {
    staff[role] = new Visitor(app);
    await staff[role].signIn(demoAddress(role), DEMO_PASSWORD);
  }
}, 90_000);

afterAll(() => app?.close());

/** A citizen submits online; what is under test here begins with the office. */
async function submit(): Promise<string> {
  const [drafts, intake] = [app.get(Drafts), app.get(Intake)];
  const citizen = await demoPerson(app.nest, 'citizen');
  const { communeCode } = await app.get(Agencies).byCode('H57.21');
  const id = await drafts.start(citizen, EXTRACT, 'portal');
  const setting = { commune: communeCode ?? '', today: '2026-11-23' };
  await drafts.saveAnswers(citizen, id, 1, sampleAnswers(EXTRACT, samplePerson(1), setting));
  const { revision } = await drafts.find(citizen, id);
  return (await intake.submit(citizen, id, { revision, idempotencyKey: `suite-${id}` })).code;
}

const caseOf = (code: string) => `/officer/cases/${code}`;
const actOf = (code: string, action: string) => `${caseOf(code)}/acts/${action}`;

/** What the form of an act sends along, as it stands in the page. */
async function hidden(role: Role, code: string, action: string): Promise<Record<string, string>> {
  const page = await staff[role].get(actOf(code, action));
  expect({ action, status: page.status }).toEqual({ action, status: 200 });
  return hiddenIn(page.text);
}

const hiddenIn = (html: string): Record<string, string> =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(case-[a-z]+)" value="([^"]*)">/g)].map((m) => [m[1], m[2]]),
  );

async function act(role: Role, code: string, action: string, given: object = {}): Promise<void> {
  const done = await staff[role].post(actOf(code, action), { ...(await hidden(role, code, action)), ...given });
  expect({ action, status: done.status, to: done.headers.location }).toEqual({
    action,
    status: 303,
    to: `${caseOf(code)}?done=${action}`,
  });
}

async function handedOver(code: string): Promise<void> {
  const specialist = await demoPerson(app.nest, 'specialist');
  await until('the case is handed over', async () =>
    (await app.get(CaseQueries).forOfficer(specialist, code)).actions.some((one) => one.kind === 'claim'),
  );
}

async function received(): Promise<string> {
  const code = await submit();
  await act('reception', code, 'record-payment', { payment: 'money', amount: '16.000', receiptNumber: 'BL-1' });
  await act('reception', code, 'record-identity', { method: 'id_card_seen' });
  await act('reception', code, 'accept');
  await handedOver(code);
  return code;
}

describe('the life of an extract through the pages of the office', () => {
  let code = '';

  it('stands in the queue of reception, and of nobody else', async () => {
    code = await submit();
    expect((await staff.reception.get('/officer')).text).toContain(code);
    expect((await staff.clerk.get('/officer')).text).not.toContain(code);
    const other = new Visitor(app);
    await other.signIn(demoAddress('reception', 'other'), DEMO_PASSWORD);
    expect((await other.get(caseOf(code))).status).toBe(404);
    expect((await other.get(actOf(code, 'accept'))).status).toBe(404);
    expect((await new Visitor(app).get(caseOf(code))).headers.location).toContain('/sign-in');
    expect((await staff.reception.get(`/officer/search?q=${code}`)).text).toContain(`href="${caseOf(code)}"`);
  });

  it('offers no button for what would be refused, and says why when it is asked for anyway', async () => {
    const page = await staff.reception.get(caseOf(code));
    expect(page.text).toContain(actOf(code, 'record-payment'));
    expect(page.text).not.toContain(actOf(code, 'accept'));
    const asked = await staff.reception.get(actOf(code, 'accept'));
    expect(asked.status).toBe(409);
    const refused = await staff.reception.post(actOf(code, 'accept'), hiddenIn(page.text + hiddenVersion(1)));
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('trước khi tiếp nhận hồ sơ');
  });

  it('keeps what was typed when the receipt number is missing or the amount is another', async () => {
    const form = await hidden('reception', code, 'record-payment');
    const posted = { ...form, payment: 'money', amount: '15.000', receiptNumber: 'BL-77' };
    const wrong = await staff.reception.post(actOf(code, 'record-payment'), posted);
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('value="BL-77"');
    expect(wrong.text).toContain('href="#amount"');
    const missing = await staff.reception.post(actOf(code, 'record-payment'), { ...posted, receiptNumber: '' });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('href="#receiptNumber"');
  });

  it('is received once however often the form is sent', async () => {
    await act('reception', code, 'record-payment', { payment: 'money', amount: '16.000', receiptNumber: 'BL-77' });
    await act('reception', code, 'record-identity', { method: 'id_card_seen' });
    const form = await hidden('reception', code, 'accept');
    const sent = await Promise.all([1, 2, 3].map(() => staff.reception.post(actOf(code, 'accept'), form)));
    expect(sent.map((one) => one.status)).toEqual([303, 303, 303]);
    await handedOver(code);
    const page = await staff.reception.get(`${caseOf(code)}?done=accept`);
    expect(page.text).toContain('Đã ghi nhận: Tiếp nhận hồ sơ');
    expect(page.text).toContain('Hẹn trả kết quả');
  });

  it('is taken by one specialist; the other one learns who was faster', async () => {
    const form = hiddenIn((await staff.specialist.get(caseOf(code))).text);
    const late = hiddenIn((await staff.specialist2.get(caseOf(code))).text);
    expect((await staff.specialist.post(actOf(code, 'claim'), form)).status).toBe(303);
    const second = await staff.specialist2.post(actOf(code, 'claim'), late);
    expect(second.status).toBe(409);
    expect(second.text).toContain('Mẫu Văn Dũng');
    expect(second.text).toContain('Đã nhận xử lý hồ sơ');
  });

  it('is drafted with a preview, sent back, drafted again', async () => {
    const form = await hidden('specialist', code, 'propose');
    const lacking = await staff.specialist.post(actOf(code, 'propose'), {
      ...form,
      'proposal-outcome': 'approved',
      ...FOUND,
      entry_number: '',
    });
    expect(lacking.status).toBe(422);
    expect(lacking.text).toContain('href="#entry_number"');
    expect(lacking.text).toContain('value="Mẫu Thị Lan"');
    const seen = await staff.specialist.post(`${caseOf(code)}/preview`, {
      ...form,
      'proposal-outcome': 'approved',
      ...FOUND,
    });
    expect({ status: seen.status, type: seen.headers['content-type'] }).toEqual({
      status: 200,
      type: 'application/pdf',
    });
    expect((seen.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    await act('specialist', code, 'propose', { 'proposal-outcome': 'approved', ...FOUND });
    await act('leader', code, 'send-back', { comment: 'Ghi rõ nơi đăng ký' });
    await act('specialist', code, 'propose', { 'proposal-outcome': 'approved', ...FOUND });
  });

  it('is signed only with the password, on the very content that is shown', async () => {
    const page = await staff.leader.get(actOf(code, 'sign'));
    expect(page.text).toContain('12/1990');
    const wrong = await staff.leader.post(actOf(code, 'sign'), { ...hiddenIn(page.text), password: 'not it' });
    expect(wrong.status).toBe(422);
    expect(wrong.text).not.toContain('not it');
    const draft = await staff.leader.get(`${caseOf(code)}/preview`);
    expect(draft.headers['content-disposition']).toContain('inline');
    await act('leader', code, 'sign', { password: DEMO_PASSWORD });
  });

  it('is issued, handed out and closed', async () => {
    await act('clerk', code, 'issue');
    const clerk = await demoPerson(app.nest, 'clerk');
    const { decision } = await app.get(CaseQueries).forOfficer(clerk, code);
    await until('the result is ready', async () =>
      (await staff.clerk.get(caseOf(code))).text.includes(`/documents/${decision?.documentId}`),
    );
    const pdf = await staff.reception.get(`${caseOf(code)}/documents/${decision?.documentId}`);
    expect(pdf.headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const missing = await staff.reception.post(actOf(code, 'return-result'), {
      ...(await hidden('reception', code, 'return-result')),
      channel: 'counter',
      receiver: 'Mẫu Thị An',
    });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('href="#paper"');
    await act('reception', code, 'return-result', {
      channel: 'counter',
      receiver: 'Mẫu Thị An',
      paper: 'Thẻ căn cước',
    });
    expect((await staff.reception.get('/officer?tab=closed')).text).toContain(code);
    const history = await staff.reception.get(`${caseOf(code)}?tab=history`);
    expect(history.text).toContain('Đã trả kết quả');
    expect(history.text).toContain('Người nhận: Mẫu Thị An');
  });
});

describe('when two work on the same case', () => {
  it('shows the later one what happened and keeps everything typed, to be sent once more', async () => {
    const code = await received();
    await act('leader', code, 'assign', { assignee: (await demoPerson(app.nest, 'specialist')).accountId });
    const typed = { amount: '2', unit: 'working_days', reason: 'Sổ gốc đang được tu sửa' };
    const stale = await hidden('leader', code, 'extend');
    await act('specialist', code, 'propose', { 'proposal-outcome': 'refused', 'proposal-reason': 'Không có trong sổ' });
    const overtaken = await staff.leader.post(actOf(code, 'extend'), { ...stale, ...typed });
    expect(overtaken.status).toBe(409);
    expect(overtaken.text).toContain('Mẫu Văn Dũng vừa làm trước bạn');
    expect(overtaken.text).toContain('Đã trình kết quả để ký');
    expect(overtaken.text).toContain('Sổ gốc đang được tu sửa');
    const again = await staff.leader.post(actOf(code, 'extend'), { ...hiddenIn(overtaken.text), ...typed });
    expect(again.status).toBe(303);
  });

  it('keeps what was typed even where the act is not to be had any more', async () => {
    const code = await received();
    await act('specialist', code, 'claim').catch(() => undefined);
    const stale = await hidden('specialist', code, 'request-supplement');
    await act('leader', code, 'stop', { reason: 'Trùng hồ sơ' });
    const late = await staff.specialist.post(actOf(code, 'request-supplement'), {
      ...stale,
      'reason-field-requester_address': 'Ghi rõ số nhà',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Đã dừng giải quyết hồ sơ');
    expect(late.text).toContain('Ghi rõ số nhà');
  });
});

describe('a supplement', () => {
  it('is asked for with reasons, stops the clock, and cannot be asked for with none', async () => {
    const code = await received();
    await act('specialist', code, 'claim');
    const form = await hidden('specialist', code, 'request-supplement');
    const empty = await staff.specialist.post(actOf(code, 'request-supplement'), form);
    expect(empty.status).toBe(422);
    const bare = await staff.specialist.post(actOf(code, 'request-supplement'), {
      ...form,
      'tick-field-requester_address': 'yes',
    });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('href="#reason-field-requester_address"');
    await act('specialist', code, 'request-supplement', {
      'tick-field-requester_address': 'yes',
      'reason-field-requester_address': 'Ghi rõ số nhà',
    });
    const page = await staff.specialist.get(caseOf(code));
    expect(page.text).toContain('Dừng tính thời hạn');
    expect(page.text).toContain('Ghi rõ số nhà');
    expect((await staff.specialist.get('/officer?tab=awaiting')).text).toContain(code);
  });
});

describe('words about a case', () => {
  it('are sent to the applicant or kept among officers', async () => {
    const code = await submit();
    expect((await staff.reception.post(`${caseOf(code)}/messages`, { text: '' })).status).toBe(422);
    expect((await staff.reception.post(`${caseOf(code)}/messages`, { text: 'Mời bạn đến quầy' })).status).toBe(303);
    expect((await staff.reception.post(`${caseOf(code)}/notes`, { text: 'Đã gọi điện' })).status).toBe(303);
    expect((await staff.clerk.post(`${caseOf(code)}/messages`, { text: 'Không phải việc của tôi' })).status).toBe(403);
    const messages = await staff.reception.get(`${caseOf(code)}?tab=messages`);
    expect(messages.text).toContain('Mời bạn đến quầy');
    expect(messages.text).not.toContain('Đã gọi điện');
    expect((await staff.clerk.get(`${caseOf(code)}?tab=notes`)).text).toContain('Đã gọi điện');
  });
});

describe('figures', () => {
  it('are for leaders', async () => {
    expect((await staff.leader.get('/officer/figures')).text).toContain('Hồ sơ đang mở');
    expect((await staff.clerk.get('/officer/figures')).status).toBe(403);
  });
});

/** A version as a page would carry it. */
const hiddenVersion = (version: number): string => `<input type="hidden" name="case-version" value="${version}">`;
