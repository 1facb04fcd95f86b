import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { AccountQueries } from '../../src/identity/account.queries.js';
import { Accounts } from '../../src/identity/accounts.service.js';
import { IdentityModule } from '../../src/identity/identity.module.js';
import { OneTimeLinks } from '../../src/identity/one-time-links.service.js';
import { DeliveryLedger } from '../../src/notifications/delivery-ledger.service.js';
import { Inbox } from '../../src/notifications/inbox.service.js';
import { CaseFacts, type CaseForNotice } from '../../src/notifications/case-facts.js';
import { CASE_RULES } from '../../src/notifications/internal/rules.js';
import { NotificationsModule } from '../../src/notifications/notifications.module.js';
import { pageOf, sentenceOf } from '../../src/notifications/notice-words.js';
import { ACCOUNT_NOTICES, APPLICANT_NOTICES, STAFF_NOTICES } from '../../src/notifications/notices.types.js';
import { Silence } from '../../src/notifications/silence.js';
import { system, type Person } from '../../src/platform/actor.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { LOCALES } from '../../src/platform/i18n/localised.js';
import { Wording } from '../../src/platform/i18n/wording.js';
import { DevMailbox } from '../../src/platform/mail/dev-mailbox.js';
import { MailFailed, Mailer, type Mail } from '../../src/platform/mail/mailer.js';
import { Outbox } from '../../src/platform/outbox/outbox.service.js';
import { Views } from '../../src/platform/views/views.js';
import { type RunningMachinery, startMachinery, until } from './platform/machinery.js';

const AGENCY = '00000000-0000-7000-8000-000000000001';
const cases = new Map<string, CaseForNotice>();

class SuiteCases extends CaseFacts {
  override async forNotice(id: string): Promise<CaseForNotice> {
    const found = cases.get(id);
    if (!found) throw new Error(`no case ${id}`);
    return found;
  }
}

@Module({ providers: [SuiteCases], exports: [SuiteCases] })
class SuiteCasesModule {}

/** Lets the mailbox hand over as it does, or fail as it is told. */
const mood: { failure?: MailFailed } = {};

function giveMoods(mailer: Mailer): void {
  const send = mailer.send.bind(mailer);
  mailer.send = (mail: Mail) => (mood.failure ? Promise.reject(mood.failure) : send(mail));
}

let app: RunningMachinery;
let citizen: Person;
let unproved: Person;

beforeAll(async () => {
  app = await startMachinery({
    role: 'all',
    env: { DEMO: 'yes', BASE_URL: 'https://dichvucong.example.vn' },
    imports: [IdentityModule, NotificationsModule.of({ module: SuiteCasesModule, reader: SuiteCases })],
  });
  giveMoods(app.get(Mailer));
  citizen = await account('nguoi.mau@example.org', 'vi', true);
  unproved = await account('chua.xac.nhan@example.org', 'en', false);
});

afterAll(() => app?.close());

async function account(email: string, locale: 'vi' | 'en', verified: boolean): Promise<Person> {
  const password = 'một mật khẩu rất dài cho bộ thử 5711';
  const id = await app
    .get(Accounts)
    .create(system('suite'), { name: 'Người mẫu Một', email, password, locale, verified });
  const person = await app.get(AccountQueries).person(id);
  if (!person) throw new Error('no such person');
  return person;
}

function newCase(given: Partial<CaseForNotice> = {}): CaseForNotice {
  const id = uuid();
  const made: CaseForNotice = {
    id,
    code: `H57.08-261123-${String(cases.size + 1).padStart(4, '0')}`,
    procedureName: { vi: 'Cấp bản sao trích lục & xác nhận', en: 'Copy of an extract & confirmation' },
    agency: { id: AGENCY, name: { vi: 'UBND phường Mẫu', en: 'Sample Ward' } },
    applicant: { accountId: citizen.accountId, email: null, locale: 'vi' },
    assignee: null,
    holder: 'reception',
    received: true,
    dueAt: new Date('2026-11-26T17:00:00+07:00'),
    answerBy: null,
    trackingPath: '/track?code=x',
    ...given,
  };
  cases.set(id, made);
  return made;
}

const announce = (type: string, id: string, kind = 'case') =>
  app.get(Transactions).run((tx) => app.get(Outbox).announce(tx, { type, subject: { kind, id } }));
const mailsAbout = async (code: string) =>
  (await app.get(DevMailbox).newest()).filter((mail) => mail.subject.includes(code));
const ended = async (caseId: string) => {
  await until('the delivery ended', async () => {
    const deliveries = await app.get(DeliveryLedger).of(caseId);
    return deliveries.length > 0 && deliveries.every((one) => one.state !== 'queued');
  });
  return app.get(DeliveryLedger).of(caseId);
};

