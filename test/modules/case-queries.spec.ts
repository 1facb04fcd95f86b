import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { Drafts } from '../../src/applications/drafts.service.js';
import type { ActionView } from '../../src/casework/case.types.js';
import type { CaseQueries } from '../../src/casework/case.queries.js';
import { Intake } from '../../src/casework/intake.service.js';
import { PublishedProcedures } from '../../src/catalog/published-procedures.service.js';
import type { Person } from '../../src/platform/actor.js';
import { Forbidden, NotFound, Refused } from '../../src/platform/errors/errors.js';
import type { ActKind } from '../../src/workflow/workflow.types.js';
import { ITEM, StaffedOffice } from './casework/life.js';
import { FOUND, type Office, PASSWORD, PROCEDURE } from './casework/office.js';

let office: Office;
let queries: CaseQueries;
let citizen: Person;
let staff: StaffedOffice['staff'];
let caseAfter: (last?: string) => Promise<string>;

beforeAll(async () => {
  const opened = await StaffedOffice.open();
  ({ office, queries, citizen, staff } = opened);
  caseAfter = (last) => opened.caseAfter(last);
});

afterAll(() => office?.app.close());

/** Whether this is what the schema of an action describes. */
const describes = ({ input }: ActionView, given: unknown): boolean =>
  new Ajv2020({ strict: false, validateFormats: false, validateSchema: false }).compile(input)(given);

const ids = (actions: readonly ActionView[]): string[] => actions.map((one) => one.id);

describe('who sees a case', () => {
  it('shows it to its applicant and to the officers of its agencies, each from their own side', async () => {
    const code = await caseAfter('claim');
    const [own, seen] = [await queries.forApplicant(citizen, code), await queries.forOfficer(staff.specialist, code)];
    expect(own).toMatchObject({ code, version: 6, phase: 'in_progress', assignee: { name: staff.specialist.name } });
    expect(own.heldAt).toEqual({ id: office.ward.id, name: office.ward.shortName });
    expect(seen).toMatchObject({ code, decision: null, earlierDecisions: [], identity: { method: 'id_card_seen' } });
  });

  it('knows nothing of it for anybody else', async () => {
    const code = await caseAfter();
    const others = [await office.citizen(), await office.officer('leader', office.neighbour)];
    const unknown = new NotFound('casework.unknown');
    for (const other of others) {
      await expect(queries.forApplicant(other, code)).rejects.toEqual(unknown);
      await expect(queries.forOfficer(other, code)).rejects.toEqual(unknown);
      await expect(queries.receiptOf(other, code)).rejects.toEqual(unknown);
      await expect(queries.applicationOf(other, code)).rejects.toEqual(unknown);
    }
    await expect(queries.forOfficer(citizen, code)).rejects.toEqual(unknown);
    await expect(queries.forApplicant(staff.reception, code)).rejects.toEqual(unknown);
    await expect(queries.forApplicant(citizen, 'H57.99-261124-0001')).rejects.toEqual(unknown);
  });

  it('says what was submitted, to whom, and what it costs', async () => {
    const code = await caseAfter();
    expect(await queries.receiptOf(citizen, code)).toEqual({
      code,
      procedureName: expect.objectContaining({ vi: expect.any(String) }),
      agency: office.ward.name,
      submittedAt: expect.any(Date),
      fee: 16_000,
      phone: '0900000001',
    });
    expect((await queries.applicationOf(staff.reception, code)).applicant).toMatchObject({
      accountId: citizen.accountId,
    });
  });
});

