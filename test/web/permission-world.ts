import supertest from 'supertest';
import { Agencies } from '../../src/agencies/agencies.service.js';
import { Drafts } from '../../src/applications/drafts.service.js';
import { DocumentAccess } from '../../src/casework/document-access.service.js';
import { Intake } from '../../src/casework/intake.service.js';
import { DEMO_PASSWORD, demoAddress, demoPerson, makeDemoAccounts } from '../../src/demo/accounts.js';
import { samplePerson } from '../../src/demo/people.js';
import { sampleAnswers } from '../../src/demo/sample-answers.js';
import { samplePdf } from '../../src/demo/sample-pdf.js';
import type { Person } from '../../src/platform/actor.js';
import { until } from '../modules/platform/machinery.js';
import type { TestApp } from '../support/app.js';

export const ACTORS = [
  'visitor',
  'citizen',
  'stranger',
  'reception',
  'specialist',
  'leader',
  'clerk',
  'otherReception',
  'catalog',
  'system',
] as const;
export type Actor = (typeof ACTORS)[number];

const ADDRESSES: Partial<Record<Actor, string>> = {
  citizen: demoAddress('citizen'),
  stranger: demoAddress('citizen2'),
  reception: demoAddress('reception'),
  specialist: demoAddress('specialist'),
  leader: demoAddress('leader'),
  clerk: demoAddress('clerk'),
  otherReception: demoAddress('reception', 'other'),
  catalog: demoAddress('catalog'),
  system: demoAddress('system'),
};

/** One application, one case and one draft at the counter, and everybody who might want to see them. */
export interface World {
  readonly code: string;
  readonly cookies: Partial<Record<Actor, string>>;
  readonly tokens: Partial<Record<Actor, string>>;
  /** A route as an address of this world. */
  fill(path: string): string;
}

export async function prepareWorld(app: TestApp): Promise<World> {
  app.setTime('2026-11-25T08:30:00+07:00');
  await makeDemoAccounts(app.nest);
  const [cookies, tokens] = [await signInAll(app), await tokensOfAll(app)];
  const citizen = await demoPerson(app.nest, 'citizen');
  const draft = await makeDraft(app, citizen, 'portal');
  const counter = await makeDraft(app, await demoPerson(app.nest, 'reception'), 'counter');
  const sealed = await makeDraft(app, citizen, 'portal');
  const { revision } = await app.get(Drafts).find(citizen, sealed.id);
  const { code } = await app.get(Intake).submit(citizen, sealed.id, { revision, idempotencyKey: 'permission-world' });
  const documents = () => app.get(DocumentAccess).list(citizen, code);
  await until('the receipt is printed', async () => (await documents()).some((one) => one.ready));
  const [document] = await documents();
  const { id: agency } = await app.get(Agencies).byCode('H57.21');
  const account = (await demoPerson(app.nest, 'specialist')).accountId;
  const fill = (path: string): string => {
    const [id, file] = path.includes('/officer/counter') ? [counter.id, counter.file] : [draft.id, draft.file];
    const adminId = path.includes('/admin/staff') ? account : path.includes('/admin/agencies') ? agency : id;
    return path
      .replace('/verify/:code', '/verify/ABCD-EFGH-JKMN')
      .replace(/\/(services|catalog|procedures)\/:code/, '/$1/2.000635')
      .replace('/track/:code', `/track/${code}?phone=0000`)
      .replace(':code', code)
      .replace(':queue', 'acts')
      .replace(':section', 'place')
      .replace(':paper', 'drawings')
      .replace(':document', document?.id ?? '')
      .replace(':file', path.includes('/cases/') ? sealed.file : file)
      .replace(':action', 'accept')
      .replace(':number', '1')
      .replace(':grant', draft.id)
      .replace(':id', path.includes('/admin/') ? adminId : id);
  };
  return { code, cookies, tokens, fill };
}

async function signInAll(app: TestApp): Promise<World['cookies']> {
  const cookies: Partial<Record<Actor, string>> = {};
  for (const [actor, login] of Object.entries(ADDRESSES)) {
    const answer = await supertest(app.address)
      .post('/sign-in')
      .set('sec-fetch-site', 'same-origin')
      .type('form')
      .send({ login, password: DEMO_PASSWORD });
    cookies[actor as Actor] = String(answer.headers['set-cookie']).split(';')[0] ?? '';
  }
  return cookies;
}

async function tokensOfAll(app: TestApp): Promise<World['tokens']> {
  const tokens: Partial<Record<Actor, string>> = {};
  for (const [actor, email] of Object.entries(ADDRESSES)) {
    const answer = await supertest(app.address).post('/api/v1/tokens').send({ email, password: DEMO_PASSWORD });
    tokens[actor as Actor] = (answer.body as { token: string }).token;
  }
  return tokens;
}

async function makeDraft(
  app: TestApp,
  person: Person,
  channel: 'portal' | 'counter',
): Promise<{ id: string; file: string }> {
  const drafts = app.get(Drafts);
  const id = await drafts.start(person, '1.013225', channel);
  const { communeCode } = await app.get(Agencies).byCode('H57.21');
  const setting = { commune: communeCode ?? '', today: '2026-11-25' };
  await drafts.saveAnswers(person, id, 1, sampleAnswers('1.013225', samplePerson(2), setting));
  const upload = { content: samplePdf('drawings'), declaredName: 'ban-ve.pdf' };
  const file = await drafts.attach(person, id, 'paper:drawings', upload);
  return { id, file: file.id };
}