describe('a notice to the applicant', () => {
  it('is queued in the act, goes out once in the reader’s language and stands in the inbox', async () => {
    const file = newCase();
    await app.get(Transactions).run(async (tx) => {
      await app.get(Outbox).announce(tx, { type: 'case.accepted', subject: { kind: 'case', id: file.id } });
      const rows: unknown[] = await tx.query('select state from deliveries where subject_id = $1', [file.id]);
      expect(rows).toEqual([{ state: 'queued' }]);
    });
    expect(await ended(file.id)).toMatchObject([{ notice: 'accepted', state: 'handed_over', reason: null, tries: 1 }]);
    const [mail, ...more] = await mailsAbout(file.code);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ to: 'nguoi.mau@example.org', subject: `Hồ sơ ${file.code} đã được tiếp nhận` });
    expect(mail?.text).toContain('Cấp bản sao trích lục & xác nhận');
    expect(mail?.text).toContain('Hẹn trả kết quả: thứ Năm 26/11/2026 lúc 17:00.');
    expect(mail?.text).toContain(`Xem hồ sơ: https://dichvucong.example.vn/cases/${file.code}`);
    expect(mail?.html).toContain('trích lục &amp; xác nhận');
    expect(`${mail?.text}${mail?.html}`).not.toContain('Người mẫu');
    await until('the line', async () => (await app.get(Inbox).of(citizen)).items.some((one) => one.caseId === file.id));
    const line = (await app.get(Inbox).of(citizen)).items.find((one) => one.caseId === file.id);
    expect(line && sentenceOf(line, 'en', app.get(Wording))).toBe(
      `Case ${file.code} has been accepted. The result is due on Thursday 26 November 2026.`,
    );
    expect(line && pageOf(line)).toBe(`/cases/${file.code}`);
  });

  it('goes by mail to who gave an address at the counter, with the way to follow the case', async () => {
    const file = newCase({ applicant: { accountId: null, email: 'o.quay@example.org', locale: 'en' } });
    await announce('case.submitted', file.id);
    await ended(file.id);
    const [mail] = await mailsAbout(file.code);
    expect(mail).toMatchObject({ to: 'o.quay@example.org', subject: `We have received application ${file.code}` });
    expect(mail?.text).toContain('https://dichvucong.example.vn/track?code=x');
  });

  it('says why where it is not sent', async () => {
    const nobody = newCase({ applicant: { accountId: null, email: null, locale: 'vi' } });
    const doubtful = newCase({ applicant: { accountId: unproved.accountId, email: null, locale: 'en' } });
    await announce('case.issued', nobody.id);
    await announce('case.issued', doubtful.id);
    expect(await ended(nobody.id)).toMatchObject([{ state: 'skipped', reason: 'no_address' }]);
    expect(await ended(doubtful.id)).toMatchObject([{ state: 'skipped', reason: 'address_not_proved' }]);
  });

  it('is tried again while the server is away, and given up where it refuses the address', async () => {
    const patient = newCase();
    mood.failure = new MailFailed('unreachable', false);
    await announce('case.issued', patient.id);
    await until(
      'a failed try',
      async () => (await app.get(DeliveryLedger).of(patient.id))[0]?.reason === 'unreachable',
    );
    delete mood.failure;
    expect(await ended(patient.id)).toMatchObject([{ state: 'handed_over', reason: null, tries: 2 }]);

    const refused = newCase();
    mood.failure = new MailFailed('refused', true);
    await announce('case.issued', refused.id);
    expect(await ended(refused.id)).toMatchObject([{ state: 'failed', reason: 'refused', tries: 1 }]);
    delete mood.failure;
    expect((await app.get(DeliveryLedger).failures()).length).toBe(1);
    expect((await app.get(DeliveryLedger).countsSince(new Date(0))).failed).toBe(1);
  });

  it('reaches nobody while silence reigns', async () => {
    const [quiet, loud] = [newCase(), newCase()];
    const id = await app.get(Silence).during(() => announce('case.submitted', quiet.id));
    await announce('case.submitted', loud.id);
    await ended(loud.id);
    expect(await app.get(DeliveryLedger).of(quiet.id)).toEqual([]);
    await until('the loud line', async () =>
      (await app.get(Inbox).of(citizen)).items.some((one) => one.caseId === loud.id),
    );
    expect((await app.get(Inbox).of(citizen)).items.filter((one) => one.caseId === quiet.id)).toEqual([]);
    const heard = await app.database.query('select listener from handled where key = $1 order by listener', [id]);
    expect(heard).toEqual([{ listener: 'notifications.inbox' }, { listener: 'notifications.mail' }]);
  });
});