describe('what a case says', () => {
  it('tells its history, newest first, and keeps from the applicant how the office decided', async () => {
    const code = await caseAfter('propose');
    await office.act(staff.leader, code, 'send-back', { comment: 'Ghi thiếu số quyển' });
    const [own, seen] = [await queries.forApplicant(citizen, code), await queries.forOfficer(staff.leader, code)];
    expect(seen.timeline.map((one) => one.event)).toEqual(
      [
        'submitted',
        'payment_recorded',
        'identity_recorded',
        'accepted',
        'handed_over',
        'claimed',
        'proposed',
        'sent_back',
      ].reverse(),
    );
    expect(seen.timeline.map((one) => one.version)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(seen.timeline[0]?.detail).toMatchObject({ comment: 'Ghi thiếu số quyển' });
    expect(seen.earlierDecisions).toMatchObject([{ state: 'sent_back', comment: 'Ghi thiếu số quyển' }]);
    expect(own.timeline.map((one) => one.event)).not.toContain('sent_back');
    expect(JSON.stringify(own)).not.toContain('Ghi thiếu số quyển');
    expect(own.timeline.find((one) => one.event === 'proposed')?.detail).toEqual({});
    expect(own.decision).toBeNull();
    const moved = own.timeline.find((one) => one.event === 'handed_over');
    expect(moved?.detail).toEqual({ from: office.ward.shortName.vi, to: office.ward.shortName.vi });
    expect(moved?.state?.vi).toBe('Đang tra cứu và soạn bản sao');
    expect(own.timeline.find((one) => one.event === 'payment_recorded')?.state).toBeNull();
  });

  it('explains the date it promised, and what it would be while the clock stands still', async () => {
    const code = await caseAfter('claim');
    const running = (await queries.forApplicant(citizen, code)).clock;
    expect(running).toMatchObject({ running: true, stopped: false, provisional: false });
    expect(running.due).toEqual(running.original);
    expect(running.remaining).toMatchObject({ late: false });
    expect(running.steps.at(-1)?.code).toBe('due');
    expect(running.changes).toMatchObject([{ reason: 'accepted', previous: null }]);
    await office.act(staff.specialist, code, 'request-supplement', { items: [ITEM] });
    const own = await queries.forApplicant(citizen, code);
    expect(own).toMatchObject({ dueAt: null, remaining: null, stopped: true, supplementRounds: 1 });
    expect(own.clock).toMatchObject({ stopped: true, original: running.original, remaining: null });
    expect(own.clock.due).not.toBeNull();
    expect(own.clock.steps.map((step) => step.code)).toContain('stopped_since');
    expect(own.supplements).toMatchObject([
      { round: 1, answeredAt: null, items: [{ ...ITEM, label: { en: 'Home address' } }] },
    ]);
  });

  it('has no clock before valid receipt and nothing late after the decision', async () => {
    const before = await queries.forApplicant(citizen, await caseAfter());
    expect(before.clock).toMatchObject({ running: false, due: null, remaining: null, steps: [], changes: [] });
    const code = await caseAfter('issue');
    office.at('2026-12-24T02:00:00Z');
    const after = await queries.forOfficer(staff.reception, code);
    office.at('2026-11-24T02:00:00Z');
    expect(after).toMatchObject({ phase: 'decided', dueAt: null, remaining: null });
    expect(after.clock.due).toEqual(after.clock.original);
  });

  it('shows the applicant the decision once it is issued, ready to read', async () => {
    const code = await caseAfter('issue');
    const { decision } = await queries.forApplicant(citizen, code);
    expect(decision).toMatchObject({
      state: 'issued',
      drafter: { name: staff.specialist.name },
      signer: { name: staff.leader.name },
    });
    expect(decision?.number).toMatch(/^\d+\/TLHT-BS$/);
    expect(decision?.content.lines.map((line) => line.value)).toEqual(
      expect.arrayContaining(['Khai sinh', FOUND.found_name, '05/09/1999', '112/1999', '20/09/1999']),
    );
  });
});

describe('what somebody may do', () => {
  const INPUTS: Partial<Record<ActKind, unknown>> = {
    record_payment: { amount: 16_000, receiptNumber: 'BL 0002' },
    record_identity: { method: 'passport_seen' },
    refuse_receipt: { reason: 'Không thuộc thẩm quyền' },
    request_supplement: { items: [ITEM] },
    propose: { outcome: 'refused', reason: 'Không tìm thấy trong sổ' },
    send_back: { comment: 'Xem lại' },
    sign: { password: PASSWORD },
    return_result: { channel: 'downloaded' },
    stop: { reason: 'Theo yêu cầu' },
    extend: { amount: 1, unit: 'working_days', reason: 'Sổ đang được số hóa' },
  };
  const inputOf = (kind: ActKind): unknown =>
    kind === 'assign' ? { assignee: staff.specialist.accountId } : (INPUTS[kind] ?? {});

  it.each([undefined, 'record-identity', 'hand-over', 'claim', 'propose', 'sign', 'issue', 'return-result'])(
    'after %s is exactly what acts accept',
    async (stage) => {
      const { actions } = (await office.app.get(PublishedProcedures).current(PROCEDURE)).bundle.workflow;
      const code = await caseAfter(stage);
      const { state } = await office.row(code);
      // Of the acts that no one can do from here one is enough.
      const near = actions.filter((one) => one.from.includes(state) || one.kind === 'accept');
      const people = { citizen, ...staff };
      for (const [who, actor] of Object.entries(people)) {
        const seen =
          who === 'citizen' ? await queries.forApplicant(actor, code) : await queries.forOfficer(actor, code);
        const offered = ids(seen.actions);
        for (const { id, kind } of near.filter((one) => !offered.includes(one.id))) {
          const refusal = await office.act(actor, code, id, inputOf(kind)).catch((error: unknown) => error);
          expect([who, id, refusal instanceof Refused || refusal instanceof Forbidden]).toEqual([who, id, true]);
        }
        for (const one of seen.actions) {
          const given = inputOf(one.kind);
          expect([one.id, describes(one, given)]).toEqual([one.id, true]);
          await expect(office.act(actor, await caseAfter(stage), one.id, given)).resolves.toHaveProperty('version');
        }
      }
    },
  );

  it('is described by a schema for each act', async () => {
    const code = await caseAfter('claim');
    const { actions } = await queries.forOfficer(staff.specialist, code);
    const schemas = Object.fromEntries(actions.map((one) => [one.kind, one.input]));
    expect(schemas.propose).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      oneOf: [
        { properties: { inputs: { properties: { found_birth_date: { format: 'date' } } } } },
        { required: ['outcome', 'reason'] },
      ],
    });
    const propose = actions.find((one) => one.id === 'propose');
    expect(propose && describes(propose, { outcome: 'approved', inputs: FOUND })).toBe(true);
    expect(propose && describes(propose, { outcome: 'approved', inputs: { ...FOUND, found_name: 1 } })).toBe(false);
    expect(schemas.request_supplement).toMatchObject({ properties: { items: { minItems: 1 } }, required: ['items'] });
  });

  it('is not to give more time twice, nor while the clock stands still', async () => {
    const code = await caseAfter('claim');
    expect(ids((await queries.forOfficer(staff.leader, code)).actions)).toContain('extend');
    await office.act(staff.leader, code, 'extend', INPUTS.extend);
    expect(ids((await queries.forOfficer(staff.leader, code)).actions)).not.toContain('extend');
    expect((await queries.forApplicant(citizen, code)).clock.changes.map((one) => one.reason)).toEqual([
      'accepted',
      'extended',
    ]);
  });
});

