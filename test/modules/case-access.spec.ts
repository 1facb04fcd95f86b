import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseQueries } from '../../src/casework/case.queries.js';
import { DocumentAccess } from '../../src/casework/document-access.service.js';
import { CaseNoticeFacts } from '../../src/casework/notice-facts.js';
import { TrackingQueries } from '../../src/casework/tracking.queries.js';
import type { Person } from '../../src/platform/actor.js';
import { NotFound, Refused, TooMany } from '../../src/platform/errors/errors.js';
import { ITEM, StaffedOffice } from './casework/life.js';
import { FOUND, type Office } from './casework/office.js';

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

describe('papers of a case', () => {
  const access = () => office.app.get(DocumentAccess);

  it('are for its applicant and its office, each document and nobody else', async () => {
    const code = await caseAfter('issue');
    const own = await access().list(citizen, code);
    expect(own).toEqual(await access().list(staff.clerk, code));
    expect(own.map((one) => one.kind)).toEqual(['slip-01', 'result']);
    const [slip] = own;
    const stranger = await office.citizen();
    await expect(access().list(stranger, code)).rejects.toEqual(new NotFound('casework.unknown'));
    await expect(access().open(stranger, code, slip?.id ?? '')).rejects.toEqual(new NotFound('casework.unknown'));
    await expect(access().open(citizen, code, slip?.id ?? '')).rejects.toMatchObject({ code: 'documents.not_ready' });
    const other = await caseAfter('accept');
    await expect(access().open(citizen, other, slip?.id ?? '')).rejects.toEqual(new NotFound('documents.unknown'));
    await expect(access().openFile(citizen, code, slip?.id ?? '')).rejects.toEqual(new NotFound('documents.unknown'));
  });

  it('give a result of civil status to nobody who was not identified', async () => {
    const code = await caseAfter('issue');
    const result = (await access().list(citizen, code)).find((one) => one.kind === 'result');
    await office.app.database.query(
      `update case_files set identity_method = null, identity_at = null where code = $1`,
      [code],
    );
    expect((await access().list(citizen, code)).map((one) => one.kind)).toEqual(['slip-01']);
    await expect(access().open(citizen, code, result?.id ?? '')).rejects.toEqual(
      new Refused('casework.result_needs_identity'),
    );
    await expect(access().open(staff.clerk, code, result?.id ?? '')).rejects.toMatchObject({
      code: 'documents.not_ready',
    });
    expect((await queries.forApplicant(citizen, code)).decision).toBeNull();
  });

  it('can be seen before they are made by the office alone, and by the rules of the proposal', async () => {
    const code = await caseAfter('claim');
    await expect(access().previewDecision(citizen, code)).rejects.toEqual(new NotFound('casework.unknown'));
    await expect(access().previewDecision(staff.specialist, code)).rejects.toEqual(new Refused('casework.no_draft'));
    await expect(access().previewDecision(staff.specialist, code, { outcome: 'refused' })).rejects.toMatchObject({
      problems: [{ at: 'reason', code: 'casework.input_missing' }],
    });
  });
});

describe("a person's own cases", () => {
  it('come newest first, page by page, each once, also when more are filed meanwhile', async () => {
    const busy = await office.citizen();
    const filed: string[] = [];
    for (let one = 0; one < 23; one++) {
      office.at(`2026-11-24T02:${String(Math.floor(one / 2)).padStart(2, '0')}:00Z`);
      filed.push(await office.submitted(busy));
    }
    const first = await queries.ofApplicant(busy);
    expect(first.items).toHaveLength(20);
    await office.submitted(busy);
    const second = await queries.ofApplicant(busy, first.next);
    expect(second.next).toBeUndefined();
    const codes = [...first.items, ...second.items].map((one) => one.code);
    expect(new Set(codes)).toEqual(new Set(filed));
    expect(codes).toHaveLength(23);
    const times = first.items.map((one) => one.submittedAt.getTime());
    expect(times).toEqual(times.toSorted((a, b) => b - a));
    expect((await queries.ofApplicant(busy, 'nonsense')).items).toHaveLength(20);
    expect((await queries.ofApplicant(await office.citizen())).items).toEqual([]);
  });
});

