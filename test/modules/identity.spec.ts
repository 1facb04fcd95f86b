import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { AccountQueries } from '../../src/identity/account.queries.js';
import { Accounts } from '../../src/identity/accounts.service.js';
import { Staff } from '../../src/identity/staff.service.js';
import { system } from '../../src/platform/actor.js';
import { codeOf, linkSentTo, newAccount, OTHER_PASSWORD, PASSWORD } from '../support/accounts.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';
import { Visitor } from '../support/visitor.js';

let app: TestApp;

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
});
afterAll(() => app?.close());

const rows = (sql: string) => app.database.query(sql);

describe('registering', () => {
  it('goes from the form over the mail to the first sign-in', async () => {
    const person = new Visitor(app);
    const form = { name: 'Mẫu Thị Lan', contact: ' LAN@Example.org ', password: PASSWORD };
    const registered = await person.post('/register', form);
    expect(registered.headers.location).toBe('/register/done?by=email&next=%2F');
    expect((await person.get('/register/done?by=email')).text).toContain('Kiểm tra hộp thư');

    const early = await person.post('/sign-in', { login: 'lan@example.org', password: PASSWORD });
    expect([early.status, early.text.includes('chưa được xác nhận')]).toEqual([422, true]);
    expect(early.text).toContain('/verify-email/again');

    const link = await linkSentTo(app, 'lan@example.org');
    // What reads mails for us may open the link: nothing happens but a button.
    for (let i = 0; i < 2; i++) expect((await new Visitor(app).get(link)).text).toContain('Xác nhận');
    const confirmed = await person.post('/verify-email', { code: codeOf(link) });
    expect(confirmed.headers.location).toBe('/sign-in?done=verified');
    expect((await person.get('/sign-in?done=verified')).text).toContain('Đã xác nhận thư điện tử.');
    expect((await person.get(link)).status).toBe(410);
    expect((await person.post('/verify-email', { code: codeOf(link) })).status).toBe(410);

    const signedIn = await person.post('/sign-in', { login: 'lan@example.org', password: PASSWORD });
    expect([signedIn.status, signedIn.headers.location]).toEqual([303, '/applications']);
    expect((await person.get('/profile')).text).toContain('Mẫu Thị Lan');
  });

  it('says everything that is wrong at once, keeps what was typed, and never sends a password back', async () => {
    const answer = await new Visitor(app).post('/register', { name: 'x', contact: 'nobody', password: 'ngắn lắm' });
    expect(answer.status).toBe(422);
    for (const id of ['name', 'contact', 'password']) expect(answer.text).toContain(`href="#${id}"`);
    expect(answer.text).toContain('value="nobody"');
    expect(answer.text).not.toContain('ngắn lắm');
    expect(answer.text).toContain('<title>Lỗi: ');
    for (const weak of ['matkhau123456', 'passwordpassword', 'nguyenvanteo1', '1111111111111']) {
      const body = { name: 'Nguyễn Văn Tèo', contact: 'teo@example.org', password: weak };
      expect([weak, (await new Visitor(app).post('/register', body)).status]).toEqual([weak, 422]);
    }
  });

  it('answers the same for an address that has an account, and tells its owner', async () => {
    const { email } = await newAccount(app);
    const again = { name: 'Ai Đó', contact: email, password: OTHER_PASSWORD };
    const taken = await new Visitor(app).post('/register', again);
    const free = await new Visitor(app).post('/register', { ...again, contact: 'free@example.org' });
    expect([taken.status, taken.headers.location]).toEqual([free.status, free.headers.location]);
    expect(await linkSentTo(app, email)).toBe('/forgot-password');
    await new Visitor(app).signIn(email, PASSWORD);
    const stolen = await new Visitor(app).post('/sign-in', { login: email, password: OTHER_PASSWORD });
    expect(stolen.status).toBe(422);
  });

  it('works with a phone number, however it is typed, without a mail', async () => {
    const person = new Visitor(app);
    const form = { name: 'Mẫu Văn Phong', contact: '+84 912.345.678', password: PASSWORD, next: '/services/1.001193' };
    const registered = await person.post('/register', form);
    expect(registered.headers.location).toBe('/register/done?by=phone&next=%2Fservices%2F1.001193');
    await person.signIn('0912 345 678', PASSWORD);
    expect((await new Visitor(app).post('/register', form)).status).toBe(422);
  });
});

