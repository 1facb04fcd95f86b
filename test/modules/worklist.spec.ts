import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseSummary } from '../../src/casework/case.types.js';
import { desksOf } from '../../src/casework/internal/access.js';
import { phoneHash } from '../../src/casework/internal/phone.js';
import { pageStatement } from '../../src/casework/internal/worklist-sql.js';
import { WorklistQueries } from '../../src/casework/worklist.queries.js';
import { WORKLIST_TABS, type WorklistFilter, type WorklistTab } from '../../src/casework/worklist.types.js';
import { PublishedProcedures } from '../../src/catalog/published-procedures.service.js';
import type { Person } from '../../src/platform/actor.js';
import { Forbidden } from '../../src/platform/errors/errors.js';
import { foldText } from '../../src/platform/text.js';
import { Office, PROCEDURE } from './casework/office.js';

let office: Office;
let worklist: WorklistQueries;
let versionId: string;
let reception: Person;
let specialist: Person;
let neighbour: Person;

beforeAll(async () => {
  office = await Office.open('web');
  office.at('2026-11-24T02:00:00Z');
  worklist = office.app.get(WorklistQueries);
  versionId = (await office.app.get(PublishedProcedures).current(PROCEDURE)).versionId;
  reception = await office.officer('reception');
  specialist = await office.officer('specialist');
  neighbour = await office.officer('reception', office.neighbour);
});

afterAll(() => office?.app.close());

interface Row {
  readonly state?: string;
  readonly phase?: string;
  readonly holder?: string;
  readonly due?: string;
  readonly at?: string;
  readonly receivedBy?: string;
  readonly assignee?: Person;
  readonly name?: string;
  readonly closed?: string;
  readonly finished?: string;
}

let counter = 0;

/** A case as it would stand in the table; answers its code. */
async function row(given: Row = {}): Promise<string> {
  const code = `H57.21-261124-${String(++counter).padStart(4, '0')}`;
  const at = given.at ?? office.ward.id;
  const name = given.name ?? `Người mẫu ${counter}`;
  await office.app.database.query(
    `insert into case_files (id, code, application_id, procedure_code, version_id, channel, phase, state, holder, revision,
       received_by, handled_by, decided_by, held_at, applicant_name, applicant_folded, phone_hash, phone_tail_hash, fee_due,
       fee_settled, submitted_at, due_at, assignee, assignee_name, closed_at, finished_at)
     values ($1, $2, $3, $4, $5, 'portal', $6, $7, $8, 1, $9, $10, $10, $10, $11, $12, $13, '', 0, true, $14,
       coalesce($15::timestamptz, 'infinity'), $16, $17, $18, $19)`,
    [
      randomUUID(),
      code,
      randomUUID(),
      PROCEDURE,
      versionId,
      given.phase ?? 'in_progress',
      given.state ?? 'in_examination',
      given.holder ?? 'specialist',
      given.receivedBy ?? at,
      at,
      name,
      foldText(name),
      phoneHash('0900000001'),
      new Date('2026-11-24T01:00:00Z'),
      given.due ?? null,
      given.assignee?.accountId ?? null,
      given.assignee?.name ?? null,
      given.closed ?? null,
      given.finished ?? given.closed ?? null,
    ],
  );
  return code;
}

const clear = () => office.app.database.query('delete from case_files');
const codes = (items: readonly CaseSummary[]): string[] => items.map((one) => one.code);
const page = (actor: Person, tab: WorklistTab, more: Partial<WorklistFilter> = {}) =>
  worklist.page(actor, { tab, ...more });

const NEW = { phase: 'submitted', state: 'submitted', holder: 'reception' };

