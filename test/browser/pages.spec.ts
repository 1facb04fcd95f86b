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
import { Round } from './round.js';
import { pageTemplates, watchTemplates } from './templates-seen.js';
import { follow, MORNING, World } from './world.js';

const browsers = hasChromium ? describe : describe.skip;
const PATIENCE = 600_000;
/** Looked at in `astray.spec.ts` and `parts.spec.ts`. */
const ELSEWHERE = [
  ...['pages/public/tracked', 'pages/citizen/sent'],
  ...['pages/public/styleguide', 'pages/public/accessibility', 'pages/public/privacy'],
];
const HERE = /^\/(?!styleguide|accessibility|privacy)/;
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

  it('is accessible and stays in its window for a visitor', async () => {
    await visitor.page.goto(account.forgot);
    await visitor.page.fill('#email', demoAddress('citizen2'));
    await follow(visitor.page, 'main form button[type="submit"]');
    await world.settle();
    const [shown] = await world.app.database.query<{ code: string }>('select code from verifications limit 1');
    const from = [frame.home, frame.mailbox, publicPaths.verifyCode(shown?.code ?? '')];
    expect(await round.of(visitor, [...from, account.registered], HERE)).toEqual([]);
  });

  it('is accessible and stays in its window for a citizen', async () => {
    const [drafts, person] = [world.app.get(Drafts), await demoPerson(world.app.nest, 'citizen')];
    const begun = await Promise.all(PROCEDURES.map((code) => drafts.start(person, code)));
    const from = [citizen.application(filled), ...begun.map((id) => citizen.application(id)), citizen.applications];
    expect(await round.of(mai, [...from, account.profile], HERE)).toEqual([]);
    expect(await round.of(await world.signedIn('citizen2'), [citizen.applications], HERE)).toEqual([]);
  });

  it('has left out no template', () => {
    const all = ['pages/public', 'pages/citizen'].flatMap(pageTemplates);
    expect(all.filter((name) => !seen.has(name) && !ELSEWHERE.includes(name))).toEqual([]);
  });
});
