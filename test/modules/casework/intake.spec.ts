import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Drafts } from '../../../src/applications/drafts.service.js';
import { Intake } from '../../../src/casework/intake.service.js';
import type { Person } from '../../../src/platform/actor.js';
import { Invalid, Unavailable } from '../../../src/platform/errors/errors.js';
import { brokenInvariants } from './invariants.js';
import { Office } from './office.js';

let office: Office;
let citizen: Person;

beforeAll(async () => {
  office = await Office.open('web');
  office.at('2026-11-24T09:00:00+07:00');
  citizen = await office.citizen();
});

afterEach(async () => {
  expect(await brokenInvariants(office.app.database)).toEqual({});
});

afterAll(() => office?.app.close());

const intake = () => office.app.get(Intake);

/** As a browser that was told to come back: again with the same key. On a busy machine some are told so. */
async function patiently(person: Person, id: string, revision: number): Promise<{ code: string }> {
  for (let tries = 1; ; tries++) {
    try {
      return await intake().submit(person, id, { revision, idempotencyKey: id });
    } catch (error) {
      if (!(error instanceof Unavailable) || tries === 5) throw error;
    }
  }
}

describe('a submission', () => {
  it('with something missing says everything that is missing, and leaves the draft', async () => {
    const { id, revision } = await office.written(citizen, { requester_phone: null, copies: null });
    const failed = intake().submit(citizen, id, { revision });
    await expect(failed).rejects.toThrow(Invalid);
    await expect(failed).rejects.toMatchObject({ problems: [{ at: 'requester_phone' }, { at: 'copies' }] });
    expect((await office.app.get(Drafts).find(citizen, id)).sealedAt).toBeNull();
  });

  it('twenty times with one key makes one case', async () => {
    const { id, revision } = await office.written(citizen);
    const request = { revision, idempotencyKey: 'one' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => intake().submit(citizen, id, request)));
    expect(new Set(answers.map(({ code }) => code)).size).toBe(1);
    expect(await intake().submit(citizen, id, request)).toEqual(answers[0]);
    await expect(intake().submit(citizen, id, { revision })).rejects.toMatchObject({ code: 'applications.sealed' });
    await expect(intake().submit(citizen, id, { revision, idempotencyKey: 'two' })).rejects.toMatchObject({
      code: 'applications.sealed',
    });
  });

  it('waits for the counter one second at most, keeps the draft, and succeeds later with the same key', async () => {
    await office.submitted(citizen);
    const { id, revision } = await office.written(citizen);
    const request = { revision, idempotencyKey: 'patient' };
    const client = new pg.Client({ connectionString: office.app.database.url });
    await client.connect();
    await client.query('begin');
    await client.query('update case_counters set last = last');
    const failed = intake().submit(citizen, id, request);
    await expect(failed).rejects.toThrow(Unavailable);
    await expect(failed).rejects.toMatchObject({ code: 'casework.counter_busy', retryAfter: 2 });
    expect((await office.app.get(Drafts).find(citizen, id)).sealedAt).toBeNull();
    await client.query('rollback');
    await client.end();
    expect((await intake().submit(citizen, id, request)).code).toMatch(/^H57/);
  });

  it('counts each day and each agency anew', async () => {
    const there = { commune: { province: '46', commune: office.neighbour.communeCode } };
    const codes = [await office.submitted(citizen, there)];
    office.at('2026-11-25T00:00:01+07:00');
    codes.push(await office.submitted(citizen, there));
    office.at('2026-11-24T09:00:00+07:00');
    expect(codes).toEqual([`${office.neighbour.code}-261124-0001`, `${office.neighbour.code}-261125-0001`]);
  });

  it('two hundred at once give codes without gaps or doubles', async () => {
    const people = await Promise.all(Array.from({ length: 10 }, () => office.citizen()));
    const drafts: { person: Person; id: string; revision: number }[] = [];
    for (let round = 0; round < 20; round++) {
      drafts.push(
        ...(await Promise.all(people.map(async (person) => ({ person, ...(await office.written(person)) })))),
      );
    }
    const before = await office.app.database.query<{ last: number }>(
      `select coalesce(max(last), 0) as last from case_counters where agency_id = $1 and day = '2026-11-24'`,
      [office.ward.id],
    );
    const answers = await Promise.all(drafts.map(({ person, id, revision }) => patiently(person, id, revision)));
    const first = (before[0]?.last ?? 0) + 1;
    const expected = Array.from(
      { length: 200 },
      (_, index) => `${office.ward.code}-261124-${String(first + index).padStart(4, '0')}`,
    );
    expect(answers.map(({ code }) => code).sort()).toEqual(expected);
  }, 60_000);
});