describe('the tabs of a queue', () => {
  it('hold what waits for a role, what is one’s own, and every phase', async () => {
    await clear();
    const fresh = await row(NEW);
    const free = await row();
    const mine = await row({ assignee: specialist });
    const awaiting = await row({ phase: 'awaiting_applicant', state: 'to_supplement', holder: 'applicant' });
    const decided = await row({ phase: 'decided', state: 'issued', holder: 'reception' });
    const closed = await row({ phase: 'closed', state: 'returned', holder: 'nobody', closed: '2026-11-23T02:00:00Z' });
    const shown = async (actor: Person) =>
      Object.fromEntries(
        await Promise.all(WORKLIST_TABS.map(async (tab) => [tab, codes((await page(actor, tab)).items).sort()])),
      );
    expect(await shown(specialist)).toEqual({
      todo: [free, mine],
      mine: [mine],
      new: [fresh],
      in_progress: [free, mine],
      awaiting: [awaiting],
      decided: [decided],
      all: [fresh, free, mine, awaiting, decided],
      closed: [closed],
    });
    expect((await shown(reception)).todo).toEqual([fresh, decided]);
    expect(await worklist.counts(specialist)).toEqual({
      todo: 2,
      mine: 1,
      new: 1,
      in_progress: 2,
      awaiting: 1,
      decided: 1,
      all: 5,
      closed: 0,
    });
  });

  it('show no case of another agency, whatever is asked', async () => {
    await clear();
    const other = await row({ ...NEW, at: office.neighbour.id });
    await row({
      ...NEW,
      at: office.neighbour.id,
      phase: 'closed',
      state: 'returned',
      holder: 'nobody',
      closed: '2026-11-23T02:00:00Z',
    });
    for (const tab of WORKLIST_TABS) {
      expect((await page(reception, tab)).items).toEqual([]);
      expect((await page(reception, tab, { agency: office.neighbour.id })).items).toEqual([]);
    }
    expect(await worklist.search(reception, other)).toEqual([]);
    expect(codes((await page(neighbour, 'todo')).items)).toEqual([other]);
    await expect(page(await office.citizen(), 'todo')).rejects.toEqual(new Forbidden('casework.no_desk'));
  });

  it('are narrowed by procedure and by who has the case', async () => {
    await clear();
    const [free, mine] = [await row(), await row({ assignee: specialist })];
    const narrowed = async (more: Partial<WorklistFilter>) => codes((await page(specialist, 'all', more)).items);
    expect(await narrowed({ assignee: 'nobody' })).toEqual([free]);
    expect(await narrowed({ assignee: 'me' })).toEqual([mine]);
    expect(await narrowed({ assignee: specialist.accountId })).toEqual([mine]);
    expect(await narrowed({ procedure: '1.000000' })).toEqual([]);
    expect(await narrowed({ assignee: 'somebody' })).toEqual([]);
    expect(await worklist.procedures(specialist)).toEqual([PROCEDURE]);
  });
});

describe('the order of a queue', () => {
  it('is the least time left first, those without a date last, and closed ones newest first', async () => {
    await clear();
    const [none, later, late, soon] = [
      await row(),
      await row({ due: '2026-12-01T10:00:00Z' }),
      await row({ due: '2026-11-20T10:00:00Z' }),
      await row({ due: '2026-11-24T10:00:00Z' }),
    ];
    const { items } = await page(specialist, 'in_progress');
    expect(codes(items)).toEqual([late, soon, later, none]);
    expect(items.map((one) => one.remaining?.late)).toEqual([true, false, false, undefined]);
    const [first, second] = [
      await row({ phase: 'closed', state: 'returned', holder: 'nobody', closed: '2026-11-20T02:00:00Z' }),
      await row({ phase: 'closed', state: 'returned', holder: 'nobody', closed: '2026-11-21T02:00:00Z' }),
    ];
    expect(codes((await page(specialist, 'closed')).items)).toEqual([second, first]);
  });

  it('calls nothing late that was decided', async () => {
    await clear();
    await row({
      phase: 'decided',
      state: 'issued',
      holder: 'reception',
      due: '2026-11-20T10:00:00Z',
      finished: '2026-11-19T02:00:00Z',
    });
    expect((await page(reception, 'decided')).items).toMatchObject([{ dueAt: null, remaining: null }]);
  });
});

