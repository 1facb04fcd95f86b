import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { Drafts } from '../../src/applications/drafts.service.js';
import { demoPerson } from '../../src/demo/accounts.js';
import { samplePdf } from '../../src/demo/sample-pdf.js';
import { account } from '../../src/paths/account.js';
import { citizen } from '../../src/paths/citizen.js';
import { frame } from '../../src/paths/frame.js';
import { publicPaths } from '../../src/paths/public.js';
import { until } from '../modules/platform/machinery.js';
import { hasChromium, type Person } from './browser.js';
import { Life, SAMPLE_PHONE } from './life.js';
import { makeStale } from './look-at.js';
import { Round } from './round.js';
import { pageTemplates, watchTemplates } from './templates-seen.js';
import { follow, World } from './world.js';

const browsers = hasChromium ? describe : describe.skip;
const PATIENCE = 600_000;
const SEND = 'main form[method="post"] button[type="submit"]:not([name])';
/** Longer than a command waits for a lock. */
const HELD = `begin; lock table applications in share mode; select pg_sleep(3); commit`;
const HELD_NOW = `select 1 from pg_locks where relation = 'applications'::regclass and mode = 'ShareLock' and granted`;

jest.setTimeout(PATIENCE);

browsers('pages on which something went another way', () => {
  const round = new Round();
  let world: World;
  let seen: ReadonlySet<string>;
  let visitor: Person;
  let person: Person;
  let life: Life;

  beforeAll(async () => {
    world = await World.start();
    seen = watchTemplates(world.app);
    life = new Life(world, '1.001193', { locale: 'vi', scripts: true });
    await life.submit();
    visitor = await world.visitor();
    person = await life.citizen();
  });
  afterAll(() => world?.close());

  const one = async <Column extends string>(sql: string): Promise<Readonly<Record<Column, string>> | undefined> =>
    (await world.app.database.query<Record<Column, string>>(sql))[0];

  const late = async (page: Page): Promise<void> => {
    await makeStale(page);
    await follow(page, SEND);
  };

  const track = (code: string, digits: string) => async (page: Page) => {
    await page.fill('#code', code);
    await page.fill('#digits', digits);
    await follow(page, SEND);
  };

  it('says so when something is not there or not allowed', async () => {
    const looks = [
      await round.look(visitor, { address: '/nothing-here', status: 404 }),
      await round.look(visitor, { address: '/services/9.999999', status: 404 }),
      await round.look(person, { address: frame.system, status: 403 }),
      await round.look(visitor, { address: '/%E0%A4%A', status: 404 }),
      await round.look(visitor, { address: `${frame.verify}?code=abc`, status: 422 }),
      await round.look(visitor, { address: publicPaths.verifyCode('0000-0000-0000'), status: 404 }),
      await round.look(visitor, { address: account.reset, status: 410 }),
      await round.look(visitor, { address: account.invitation, status: 410 }),
    ];
    expect(looks.flat()).toEqual([]);
  });

  it('shows a case to who knows its code, and nothing after too many tries', async () => {
    const found = { address: frame.track, status: 200, arrive: track(life.code, SAMPLE_PHONE.slice(-4)) };
    expect(await round.look(visitor, found)).toEqual([]);
    const wrong = track('H57.21-000000-0000', '0000');
    expect(await round.look(visitor, { address: frame.track, status: 422, arrive: wrong })).toEqual([]);
    for (let tries = 0; tries < 5; tries += 1) {
      await visitor.page.goto(frame.track);
      await wrong(visitor.page);
    }
    expect(await round.look(visitor, { address: frame.track, status: 429, arrive: wrong })).toEqual([]);
  });

  it('tells a file that is not the document', async () => {
    const known = await one<'code'>('select code from verifications limit 1');
    const file = { name: 'tep.pdf', mimeType: 'application/pdf', buffer: samplePdf('other') };
    const compare = async (page: Page): Promise<void> => {
      await page.setInputFiles('#file', file);
      await follow(page, SEND);
    };
    const address = publicPaths.verifyCode(known?.code ?? '');
    expect(await round.look(visitor, { address, status: 200, arrive: compare })).toEqual([]);
  });

  it('keeps what was typed when somebody else was faster', async () => {
    const draft = await life.begin();
    const looks = [await round.look(person, { address: citizen.section(draft, 'place'), status: 409, arrive: late })];
    const missing = { 'tick-field-birth_place': 'yes', 'reason-field-birth_place': 'Ghi đủ tên bệnh viện.' };
    await life.act('reception', 'request-completion', missing);
    for (const address of [citizen.supplement(life.code), citizen.withdraw(life.code)]) {
      looks.push(await round.look(person, { address, status: 409, arrive: late }));
    }
    expect(looks.flat()).toEqual([]);
  });

  it('says that an application was handed in before', async () => {
    const sealed = await one<'id'>('select id from applications where sealed_at is not null');
    expect(await round.look(person, { address: citizen.check(sealed?.id ?? ''), status: 200 })).toEqual([]);
  });

  it('apologises when the portal is at fault, or too busy', async () => {
    const busy = async (page: Page): Promise<void> => {
      const held = world.app.database.query(HELD);
      await until('the table is held', async () => (await world.app.database.query(HELD_NOW)).length > 0);
      await follow(page, SEND);
      await held;
    };
    const address = publicPaths.service('2.000635');
    expect(await round.look(person, { address, status: 503, arrive: busy })).toEqual([]);
    await world.app.database.query('alter table notices rename to lost');
    expect(await round.look(person, { address: frame.inbox, status: 500 })).toEqual([]);
    await world.app.database.query('alter table lost rename to notices');
  });

  it('refuses what goes too far', async () => {
    const drafts = world.app.get(Drafts);
    const citizenSelf = await demoPerson(world.app.nest, 'citizen');
    const fill = async (): Promise<void> => {
      for (;;) await drafts.start(citizenSelf, '2.000635');
    };
    await expect(fill()).rejects.toThrow('applications.too_many_drafts');
    const address = publicPaths.service('2.000635');
    const begin = (page: Page) => follow(page, SEND);
    expect(await round.look(person, { address, status: 409, arrive: begin })).toEqual([]);
  });

  it('has left out no template', () => {
    const all = [...pageTemplates('errors'), 'pages/public/tracked', 'pages/citizen/sent'];
    expect(all.filter((name) => !seen.has(name))).toEqual([]);
  });
});