describe('the staff’s inbox', () => {
  it('tells whoever holds the case: the person it is assigned to, else everybody with that role there', async () => {
    const agency = (await app.get(Agencies).list())[0];
    if (!agency) throw new Error('no agency');
    const officer = await account('mot.cua@example.org', 'vi', true);
    const specialist = await account('chuyen.vien@example.org', 'vi', true);
    await app.database.query(
      `insert into role_grants (id, account_id, role, agency_id, granted_at) values ($1, $2, 'reception', $3, now())`,
      [uuid(), officer.accountId, agency.id],
    );
    const file = newCase({ agency: { id: agency.id, name: agency.name }, assignee: specialist.accountId });
    await announce('case.submitted', file.id);
    await announce('case.due_soon', file.id);
    const kinds = async (person: Person) => (await app.get(Inbox).of(person)).items.map((one) => one.kind);
    await until('both', async () => (await kinds(officer)).length === 1 && (await kinds(specialist)).length === 1);
    expect(await kinds(officer)).toEqual(['staff_new']);
    expect(await kinds(specialist)).toEqual(['staff_due_soon']);
    const [line] = (await app.get(Inbox).of(officer)).items;
    expect(line && pageOf(line)).toBe(`/officer/cases/${file.code}`);
    expect(await app.get(DeliveryLedger).of(file.id)).toMatchObject([{ notice: 'submitted' }]);
  });
});

describe('an inbox', () => {
  it('is read page by page, by its owner only, and remembers what was read', async () => {
    const inbox = app.get(Inbox);
    const owner = await account('hop.thu@example.org', 'vi', true);
    for (let at = 0; at < 5; at++) {
      await announce(
        'case.issued',
        newCase({ applicant: { accountId: owner.accountId, email: null, locale: 'vi' } }).id,
      );
    }
    await until('five lines', async () => (await inbox.unreadCount(owner)) === 5);
    const first = await inbox.of(owner, undefined, 3);
    const rest = await inbox.of(owner, first.next ?? '', 3);
    expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 2, null]);
    const ids = [...first.items, ...rest.items].map((one) => one.id);
    expect(new Set(ids).size).toBe(5);

    await expect(inbox.open(citizen, ids[0] ?? '')).rejects.toThrow('notifications.unknown');
    await expect(inbox.open(owner, 'nonsense')).rejects.toThrow('notifications.unknown');
    expect((await inbox.open(owner, ids[0] ?? '')).read).toBe(true);
    await inbox.markRead(owner, rest.items[0]?.caseId);
    expect(await inbox.unreadCount(owner)).toBe(3);
    await inbox.markRead(owner);
    expect(await inbox.unreadCount(owner)).toBe(0);
    expect((await inbox.of(owner, 'not a cursor')).items).toHaveLength(5);
  });
});

describe('mails about accounts', () => {
  it('carry a link that works once and is kept nowhere', async () => {
    await announce('account.reset_wanted', citizen.accountId, 'account');
    const find = async () => (await app.get(DevMailbox).newest()).find((mail) => mail.subject === 'Đặt lại mật khẩu');
    await until('the mail', async () => (await find()) !== undefined);
    const mail = await find();
    const code = /reset-password\?code=(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
    expect(code.length).toBeGreaterThan(20);
    for (const table of ['outbox', 'deliveries', 'handled', 'bullmq.job', 'one_time_codes']) {
      const rows = await app.database.query(`select 1 from ${table} t where t::text like $1`, [`%${code}%`]);
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
    const links = app.get(OneTimeLinks);
    const used = await app.get(Transactions).run((tx) => links.use(tx, ['reset'], decodeURIComponent(code)));
    expect(JSON.stringify(used)).toContain(citizen.accountId);
    await expect(app.get(Transactions).run((tx) => links.use(tx, ['reset'], decodeURIComponent(code)))).rejects.toThrow(
      'identity.link_invalid',
    );
  });
});

describe('the templates', () => {
  const model = { code: 'H57', procedure: 'Thủ tục', agency: 'Cơ quan', due: 'hôm nay', answerBy: 'hôm nay' };

  it.each([...APPLICANT_NOTICES, ...ACCOUNT_NOTICES])('of %s stand in every language', (notice) => {
    for (const locale of LOCALES) {
      const folder = `emails/${notice}/${locale}`;
      const subject = app.get(Views).render(`${folder}/subject`, model, locale);
      const body = app.get(Views).render(`${folder}/body`, model, locale);
      expect(subject.trim().split('\n')).toHaveLength(1);
      expect(body.length).toBeGreaterThan(40);
    }
  });

  it('serve a rule each', () => {
    const rules = Object.values(CASE_RULES);
    expect(new Set(rules.flatMap((rule) => rule?.applicant ?? []))).toEqual(new Set(APPLICANT_NOTICES));
    const staff = rules.flatMap((rule) => rule?.staff?.map((one) => one.notice) ?? []);
    expect(new Set(staff)).toEqual(new Set(STAFF_NOTICES));
  });
});