describe('the pages of a queue', () => {
  async function walk(
    actor: Person,
    tab: WorklistTab,
    between: (page: number) => Promise<void> = async () => {},
  ): Promise<string[]> {
    const seen: string[] = [];
    let after: string | undefined;
    for (let one = 0; one < 20; one++) {
      const { items, next } = await page(actor, tab, after === undefined ? {} : { after });
      seen.push(...codes(items));
      if (next === undefined) return seen;
      await between(one);
      after = next;
    }
    throw new Error('A queue without an end');
  }

  it('have every case once, with equal dates and without any', async () => {
    await clear();
    const made: string[] = [];
    for (let one = 0; one < 62; one++) {
      made.push(await row(one % 3 === 0 ? {} : { due: `2026-11-2${4 + (one % 4)}T10:00:00Z` }));
    }
    for (const tab of ['todo', 'in_progress', 'all'] as const) {
      const seen = await walk(specialist, tab);
      expect(seen).toHaveLength(62);
      expect(new Set(seen)).toEqual(new Set(made));
    }
  });

  it('neither repeat nor leave out what stays, while other cases come, go and move', async () => {
    await clear();
    const staying: string[] = [];
    const moving: string[] = [];
    for (let one = 0; one < 80; one++) {
      const code = await row({ due: new Date(Date.UTC(2026, 10, 24, 3, one)).toISOString() });
      (one % 8 === 5 ? moving : staying).push(code);
    }
    const seen = await walk(specialist, 'in_progress', async (one) => {
      await row({ due: '2026-11-24T02:30:00Z' });
      const [gone, urgent] = moving.splice(0, 2);
      const { query } = office.app.database;
      await query(`update case_files set phase = 'decided', state = 'issued', holder = 'reception' where code = $1`, [
        gone,
      ]);
      await query(`update case_files set due_at = '2026-11-24T02:15:00Z' where code = $1`, [urgent]);
      await row({ due: `2026-12-0${one + 1}T03:00:00Z` });
    });
    expect(seen.filter((code) => staying.includes(code))).toEqual(staying);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('go back in time over closed cases, each once', async () => {
    await clear();
    for (let one = 0; one < 60; one++) {
      const closed = new Date(Date.UTC(2026, 10, 20, 3, Math.floor(one / 4))).toISOString();
      await row({ phase: 'closed', state: 'returned', holder: 'nobody', closed });
    }
    expect(new Set(await walk(specialist, 'closed')).size).toBe(60);
  });

  it('begin anew for a cursor that is not one of ours, and have one of three sizes', async () => {
    await clear();
    for (let one = 0; one < 30; one++) await row();
    expect((await page(specialist, 'all', { after: "x'; drop table case_files" })).items).toHaveLength(25);
    expect((await page(specialist, 'all', { limit: 50 })).items).toHaveLength(30);
    expect((await page(specialist, 'all', { limit: 7 })).items).toHaveLength(25);
  });
});

describe('searching', () => {
  it('finds by code, by name without accents and by phone number, also where the case stands elsewhere', async () => {
    await clear();
    const code = await row({ name: 'Người mẫu Đặng Thị Hường' });
    const elsewhere = await row({ name: 'Người mẫu Lê Văn Tám', at: office.neighbour.id, receivedBy: office.ward.id });
    const find = async (words: string) => codes(await worklist.search(reception, words));
    expect(await find(` ${code.toLowerCase()} `)).toEqual([code]);
    expect(await find('dang huong')).toEqual([code]);
    expect(await find('090 0000 001')).toHaveLength(2);
    expect(await find('Lê Tám')).toEqual([elsewhere]);
    expect(await find('ám')).toEqual([]);
    expect(await find('vă tá')).toEqual([elsewhere]);
    expect(await find('a')).toEqual([]);
    expect(await find('%')).toEqual([]);
  });
});

describe('at scale', () => {
  it('reads one page of each tab by an index and without sorting a queue', async () => {
    await clear();
    await office.app.database.query(
      `insert into case_files (id, code, application_id, procedure_code, version_id, channel, phase, state, holder, revision,
         received_by, handled_by, decided_by, held_at, applicant_name, applicant_folded, phone_hash, phone_tail_hash, fee_due,
         fee_settled, submitted_at, due_at, assignee, assignee_name, closed_at)
       select gen_random_uuid(), 'H57.00-261124-' || n, gen_random_uuid(), $1, $2::uuid, 'portal', k.phase, k.state, k.holder, 1,
         a.id, a.id, a.id, a.id, 'Người mẫu', 'nguoi mau', '', '', 0, true, $5,
         $5::timestamptz + n * interval '1 minute', case when n % 50 = 1 then $6::uuid end, case when n % 50 = 1 then 'x' end,
         case when k.phase = 'closed' then $5::timestamptz + n * interval '1 minute' end
       from generate_series(1, 20000) n
         cross join lateral (select case when n % 2 = 0 then $3::uuid else $4::uuid end as id) a
         cross join lateral (select * from (values (0, 'submitted', 'submitted', 'reception'),
           (1, 'in_progress', 'in_examination', 'specialist'), (2, 'decided', 'issued', 'reception'),
           (3, 'closed', 'returned', 'nobody')) v(i, phase, state, holder) where v.i = (n / 2) % 4) k`,
      [
        PROCEDURE,
        versionId,
        office.ward.id,
        office.neighbour.id,
        new Date('2026-11-24T02:00:00Z'),
        specialist.accountId,
      ],
    );
    await office.app.database.query('vacuum analyze case_files');
    for (const tab of WORKLIST_TABS) {
      const { sql, values } = pageStatement(desksOf(specialist), specialist.accountId, { tab }, 25);
      const plan = (await office.app.database.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, values))
        .map((one) => one['QUERY PLAN'])
        .join('\n');
      expect([tab, plan]).toEqual([tab, expect.not.stringContaining('Seq Scan')]);
      expect([tab, plan]).toEqual([tab, expect.stringMatching(/case_files_(queue|holder|assignee|closed)/)]);
      expect((await page(specialist, tab)).items).toHaveLength(tab === 'mine' || tab === 'awaiting' ? 0 : 25);
    }
    expect(await worklist.counts(specialist)).toMatchObject({ new: 1001, all: 1001 });
  });
});
