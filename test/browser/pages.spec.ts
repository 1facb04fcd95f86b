import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { Drafts } from '../../src/applications/drafts.service.js';
import { DEMO_AGENCIES, demoAddress, demoPerson } from '../../src/demo/accounts.js';
import { samplePerson } from '../../src/demo/people.js';
import { SAMPLE_PAPERS, sampleAnswers } from '../../src/demo/sample-answers.js';
import { samplePdf } from '../../src/demo/sample-pdf.js';
import { account } from '../../src/paths/account.js';
import { citizen } from '../../src/paths/citizen.js';
import { frame } from '../../src/paths/frame.js';
import { publicPaths } from '../../src/paths/public.js';
import { hasChromium, type Person } from './browser.js';
import { makeStale } from './look-at.js';
import { Round } from './round.js';
import { pageTemplates, watchTemplates } from './templates-seen.js';
import { follow, MORNING, World } from './world.js';

const browsers = hasChromium ? describe : describe.skip;
const PATIENCE = 400_000;
const PROCEDURES = Object.keys(SAMPLE_PAPERS);

jest.setTimeout(PATIENCE);

browsers('every page of visitors and citizens', () => {
  const round = new Round();
  let world: World;
  let seen: ReadonlySet<string>;
  let visitor: Person;
  let mai: Person;
  let filled = '';

  beforeAll(async () => {
    world = await World.full();
    seen = watchTemplates(world.app);
    visitor = await world.visitor();
    mai = await world.signedIn('citizen');
    filled = await readyDraft();
  });
  afterAll(() => world?.close());

  /** A draft with everything in it, which waits for the button. */
  async function readyDraft(): Promise<string> {
    const [drafts, person] = [world.app.get(Drafts), await demoPerson(world.app.nest, 'citizen')];
    const { communeCode } = await world.app.get(Agencies).byCode(DEMO_AGENCIES.demo);
    const setting = { commune: communeCode ?? '', today: MORNING.slice(0, 10) };
    const id = await drafts.start(person, '1.001193');
    await drafts.saveAnswers(person, id, 1, sampleAnswers('1.001193', samplePerson(3), setting));
    const file = { content: samplePdf('birth_attestation'), declaredName: 'giay-chung-sinh-mau.pdf' };
    await drafts.attach(person, id, 'paper:birth_attestation', file);
    return id;
  }

  const codeOf = async (where: string): Promise<string> => {
    const sql = `select code from case_files where ${where} order by submitted_at limit 1`;
    return (await world.app.database.query<{ code: string }>(sql))[0]?.code ?? '';
  };

  it('is accessible and stays in its window for a visitor', async () => {
    await visitor.page.goto(account.forgot);
    await visitor.page.fill('#email', demoAddress('citizen2'));
    await follow(visitor.page, 'main form button[type="submit"]');
    await world.settle();
    const [shown] = await world.app.database.query<{ code: string }>('select code from verifications limit 1');
    const from = [frame.home, frame.mailbox, frame.styleguide, publicPaths.verifyCode(shown?.code ?? '')];
    expect(await round.of(visitor, [...from, account.registered])).toEqual([]);
  });

  it('is accessible and stays in its window for a citizen', async () => {
    const [drafts, person] = [world.app.get(Drafts), await demoPerson(world.app.nest, 'citizen')];
    const begun = await Promise.all(PROCEDURES.map((code) => drafts.start(person, code)));
    const from = [citizen.application(filled), ...begun.map((id) => citizen.application(id)), citizen.applications];
    expect(await round.of(mai, [...from, account.profile])).toEqual([]);
    expect(await round.of(await world.signedIn('citizen2'), [citizen.applications])).toEqual([]);
  });

  it('is so when something is not there, not allowed or too much', async () => {
    const wrong = { address: frame.track, status: 422 };
    const track = (code: string, digits: string) => async () => {
      await visitor.page.fill('#code', code);
      await visitor.page.fill('#digits', digits);
      await follow(visitor.page, 'main form button[type="submit"]');
    };
    const oldest = await codeOf('true');
    const digits = samplePerson(1).phone.slice(-4);
    const file = { name: 'tep.pdf', mimeType: 'application/pdf', buffer: samplePdf('other') };
    const [known] = await world.app.database.query<{ code: string }>('select code from verifications limit 1');
    const found = [
      await round.look(visitor, { address: '/nothing-here', status: 404 }),
      await round.look(mai, { address: frame.system, status: 403 }),
      await round.look(visitor, { address: `${frame.verify}?code=abc`, status: 422 }),
      await round.look(visitor, { address: publicPaths.verifyCode('0000-0000-0000'), status: 404 }),
      await round.look(visitor, {
        address: publicPaths.verifyCode(known?.code ?? ''),
        status: 200,
        arrive: async (page) => {
          await page.setInputFiles('#file', file);
          await follow(page, 'main form button[type="submit"]');
        },
      }),
      await round.look(visitor, { address: account.reset, status: 410 }),
      await round.look(visitor, { address: account.invitation, status: 410 }),
      await round.look(visitor, { ...wrong, status: 200, arrive: track(oldest, digits) }),
      await round.look(visitor, { ...wrong, arrive: track('H57.21-000000-0000', '0000') }),
    ];
    expect(found.flat()).toEqual([]);
  });

  it('is so when somebody else was faster', async () => {
    const asked = await codeOf(`phase = 'awaiting_applicant' and applicant_account is not null`);
    const press = (button: string) => async (page: Person['page']) => {
      await makeStale(page);
      await follow(page, button);
    };
    const submit = 'main form[action] button[type="submit"]:not([name])';
    const section = citizen.section(filled, 'place');
    const found = [await round.look(mai, { address: section, status: 409, arrive: press(submit) })];
    expect(asked).not.toBe('');
    expect(found.flat()).toEqual([]);
  });

  it('has left out no template', () => {
    const all = ['pages/public', 'pages/citizen', 'errors'].flatMap(pageTemplates);
    expect(all.filter((name) => !seen.has(name))).toEqual([]);
  });
});
