import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { samplePdf } from '../../src/demo/sample-pdf.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';
import { routesOf } from '../support/routes.js';
import { type Actor, ACTORS, prepareWorld, type World } from './permission-world.js';

/**
 * Who may open what. `any`: everybody; `signed`: whoever is signed in; `owner`: the person whose application or case it
 * is; `desk`: whoever holds that role at the agency where the case is; the rest by role. Everybody else is refused: a
 * visitor is asked to sign in, a wrong role hears 403, and somebody else's object is not found.
 */
type Rule = readonly Actor[];
const STAFF: Rule = ['reception', 'specialist', 'leader', 'clerk'];
const ANY: Rule = ACTORS;
const SIGNED: Rule = ACTORS.filter((one) => one !== 'visitor');
const OWNER: Rule = ['citizen'];
const CASE: Rule = ['citizen', ...STAFF];
const DESK: Rule = ['reception'];
const OFFICE: Rule = [...STAFF, 'otherReception'];
const COUNTER: Rule = ['reception', 'otherReception'];
const SYSTEM: Rule = ['system'];
const CATALOG: Rule = ['catalog'];

const RULES: readonly (readonly [RegExp, Rule])[] = [
  [/^(GET|POST) \/(register|sign-in|sign-out|forgot-password|reset-password|invitation|verify-email)(\/|$)/, ANY],
  [/^(GET|POST) \/(track|verify|accessibility|privacy|styleguide|address|schemas|dev|health|metrics)(\/|$)/, ANY],
  [/^GET \/$/, ANY],
  [/^GET \/services(\/:code)?$/, ANY],
  [/^(GET|POST) \/services\/:code\/apply$/, SIGNED],
  [/^(GET|POST) \/(profile|inbox)(\/|$)/, SIGNED],
  [/^GET \/applications$/, SIGNED],
  // Only sends on to another page, whoever asks.
  [/^GET \/applications\/:id\/submit$/, SIGNED],
  [/^GET \/cases\/:code\/supplement\/papers/, SIGNED],
  [/^GET \/officer\/counter\/:id\/submit$/, COUNTER],
  [/ \/applications\/:id/, OWNER],
  [/^GET \/cases\/:code\/(documents|files|receipt)/, CASE],
  [/ \/cases\/:code/, OWNER],
  [/^GET \/officer(\/search)?$/, OFFICE],
  [/^GET \/officer\/figures$/, ['leader']],
  [/^POST \/officer\/cases\/:code\/messages$/, ['reception', 'specialist']],
  [/ \/officer\/cases\/:code/, STAFF],
  [/ \/officer\/counter$/, COUNTER],
  [/ \/officer\/counter\/:id/, DESK],
  [/ \/admin\/catalog/, CATALOG],
  [/ \/admin\/(agencies|calendar|staff|audit|system)/, SYSTEM],
  [/^POST \/api\/v1\/tokens$/, ANY],
  [/^GET \/api\/v1\/(procedures|track)/, ANY],
  [/^DELETE \/api\/v1\/tokens\/current$/, SIGNED],
  [/^POST \/api\/v1\/applications$/, SIGNED],
  [/ \/api\/v1\/applications\/:id/, OWNER],
  [/^GET \/api\/v1\/cases$/, SIGNED],
  [/ \/api\/v1\/cases\/:code/, CASE],
];

/** Routes whose sample object is not there, or that send whoever may on to another page: only refusals are tried. */
const REFUSALS_ONLY = [
  /jobs\/:queue\/:id/,
  /\/dev\/mail\/:id/,
  /\/inbox\/:id/,
  /supplement/,
  /track\/:code/,
  /\/verify\/:code/,
  /catalog\/:code\/draft/,
];

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startPortal({ role: 'all', demo: true });
  world = await prepareWorld(app);
}, 120_000);
afterAll(() => app?.close());

const ruleOf = (route: string): Rule | undefined => RULES.find(([pattern]) => pattern.test(route))?.[1];

/** Well-formed, so that it is the permission that refuses. */
const BODIES: Readonly<Record<string, object>> = {
  '/api/v1/applications/:id/answers': { revision: 1, answers: {} },
  '/api/v1/cases/:code/acts/:action': { version: 1, input: {} },
};

/** `in`, or how the request was refused. */
async function knock(actor: Actor, route: string): Promise<string> {
  const [method = 'GET', path = '/'] = route.split(' ');
  const request = supertest(app.address)[method.toLowerCase() as 'get'](world.fill(path));
  const isApi = path.startsWith('/api/');
  if (isApi && world.tokens[actor]) void request.set('authorization', `Bearer ${world.tokens[actor]}`);
  if (!isApi && world.cookies[actor]) void request.set('cookie', world.cookies[actor]);
  if (isApi && path.endsWith('/submission')) void request.set('idempotency-key', `suite-${actor}`);
  if (method !== 'GET' && !isApi) void request.set('sec-fetch-site', 'same-origin');
  if (path.endsWith(':id/files')) void request.field('slot', 'paper:drawings').attach('file', samplePdf('x'), 'x.pdf');
  else if (method !== 'GET' && isApi) void request.send(BODIES[path] ?? {});
  const { status, headers } = await request;
  if (status === 401 || String(headers.location).startsWith('/sign-in')) return 'sign in';
  return status === 403 ? 'forbidden' : status === 404 ? 'not found' : 'in';
}

describe('every route', () => {
  it('has a rule of its own here', () => {
    expect(routesOf(app).filter((route) => ruleOf(route) === undefined)).toEqual([]);
    const idle = RULES.filter(([pattern]) => !routesOf(app).some((route) => pattern.test(route)));
    expect(idle.map(([pattern]) => String(pattern))).toEqual([]);
  });

  it('refuses whoever may not: a visitor signs in, a wrong role is forbidden, another’s object is not found', async () => {
    const wrong: string[] = [];
    for (const route of routesOf(app)) {
      for (const actor of ACTORS.filter((one) => !ruleOf(route)?.includes(one))) {
        const answer = await knock(actor, route);
        const expected = actor === 'visitor' ? ['sign in'] : ['forbidden', 'not found'];
        if (!expected.includes(answer)) wrong.push(`${actor} ${route}: ${answer}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('lets in whoever may look', async () => {
    const wrong: string[] = [];
    for (const route of routesOf(app).filter((one) => one.startsWith('GET '))) {
      if (REFUSALS_ONLY.some((pattern) => pattern.test(route))) continue;
      for (const actor of ruleOf(route) ?? []) {
        const answer = await knock(actor, route);
        if (answer !== 'in') wrong.push(`${actor} ${route}: ${answer}`);
      }
    }
    expect(wrong).toEqual([]);
  }, 300_000);

  it('never says more to somebody else than to nobody: an unknown case and another’s look alike', async () => {
    const other = supertest(app.address)
      .get(`/cases/${world.code}`)
      .set('cookie', world.cookies.stranger ?? '');
    const none = supertest(app.address)
      .get('/cases/H57.21-991231-0001')
      .set('cookie', world.cookies.stranger ?? '');
    const plain = (html: string): string =>
      html
        .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
        .replaceAll(world.code, '')
        .replaceAll('H57.21-991231-0001', '');
    expect(plain((await other).text)).toBe(plain((await none).text));
  });
});
