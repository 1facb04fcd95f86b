import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { AccountQueries } from '../../src/identity/account.queries.js';
import { Staff } from '../../src/identity/staff.service.js';
import { system } from '../../src/platform/actor.js';
import { DevMailbox } from '../../src/platform/mail/dev-mailbox.js';
import { codeOf, linkSentTo, newAccount, OTHER_PASSWORD, PASSWORD } from '../support/accounts.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';
import { untilQuiet } from '../support/quiet.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
});
afterAll(() => app?.close());

describe('a forgotten password', () => {
  it('is chosen anew by a link that works once, and ends every session', async () => {
    const { email } = await newAccount(app);
    const elsewhere = new Visitor(app);
    await elsewhere.signIn(email, PASSWORD);
    const person = new Visitor(app);
    expect((await person.post('/forgot-password', { email })).headers.location).toBe('/forgot-password/sent');
    const link = await linkSentTo(app, email);
    expect(link).toMatch(/^\/reset-password\?code=/);
    expect((await person.get(link)).text).toContain('Mật khẩu mới');
    const code = codeOf(link);
    const short = await person.post('/reset-password', { code, password: 'ngắn' });
    expect([short.status, short.text.includes('ít nhất 10')]).toEqual([422, true]);
    const [one, two] = await Promise.all([
      person.post('/reset-password', { code, password: OTHER_PASSWORD }),
      person.post('/reset-password', { code, password: 'một mật khẩu khác hẳn' }),
    ]);
    expect([one.status, two.status].sort()).toEqual([303, 410]);
    expect((await elsewhere.get('/profile')).status).toBe(303);
    expect((await person.post('/sign-in', { login: email, password: PASSWORD })).status).toBe(422);
    await person.signIn(email, one.status === 303 ? OTHER_PASSWORD : 'một mật khẩu khác hẳn');
    expect((await new Visitor(app).get(link)).status).toBe(410);
  });

  it('gives the same answer for an address without an account, and is limited', async () => {
    const ask = (email: string) => new Visitor(app).post('/forgot-password', { email });
    const { email } = await newAccount(app);
    const [known, unknown] = [await ask(email), await ask('no.such@example.org')];
    expect([unknown.status, unknown.headers.location]).toEqual([known.status, known.headers.location]);
    await untilQuiet(app);
    expect((await app.get(DevMailbox).newest()).some((mail) => mail.to === 'no.such@example.org')).toBe(false);
    for (let i = 0; i < 4; i++) await ask('no.such@example.org');
    expect((await ask('no.such@example.org')).status).toBe(429);
  });

  it('has a link that ends after an hour, and one that was made again', async () => {
    const { email } = await newAccount(app);
    await new Visitor(app).post('/forgot-password', { email });
    const first = await linkSentTo(app, email);
    await new Visitor(app).post('/forgot-password', { email });
    const second = await linkSentTo(app, email);
    expect([(await new Visitor(app).get(first)).status, (await new Visitor(app).get(second)).status]).toEqual([
      410, 200,
    ]);
    const now = app.clock.now().getTime();
    app.setTime(new Date(now + 61 * 60_000).toISOString());
    expect((await new Visitor(app).get(second)).status).toBe(410);
    app.setTime(new Date(now).toISOString());
    expect((await new Visitor(app).get('/reset-password?code=nonsense')).status).toBe(410);
    expect((await new Visitor(app).get('/reset-password')).status).toBe(410);
  });
});

