import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { demoAddress, makeDemoAccounts } from '../../src/demo/accounts.js';
import { samplePerson } from '../../src/demo/people.js';
import { SAMPLE_FINDINGS, sampleAnswers } from '../../src/demo/sample-answers.js';
import { samplePdf } from '../../src/demo/sample-pdf.js';
import { Db } from '../../src/platform/database/db.js';
import { ApiUser } from '../support/api.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';
import { until } from '../modules/platform/machinery.js';

const MORNING = '2026-11-23T08:30:00+07:00';
const PHU_XUAN = '19753';

let app: TestApp;
let citizen: ApiUser;
let stranger: ApiUser;
const staff: Record<string, ApiUser> = {};

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
  app.setTime(MORNING);
  await makeDemoAccounts(app.nest);
  citizen = await ApiUser.signIn(app, demoAddress('citizen'));
  stranger = await ApiUser.signIn(app, demoAddress('citizen2'));
  for (const role of ['reception', 'specialist', 'leader', 'clerk'])
    staff[role] = await ApiUser.signIn(app, demoAddress(role));
}, 60_000);

afterAll(() => app?.close());

async function draft(): Promise<{ id: string; revision: number }> {
  const made = await citizen.post('/applications', { procedure: '1.001193' });
  expect(made.status).toBe(201);
  const { commune } = { commune: await communeOf() };
  const answers = sampleAnswers('1.001193', samplePerson(3), { commune, today: '2026-11-23' });
  const saved = await citizen.patch(`/applications/${made.body.id}/answers`, { revision: made.body.revision, answers });
  expect({ status: saved.status, problems: saved.body.problems }).toEqual({ status: 200, problems: undefined });
  return { id: saved.body.id, revision: saved.body.revision };
}

async function communeOf(): Promise<string> {
  const [row] = await app
    .get(Db)
    .query<{ code: string }>(`select commune_code as code from agencies where code = 'H57.21'`);
  return row?.code ?? PHU_XUAN;
}

async function act(who: string, code: string, kind: string, input: object = {}): Promise<void> {
  const user = staff[who];
  if (!user) throw new Error(who);
  const offered = await user.get(`/cases/${code}/actions`);
  const action = (offered.body.items as { key: string; kind: string }[]).find((one) => one.kind === kind);
  expect({ kind, found: action !== undefined, offered: offered.body }).toMatchObject({ kind, found: true });
  const done = await user.post(`/cases/${code}/acts/${action?.key}`, { version: offered.body.version, input });
  expect({ kind, status: done.status, body: done.body }).toMatchObject({ kind, status: 200 });
}