describe('signing in', () => {
  it('answers the same, whatever is wrong', async () => {
    const { email, id } = await newAccount(app);
    const disabled = await newAccount(app);
    await rows(`update accounts set disabled_at = now() where id = '${disabled.id}'`);
    const plain = (text: string, login: string) => text.replaceAll(login, '');
    const tries = [
      [email, OTHER_PASSWORD],
      ['nobody.at.all@example.org', OTHER_PASSWORD],
      [disabled.email, PASSWORD],
    ] as const;
    const answers = [];
    for (const [login, password] of tries) {
      const { status, text } = await new Visitor(app).post('/sign-in', { login, password });
      answers.push({ status, text: plain(text, login) });
    }
    expect(answers[0]?.status).toBe(422);
    expect(new Set(answers.map((one) => JSON.stringify(one))).size).toBe(1);
    const failures = await rows(`select detail->>'reason' as reason from audit_entries
      where action = 'identity.sign_in_failed' and subject_id in ('${id}', '${disabled.id}') order by 1`);
    expect(failures.map((one) => one.reason)).toEqual(['disabled', 'password']);
  });

  it('makes a new session id, so that a planted one is worth nothing, and a cookie no script can read', async () => {
    const [victim, attacker] = [await newAccount(app), await newAccount(app)];
    const send = (login: string, cookie: string) =>
      supertest(app.address)
        .post('/sign-in')
        .set({ 'sec-fetch-site': 'same-origin', cookie })
        .type('form')
        .send({ login, password: PASSWORD });
    const given = String((await send(attacker.email, '')).headers['set-cookie']);
    expect(given).toMatch(/^motcua=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    // The attacker's own session, planted into the browser in which the victim then signs in.
    const planted = given.split(';', 1)[0] ?? '';
    const made = String((await send(victim.email, planted)).headers['set-cookie']).split(';', 1)[0] ?? '';
    expect(made).not.toBe(planted);
    const profile = (cookie: string) => supertest(app.address).get('/profile').set('cookie', cookie);
    expect((await profile(made)).text).toContain(victim.email);
    expect((await profile(planted)).text).not.toContain(victim.email);
    expect((await profile('motcua=made-up.signature')).status).toBe(303);
  });

  it('leads back only inside the portal', async () => {
    const { email } = await newAccount(app);
    const next = async (to: string) => {
      const body = { login: email, password: PASSWORD, next: to };
      return (await new Visitor(app).post('/sign-in', body)).headers.location;
    };
    expect(await next('/services?q=khai%20sinh')).toBe('/services?q=khai%20sinh');
    for (const elsewhere of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      'javascript:alert(1)',
      '/a\r\nset-cookie: x=1',
    ]) {
      expect([elsewhere, await next(elsewhere)]).toEqual([elsewhere, '/applications']);
    }
    expect((await new Visitor(app).get('/sign-in?next=//evil.example')).text).not.toContain('name="next"');
    expect((await new Visitor(app).get('/sign-in?next=/inbox')).text).toContain('name="next" value="/inbox"');
    const closed = await new Visitor(app).get('/profile?x=1');
    expect(closed.headers.location).toBe('/sign-in?next=%2Fprofile%3Fx%3D1');
  });

  it('leads a form of somebody who is not signed in back to its page', async () => {
    const send = (referer: string) => new Visitor(app).post('/profile', { name: 'x' }).set('referer', referer);
    expect((await send(`${app.address}/profile`)).headers.location).toBe('/sign-in?next=%2Fprofile');
    expect((await send('https://evil.example/profile')).headers.location).toBe('/sign-in');
  });

  it('slows down guessing, for accounts that exist and for those that do not', async () => {
    const { email } = await newAccount(app);
    for (const login of [email, 'guessed@example.org']) {
      const tries = [];
      for (let i = 0; i < 6; i++)
        tries.push((await new Visitor(app).post('/sign-in', { login, password: OTHER_PASSWORD })).status);
      expect(tries).toEqual([422, 422, 422, 422, 422, 429]);
    }
    const right = await new Visitor(app).post('/sign-in', { login: email, password: PASSWORD });
    expect([right.status, Number(right.headers['retry-after']) > 0]).toEqual([429, true]);
    const before = app.clock.now();
    app.setTime(new Date(before.getTime() + 16 * 60_000).toISOString());
    await new Visitor(app).signIn(email, PASSWORD);
    app.setTime(before.toISOString());
  });

  it('counts many tries at once as many', async () => {
    const { email } = await newAccount(app);
    const tries = await Promise.all(
      Array.from({ length: 12 }, () => new Visitor(app).post('/sign-in', { login: email, password: OTHER_PASSWORD })),
    );
    expect(tries.filter((one) => one.status === 422)).toHaveLength(5);
  });
});

