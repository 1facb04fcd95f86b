import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { makeDemoAccounts } from '../../src/demo/accounts.js';
import { Tokens } from '../../src/identity/tokens.service.js';
import { brokenInvariants } from '../modules/casework/invariants.js';
import { Applicant } from '../support/applicant.js';
import type { TestApp } from '../support/app.js';
import { compileSources, type CompiledSources } from '../support/compiled.js';
import { freshDatabase, type TestDatabase } from '../support/database.js';
import { startPortal } from '../support/portal.js';
import { type FaultyProxy, startProxy, throughProxy } from '../support/proxy.js';
import { type RunningProcess, Town } from './town.js';

const cases = (database: TestDatabase): Promise<{ code: string }[]> =>
  database.query<{ code: string }>('select code from case_files order by code');

describe('the button of the last page', () => {
  let database: TestDatabase;
  let proxy: FaultyProxy;
  let app: TestApp;

  beforeAll(async () => {
    database = await freshDatabase();
    proxy = await startProxy(Number(new URL(database.url).port));
    app = await startPortal({ demo: true, database: { ...database, url: throughProxy(database.url, proxy) } });
    await makeDemoAccounts(app.nest);
  }, 90_000);

  afterEach(async () => {
    expect(await brokenInvariants(database)).toEqual({});
  });

  afterAll(async () => {
    await app?.close();
    await proxy?.close();
    await database?.drop();
  });

  it('pressed twenty times at once makes one case, and every answer leads to its receipt', async () => {
    const citizen = await Applicant.signedIn(app, 'citizen');
    const base = await citizen.start();
    await citizen.fillIn(base);
    const form = await citizen.ready(base);
    const before = (await cases(database)).length;
    const answers = await Promise.all(Array.from({ length: 20 }, () => citizen.post(`${base}/submit`, form)));
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([303]));
    const places = new Set(answers.map((one) => one.headers.location));
    expect(places.size).toBe(1);
    const now = await cases(database);
    expect(now).toHaveLength(before + 1);
    const receipt = await citizen.get([...places][0] ?? '');
    expect(receipt.status).toBe(200);
    expect(receipt.text).toContain(now.at(-1)?.code);
  }, 60_000);

  it('whose answer is lost after COMMIT finds the case that exists when it is pressed again', async () => {
    const citizen = await Applicant.signedIn(app, 'citizen2');
    const base = await citizen.start();
    await citizen.fillIn(base);
    const form = await citizen.ready(base);
    const before = (await cases(database)).length;
    proxy.swallowCommits(1);
    const lost = await citizen.post(`${base}/submit`, form);
    expect(proxy.swallowed).toBe(1);
    // The portal looks again and finds that the application was handed in; where it could not, it would say "try again".
    expect(lost.status).toBe(200);
    expect(lost.text).not.toMatch(/Error:|at \w+ \(|terminated/);
    const there = await cases(database);
    expect(there).toHaveLength(before + 1);

    const again = await citizen.post(`${base}/submit`, form);
    expect(again.status).toBe(303);
    const receipt = await citizen.get(again.headers.location ?? '');
    expect(receipt.status).toBe(200);
    expect(await cases(database)).toEqual(there);
    expect(there.some((one) => again.headers.location?.includes(one.code))).toBe(true);
  }, 60_000);
});

describe('two hundred submissions at once to one agency, through three processes', () => {
  let compiled: CompiledSources;
  let town: Town;
  let doors: RunningProcess[];

  beforeAll(async () => {
    compiled = compileSources();
    town = await Town.open(compiled, { at: '2026-11-25T09:00:00+07:00' });
    doors = await Promise.all([town.web(), town.web(), town.web()]);
  }, 120_000);

  afterAll(async () => {
    await town?.close();
    compiled?.remove();
  });

  interface Writer {
    readonly token: string;
    readonly id: string;
    readonly revision: number;
    refusals: number;
  }

  async function writers(): Promise<Writer[]> {
    const people = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const person = await town.office.citizen();
        const { token } = await town.portal.get(Tokens).issue(person.accountId);
        return { person, token };
      }),
    );
    const all: Writer[] = [];
    for (let round = 0; round < 10; round++) {
      for (const { person, token } of people) all.push({ token, ...(await town.office.written(person)), refusals: 0 });
    }
    return all;
  }

  const send = ({ token, id, revision }: Writer, door: number): Promise<Response> =>
    fetch(`${doors[door % doors.length]?.address}/api/v1/applications/${id}/submission`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': `once-${id}`,
      },
      body: JSON.stringify({ revision }),
    });

  /** As a program that was told to come back: through another door, with the same key. */
  async function submit(writer: Writer, door: number): Promise<string> {
    for (let tries = 0; tries < 20; tries++) {
      const answer = await send(writer, door + tries);
      if (answer.status === 200) return ((await answer.json()) as { code: string }).code;
      expect({ status: answer.status, said: await answer.text() }).toMatchObject({ status: 503 });
      expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      writer.refusals += 1;
    }
    throw new Error('Refused twenty times');
  }

  it('give codes without gaps or doubles; who was told to wait repeats with the same key', async () => {
    const first = await town.office.submitted(town.citizen);
    const all = await writers();
    // Somebody sits on the counter until the first have been told to come back.
    const sitting = new pg.Client({ connectionString: town.database.url });
    await sitting.connect();
    await sitting.query('begin');
    await sitting.query('update case_counters set last = last');
    const rush = Promise.all(all.map((writer, place) => submit(writer, place)));
    while (all.every((one) => one.refusals === 0)) await new Promise((resolve) => setTimeout(resolve, 20));
    await sitting.query('rollback');
    await sitting.end();
    const codes = await rush;
    const prefix = first.slice(0, -4);
    const expected = Array.from({ length: 200 }, (_, at) => `${prefix}${String(at + 2).padStart(4, '0')}`);
    expect([...codes].sort()).toEqual(expected);
    expect(all.filter((one) => one.refusals > 0).length).toBeGreaterThan(0);

    const repeated = await Promise.all(all.slice(0, 30).map((writer, place) => submit(writer, place + 1)));
    expect(repeated).toEqual(codes.slice(0, 30));
    expect(await brokenInvariants(town.database)).toEqual({});
  }, 120_000);
});
