import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import type { Person } from '../../src/platform/actor.js';
import { CaseActs } from '../../src/casework/case-acts.service.js';
import { Intake } from '../../src/casework/intake.service.js';
import { MotcuaError, Unavailable } from '../../src/platform/errors/errors.js';
import { brokenInvariants } from '../modules/casework/invariants.js';
import { LIFE } from '../modules/casework/life.js';
import { until } from '../modules/platform/machinery.js';
import { compileSources, type CompiledSources } from '../support/compiled.js';
import type { TestDatabase } from '../support/database.js';
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.js';
import { Town } from './town.js';

const LIVES = 10;
const PATIENCE_MS = 60_000;

let compiled: CompiledSources;
let server: OwnPostgres;
let pool: pg.Pool;
let town: Town;
/** Acts whose answer was heard, over all lives. */
let acknowledged = 0;
let failures = 0;

beforeAll(async () => {
  compiled = compileSources();
  server = await startOwnPostgres(compiled.folder);
  pool = new pg.Pool({ connectionString: server.url, max: 4 });
  pool.on('error', () => {});
  const database: TestDatabase = {
    url: server.url,
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await again(() => pool.query<Row>(sql, [...values]))).rows,
    drop: async () => {},
  };
  town = await Town.open(compiled, { database, at: '2026-11-25T09:00:00+07:00' });
  await town.worker();
}, 240_000);

afterAll(async () => {
  await town?.close();
  await pool?.end();
  await server?.stop();
  compiled?.remove();
});

/** As whoever got no answer: the same request again, until there is one. What the portal refuses with a reason is final. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + PATIENCE_MS; ;) {
    try {
      return await work();
    } catch (error) {
      if ((error instanceof MotcuaError && !(error instanceof Unavailable)) || Date.now() > end) throw error;
      failures += 1;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function live(citizen: Person, draft: { id: string; revision: number }): Promise<string> {
  const { office, staff, portal } = town;
  const request = { revision: draft.revision, idempotencyKey: `submit-${draft.id}` };
  const { code } = await again(() => portal.get(Intake).submit(citizen, draft.id, request));
  acknowledged += 1;
  for (const [who, action, input] of LIFE) {
    if (who === 'motcua') {
      const handedOver = async (): Promise<boolean> => (await office.row(code)).state === 'in_examination';
      await until(`${code} is handed over`, handedOver, PATIENCE_MS);
      continue;
    }
    const { revision: version } = await office.row(code);
    const asked = { code, action, version, input, idempotencyKey: `${code}-${action}` };
    const done = await again(() => portal.get(CaseActs).act(staff[who], asked));
    expect(done.version).toBeGreaterThan(version);
    acknowledged += 1;
  }
  return code;
}

const ready = (): Promise<Response> => fetch(`${town.portal.address}/health/ready`);

/** Names of what the portal needs and says it has not. */
async function missing(): Promise<string[]> {
  const { dependencies } = (await (await ready()).json()) as {
    dependencies: Record<string, { ok: boolean; required: boolean }>;
  };
  return Object.keys(dependencies).filter((name) => dependencies[name]?.required && !dependencies[name].ok);
}

describe('PostgreSQL that crashes under ten running lives', () => {
  let codes: string[];

  it('ends none of them: each goes on to its end', async () => {
    const drafts: { citizen: Person; draft: { id: string; revision: number } }[] = [];
    for (let at = 0; at < LIVES; at++) {
      const citizen = await town.office.citizen();
      drafts.push({ citizen, draft: await town.office.written(citizen) });
    }
    failures = 0;
    const lives = Promise.all(drafts.map(({ citizen, draft }) => live(citizen, draft)));
    // Should a life fail, it is reported below and not as a rejection nobody waits for.
    lives.catch(() => {});
    for (const heard of [5, 30, 55]) {
      await Promise.race([lives, until(`${heard} acts were heard`, () => acknowledged >= heard, PATIENCE_MS)]);
      await server.crash();
    }
    codes = await lives;
    expect(failures).toBeGreaterThan(0);
    expect(new Set(codes).size).toBe(LIVES);
  }, 180_000);

  it('loses and doubles no event, no message, no mail and no document', async () => {
    await until(
      'the queue answers',
      () =>
        town.quiet().then(
          () => true,
          () => false,
        ),
      PATIENCE_MS,
    );
    for (const code of codes) {
      expect(await town.office.events(code)).toEqual([
        'submitted',
        'payment_recorded',
        'identity_recorded',
        'accepted',
        'handed_over',
        'claimed',
        'proposed',
        'signed',
        'issued',
        'result_returned',
      ]);
      expect((await town.office.documents(code)).sort()).toEqual(['receipt', 'result', 'slip-01']);
    }
    expect(await town.database.query(`select id from documents where state <> 'ready'`)).toEqual([]);
    expect(
      await town.database.query(
        `select id, state, reason from deliveries where state not in ('handed_over', 'skipped')`,
      ),
    ).toEqual([]);
    expect(
      await town.database.query(`select 1 from notices group by account_id, kind, case_id having count(*) > 1`),
    ).toEqual([]);
    const [mails] = await town.database.query(
      `select (select count(*) from dev_mails) = (select count(*) from deliveries where state = 'handed_over') as each`,
    );
    expect(mails).toEqual({ each: true });
    expect(await brokenInvariants(town.database)).toEqual({});
  }, 120_000);

  it('finds the portal ready again; while it is away, the portal says what is missing', async () => {
    await until('ready', async () => (await ready()).status === 200, 20_000);
    await server.outage(async () => {
      await until('what rests on it is missing', async () => (await missing()).length === 3, 20_000);
      expect(await missing()).toEqual(['database', 'schema', 'queue']);
      const answer = await ready();
      expect(answer.status).toBe(503);
      expect(await answer.json()).toMatchObject({ status: 'not ready' });
      expect((await fetch(`${town.portal.address}/health/live`)).status).toBe(200);
      const page = await fetch(`${town.portal.address}/services/2.000635`);
      expect(page.status).toBe(503);
      expect(await page.text()).not.toMatch(/ECONN|at \w+ \(/);
    });
    await until('ready', async () => (await ready()).status === 200, 20_000);
  }, 90_000);
});