describe('an invitation', () => {
  it('leads to a password and to the role', async () => {
    const email = `moi.${uuid()}@example.org`;
    const roles = [{ role: 'catalog_admin' as const, agencyId: null }];
    await app.get(Staff).invite(system('suite'), { name: 'Mẫu Thị Mời', email, locale: 'vi', roles });
    const link = await linkSentTo(app, email);
    expect(link).toMatch(/^\/invitation\?code=/);
    const person = new Visitor(app);
    expect((await person.get(link)).text).toContain('Nhận lời mời');
    const chosen = await person.post('/invitation', { code: codeOf(link), password: PASSWORD });
    expect(chosen.headers.location).toBe('/sign-in?done=password_chosen');
    const signedIn = await person.post('/sign-in', { login: email, password: PASSWORD });
    expect(signedIn.headers.location).toBe('/admin/catalog');
  });

  it('reaches the owner of an address with which somebody else has registered', async () => {
    const email = `moi.${uuid()}@example.org`;
    await new Visitor(app).post('/register', { name: 'Kẻ Gian', contact: email, password: OTHER_PASSWORD });
    const roles = [{ role: 'catalog_admin' as const, agencyId: null }];
    await app.get(Staff).invite(system('suite'), { name: 'Mẫu Thị Mời', email, locale: 'vi', roles });
    const link = await linkSentTo(app, email);
    expect(link).toMatch(/^\/invitation\?code=/);
    const owner = new Visitor(app);
    await owner.post('/invitation', { code: codeOf(link), password: PASSWORD });
    await owner.signIn(email, PASSWORD);
    const stolen = await new Visitor(app).post('/sign-in', { login: email, password: OTHER_PASSWORD });
    expect(stolen.status).toBe(422);
  });
});

describe('one’s own account', () => {
  it('can be changed; a change in between is told and nothing typed is lost', async () => {
    const { email, id } = await newAccount(app);
    const person = new Visitor(app);
    await person.signIn(email, PASSWORD);
    const revision = async () => (await app.get(AccountQueries).byId(id)).revision;
    const before = await revision();
    const change = { name: 'Mẫu Đổi Tên', phone: '0388 123 456', language: 'en', revision: before };
    expect((await person.post('/profile', change)).headers.location).toBe('/profile?done=saved');
    expect((await person.get('/profile')).text).toContain('My account');
    const stale = await person.post('/profile', { ...change, name: 'Tên Muộn' });
    expect([stale.status, stale.text.includes('Tên Muộn'), stale.text.includes('changed elsewhere')]).toEqual([
      422,
      true,
      true,
    ]);
    expect(stale.text).toContain(`name="revision" value="${await revision()}"`);
    const wrong = await person.post('/profile', { ...change, phone: '12', revision: await revision() });
    expect([wrong.status, wrong.text.includes('href="#phone"')]).toEqual([422, true]);
  });

  it('moves to another address once the link sent there was followed', async () => {
    const { email, id } = await newAccount(app);
    const person = new Visitor(app);
    await person.signIn(email, PASSWORD);
    const moved = `moved.${id}@example.org`;
    expect((await person.post('/profile/email', { email: moved, password: OTHER_PASSWORD })).status).toBe(422);
    const asked = await person.post('/profile/email', { email: moved, password: PASSWORD });
    expect(asked.headers.location).toBe('/profile?done=email_asked');
    expect((await person.get('/profile')).text).toContain(moved);
    expect((await app.get(AccountQueries).byId(id)).email).toBe(email);
    const link = await linkSentTo(app, moved);
    expect((await person.post('/verify-email', { code: codeOf(link) })).headers.location).toBe(
      '/profile?done=verified',
    );
    expect(await app.get(AccountQueries).byId(id)).toMatchObject({
      email: moved,
      pendingEmail: null,
      emailVerified: true,
    });
    await new Visitor(app).signIn(moved, PASSWORD);
  });

  it('changes its password and stays signed in here only', async () => {
    const { email } = await newAccount(app);
    const [here, there] = [new Visitor(app), new Visitor(app)];
    await here.signIn(email, PASSWORD);
    await there.signIn(email, PASSWORD);
    const wrong = await here.post('/profile/password', { old: OTHER_PASSWORD, password: OTHER_PASSWORD });
    expect([wrong.status, wrong.text.includes('href="#old"')]).toEqual([422, true]);
    const done = await here.post('/profile/password', { old: PASSWORD, password: OTHER_PASSWORD });
    expect(done.headers.location).toBe('/profile?done=password_changed');
    expect([(await here.get('/profile')).status, (await there.get('/profile')).status]).toEqual([200, 303]);
    await there.signIn(email, OTHER_PASSWORD);
  });
});