describe('a session', () => {
  it('is not made for visitors: no row, no cookie', async () => {
    const [before] = await rows('select count(*)::int as count from sessions');
    for (const path of ['/', '/services', '/sign-in', '/register', '/track', '/verify', '/forgot-password']) {
      const answer = await new Visitor(app).get(path);
      expect([path, answer.status, answer.headers['set-cookie']]).toEqual([path, 200, undefined]);
    }
    await new Visitor(app).post('/sign-in', { login: 'nobody@example.org', password: OTHER_PASSWORD });
    expect((await rows('select count(*)::int as count from sessions'))[0]).toEqual(before);
  });

  it('ends for civil servants at once when their account is shut', async () => {
    const { email, id } = await newAccount(app, 'system_admin');
    const person = new Visitor(app);
    await person.signIn(email, PASSWORD);
    expect((await person.get('/admin/system')).status).toBe(200);
    await app.get(Staff).disable(system('suite'), id);
    expect((await person.get('/admin/system')).status).toBe(303);
    expect((await person.post('/sign-in', { login: email, password: PASSWORD })).status).toBe(422);
    await app.get(Staff).enable(system('suite'), id);
    await person.signIn(email, PASSWORD);
    const [grant] = (await app.get(AccountQueries).member(id)).grants;
    await app.get(Staff).revoke(system('suite'), id, grant?.id ?? '');
    expect((await person.get('/admin/system')).status).toBe(403);
  });

  it('ends by signing out, after half an hour of nothing, and after twelve hours', async () => {
    const { email } = await newAccount(app);
    const person = new Visitor(app);
    await person.signIn(email, PASSWORD);
    const out = await person.post('/sign-out');
    expect([out.status, out.headers.location]).toEqual([303, '/']);
    expect((await person.get('/profile')).status).toBe(303);

    await person.signIn(email, PASSWORD);
    const begun = app.clock.now().getTime();
    const after = (minutes: number) => app.setTime(new Date(begun + minutes * 60_000).toISOString());
    for (let minutes = 25; minutes < 720; minutes += 25) {
      after(minutes);
      expect([minutes, (await person.get('/profile')).status]).toEqual([minutes, 200]);
    }
    after(721);
    expect((await person.get('/profile')).status).toBe(303);
    await person.signIn(email, PASSWORD);
    after(721 + 31);
    expect((await person.get('/profile')).status).toBe(303);
    after(0);
  });

  it('is listed with its device, and all others can be ended from one', async () => {
    const { email } = await newAccount(app);
    const [here, there] = [new Visitor(app), new Visitor(app)];
    await here.signIn(email, PASSWORD);
    await there
      .post('/sign-in', { login: email, password: PASSWORD })
      .set('user-agent', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0');
    const list = await here.get('/profile/sessions');
    expect(list.text).toContain('Firefox trên Windows');
    expect(list.text).toContain('(máy này)');
    expect((await here.post('/profile/sessions')).headers.location).toBe('/profile/sessions?done=others_ended');
    expect([(await here.get('/profile')).status, (await there.get('/profile')).status]).toEqual([200, 303]);
  });
});

describe('a form from elsewhere', () => {
  const send = (headers: Record<string, string>) =>
    supertest(app.address).post('/sign-in').set(headers).type('form').send({ login: 'x', password: 'y' });

  it('is refused without a word from the browser about where it comes from', async () => {
    expect((await send({})).status).toBe(403);
    expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send({ 'sec-fetch-site': 'same-site' })).status).toBe(403);
    expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await send({ origin: 'null' })).status).toBe(403);
  });

  it('is taken from our own pages', async () => {
    expect((await send({ 'sec-fetch-site': 'same-origin' })).status).toBe(422);
    expect((await send({ origin: app.address })).status).toBe(422);
  });
});

describe('the sign-in page', () => {
  it('offers the persons of a demo where there are any', async () => {
    expect((await new Visitor(app).get('/sign-in')).text).not.toContain('demo.motcua.test');
    await app.get(Accounts).create(system('suite'), {
      name: 'Mẫu Thị An',
      email: 'citizen@demo.motcua.test',
      password: 'motcua-demo-2026',
      locale: 'vi',
      verified: true,
    });
    expect((await new Visitor(app).get('/sign-in')).text).toContain('citizen@demo.motcua.test');
    await new Visitor(app).signIn('citizen@demo.motcua.test', 'motcua-demo-2026');
  });
});