describe('following a case without an account', () => {
  const find = (code: string, digits: string, address = '203.0.113.7') =>
    office.app.get(TrackingQueries).find(code, digits, address);

  it('needs the code and four digits, and says no name and no answer', async () => {
    const code = await caseAfter('propose');
    const found = await find(code.toLowerCase(), '0001');
    expect(found).toMatchObject({ code, phase: 'in_progress', stopped: false, agency: office.ward.name });
    expect(found.clockSteps.at(-1)?.code).toBe('due');
    expect(found.events.map((one) => one.event)).toEqual(
      ['submitted', 'payment_recorded', 'identity_recorded', 'accepted', 'handed_over', 'proposed'].reverse(),
    );
    const said = JSON.stringify(found);
    for (const secret of [
      'Người mẫu',
      citizen.name,
      staff.specialist.name,
      FOUND.entry_number,
      '0900000001',
      'BL 0001',
    ]) {
      expect(said).not.toContain(secret);
    }
    await expect(find(code, '090 000 0001')).resolves.toHaveProperty('code', code);
  });

  it('answers an unknown code and wrong digits alike, and stops after five wrong tries', async () => {
    const code = await caseAfter();
    const unknown = new NotFound('casework.tracking_unknown');
    for (const asked of [code, 'H57.99-261124-0009']) {
      for (let one = 0; one < 5; one++) await expect(find(asked, `999${one}`)).rejects.toEqual(unknown);
      await expect(find(asked, '0001')).rejects.toBeInstanceOf(TooMany);
    }
  });

  it('looks at no more than five of many tries at once, and forgets wrong ones after a right one', async () => {
    const code = await caseAfter();
    const tries = await Promise.allSettled(Array.from({ length: 12 }, (_, one) => find(code, `88${10 + one}`)));
    const reasons = tries.map((one) => (one.status === 'rejected' ? one.reason : one.value));
    expect(reasons.filter((one) => one instanceof NotFound)).toHaveLength(5);
    expect(reasons.filter((one) => one instanceof TooMany)).toHaveLength(7);
    const other = await caseAfter();
    for (let round = 0; round < 3; round++) {
      for (let one = 0; one < 4; one++) await expect(find(other, '1111')).rejects.toBeInstanceOf(NotFound);
      await expect(find(other, '0001')).resolves.toHaveProperty('code', other);
    }
  });

  it('is limited by where the questions come from, whatever they ask', async () => {
    const ask = (one: number) =>
      find(`H57.99-261124-${1000 + one}`, '0000', '198.51.100.9').catch((error: unknown) => error);
    const answers: unknown[] = [];
    for (let one = 0; one < 121; one++) answers.push(await ask(one));
    expect(answers.slice(0, 120).every((one) => one instanceof NotFound)).toBe(true);
    expect(answers[120]).toBeInstanceOf(TooMany);
  });
});

describe('what a notice has to know', () => {
  it('is read as it is now', async () => {
    const code = await caseAfter('claim');
    await office.act(staff.specialist, code, 'request-supplement', { items: [ITEM] });
    const { id } = await office.row(code);
    const facts = await office.app.get(CaseNoticeFacts).forNotice(id);
    expect(facts).toMatchObject({
      code,
      agency: { id: office.ward.id },
      applicant: { accountId: citizen.accountId, locale: 'vi' },
      assignee: staff.specialist.accountId,
      holder: 'applicant',
      dueAt: null,
      trackingPath: `/track?code=${code}`,
    });
    expect(facts.answerBy?.getTime()).toBeGreaterThan(Date.parse('2026-11-24T02:00:00Z'));
  });
});