describe('the life of a birth registration through the API', () => {
  let code = '';

  it('is applied for: a draft, answers, a paper, one submission however often it is sent', async () => {
    const { id } = await draft();
    const lacking = await citizen.post(`/applications/${id}/submission`, {}, 'suite-lacking-paper');
    expect(lacking.status).toBe(422);
    expect(lacking.body.problems).toEqual([expect.objectContaining({ at: 'paper:birth_attestation' })]);
    const given = await citizen.file(
      `/applications/${id}/files`,
      'paper:birth_attestation',
      samplePdf('birth'),
      'giay.pdf',
    );
    expect({ status: given.status, type: given.body.type }).toEqual({ status: 201, type: 'application/pdf' });
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => citizen.post(`/applications/${id}/submission`, {}, 'suite-birth-1')),
    );
    expect(answers.map((one) => one.status)).toEqual([200, 200, 200, 200, 200]);
    code = answers[0]?.body.code as string;
    expect(new Set(answers.map((one) => one.body.code))).toEqual(new Set([code]));
    expect(code).toMatch(/^H57\.21-261123-\d{4}$/);
  });

  it('is nobody else’s business', async () => {
    expect((await stranger.get(`/cases/${code}`)).status).toBe(404);
    const other = await ApiUser.signIn(app, demoAddress('reception', 'other'));
    expect((await other.get(`/cases/${code}`)).status).toBe(404);
  });

  it('goes through reception, examination, signature and issue', async () => {
    await act('reception', code, 'record_identity', { method: 'id_card_seen' });
    await act('reception', code, 'accept');
    await until('the case is handed over', async () => {
      const { body } = await (staff.specialist as ApiUser).get(`/cases/${code}/actions`);
      return (body.items as { kind: string }[]).some((one) => one.kind === 'claim');
    });
    await act('specialist', code, 'claim');
    await act('specialist', code, 'propose', { outcome: 'approved', inputs: SAMPLE_FINDINGS['1.001193'] });
    await act('leader', code, 'sign', { password: 'motcua-demo-2026' });
    await act('clerk', code, 'issue');
    await act('reception', code, 'return_result', {
      channel: 'counter',
      receiver: 'Mẫu Thị An',
      paper: 'Thẻ căn cước',
    });
  });

  it('leaves the rows that the pages leave', async () => {
    const events = await app
      .get(Db)
      .query<{ event: string }>(
        `select e.event from case_events e join case_files c on c.id = e.case_id where c.code = $1 order by e.revision`,
        [code],
      );
    expect(events.map((one) => one.event)).toEqual([
      'submitted',
      'identity_recorded',
      'accepted',
      'handed_over',
      'claimed',
      'proposed',
      'signed',
      'issued',
      'result_returned',
    ]);
    const [file] = await app
      .get(Db)
      .query<{ phase: string; channel: string }>('select phase, channel from case_files where code = $1', [code]);
    expect(file).toEqual({ phase: 'closed', channel: 'api' });
  });
});

describe('the API', () => {
  it('refuses a stale version with who was faster, when and what', async () => {
    const { id } = await draft();
    await citizen.file(`/applications/${id}/files`, 'paper:birth_attestation', samplePdf('birth'), 'giay.pdf');
    const { body } = await citizen.post(`/applications/${id}/submission`, {}, 'suite-birth-2');
    const seen = await (staff.reception as ApiUser).get(`/cases/${body.code}/actions`);
    await act('reception', body.code as string, 'record_identity', { method: 'id_card_seen' });
    const late = await (staff.reception as ApiUser).post(`/cases/${body.code}/acts/accept`, {
      version: seen.body.version,
    });
    expect(late.status).toBe(409);
    expect(late.headers['content-type']).toContain('application/problem+json');
    expect(late.body).toMatchObject({
      code: 'casework.overtaken',
      changes: ['identity_recorded'],
      by: expect.any(String),
    });
  });

  it('asks who is there, and takes no cookie for it', async () => {
    const answer = await supertest(app.address).get('/api/v1/cases').set('cookie', 'motcua=anything');
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ code: 'identity.sign_in_needed', status: 401 });
  });

  it('says what is wrong with a body', async () => {
    const answer = await citizen.post('/applications', { procedure: 7, colour: 'red' });
    expect(answer.status).toBe(422);
    expect((answer.body.problems as { at: string }[]).map((one) => one.at).sort()).toEqual(['colour', 'procedure']);
  });

  it('needs an idempotency key for a submission', async () => {
    const { id } = await draft();
    const answer = await citizen.post(`/applications/${id}/submission`, {});
    expect(answer.body.problems).toEqual([expect.objectContaining({ code: 'api.idempotency_key' })]);
  });

  it('describes itself as OpenAPI 3.1', async () => {
    const { body } = await supertest(app.address).get('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths as object)).toEqual(
      expect.arrayContaining([
        '/api/v1/tokens',
        '/api/v1/applications/{id}/submission',
        '/api/v1/cases/{code}/acts/{action}',
      ]),
    );
  });

  it('lists services, one whole, and the schema of its answers', async () => {
    const found = await supertest(app.address).get('/api/v1/procedures').query({ q: 'khai sinh' });
    expect((found.body.items as { code: string }[])[0]?.code).toBe('1.001193');
    const schema = await supertest(app.address).get('/api/v1/procedures/1.001193/schema');
    expect(schema.body.answers).toMatchObject({
      type: 'object',
      properties: expect.objectContaining({ child_name: expect.anything() }),
    });
  });
});