describe('what somebody may do for another', () => {
  it('is what the applicant would do, where they have no account and stand at the counter', async () => {
    const { id, revision } = await office.written(staff.reception, {}, 'counter');
    const { code } = await office.app.get(Intake).submitAtCounter(staff.reception, id, { revision });
    await office.act(staff.reception, code, 'request-completion', { items: [ITEM] });
    const seen = await queries.forOfficer(staff.reception, code);
    expect(seen.applicantAccount).toBeNull();
    expect(ids(seen.actions)).toEqual(['complete', 'take-back']);
    expect(ids((await queries.forOfficer(staff.leader, code)).actions)).toEqual([]);
    await expect(queries.forApplicant(staff.reception, code)).rejects.toBeInstanceOf(NotFound);
  });

  it('keeps apart what an officer does in a case of their own', async () => {
    const both = await office.officer('reception');
    const code = await office.submitted(both);
    expect(ids((await queries.forApplicant(both, code)).actions)).toEqual(['take-back']);
    expect(ids((await queries.forOfficer(both, code)).actions)).not.toContain('take-back');
  });

  it('is the leader alone who asks a second time', async () => {
    const code = await caseAfter('claim');
    await office.act(staff.specialist, code, 'request-supplement', { items: [ITEM] });
    expect(ids((await queries.forApplicant(citizen, code)).actions)).toEqual(['supplement']);
    expect(ids((await queries.forOfficer(staff.specialist, code)).actions)).toEqual([]);
    await answer(code);
    expect(ids((await queries.forOfficer(staff.specialist, code)).actions)).not.toContain('request-supplement');
    const again = (await queries.forOfficer(staff.leader, code)).actions.find((one) => one.id === 'request-supplement');
    expect(again?.input).toMatchObject({ required: ['items', 'secondRoundReason'] });
    expect((await queries.forApplicant(citizen, code)).supplements).toMatchObject([
      { answeredAt: expect.any(Date), expiredAt: null },
    ]);
  });

  async function answer(code: string): Promise<void> {
    const { application_id: id, revision: version } = await office.row(code);
    const { revision } = await office.app.get(Drafts).find(citizen, id);
    await office.app.get(Drafts).saveAnswers(citizen, id, revision, { requester_address: 'Số 12 đường Mẫu' });
    await office.app.get(Intake).answerSupplement(citizen, code, { version });
  }
});
