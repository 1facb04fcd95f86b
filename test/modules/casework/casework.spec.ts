import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Applications } from '../../../src/applications/applications.service.js';
import { Drafts } from '../../../src/applications/drafts.service.js';
import { CaseActs } from '../../../src/casework/case-acts.service.js';
import { Intake } from '../../../src/casework/intake.service.js';
import { AccountQueries } from '../../../src/identity/account.queries.js';
import { type Person, system } from '../../../src/platform/actor.js';
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '../../../src/platform/errors/errors.js';
import { untilQuiet } from '../../support/quiet.js';
import { brokenInvariants } from './invariants.js';
import { FOUND, Office, PASSWORD } from './office.js';

let office: Office;
let citizen: Person;
let reception: Person;
let specialist: Person;
let leader: Person;
let clerk: Person;

/** The day before is an official day off. */
const WEDNESDAY = '2026-11-25T09:00:00+07:00';
const CODE = /^H57(\.\d+)*-\d{6}-\d{4}$/;

beforeAll(async () => {
  office = await Office.open('all');
  office.at(WEDNESDAY);
  [citizen, reception, specialist] = [
    await office.citizen(),
    await office.officer('reception'),
    await office.officer('specialist'),
  ];
  [leader, clerk] = [await office.officer('leader'), await office.officer('clerk')];
});

afterEach(async () => {
  await untilQuiet(office.app);
  expect(await brokenInvariants(office.app.database)).toEqual({});
  office.at(WEDNESDAY);
});

afterAll(() => office?.app.close());

const MISSING = { items: [{ target: 'field', ref: 'registered_at', reason: 'Ghi rõ tên cơ quan đã đăng ký.' }] };
const PAID = { amount: 16_000, receiptNumber: 'BL 0001' };

async function accepted(): Promise<string> {
  const code = await office.submitted(citizen);
  await office.act(reception, code, 'record-payment', PAID);
  await office.act(reception, code, 'accept');
  await untilQuiet(office.app);
  return code;
}

async function claimed(): Promise<string> {
  const code = await accepted();
  await office.act(specialist, code, 'claim');
  return code;
}

async function proposed(): Promise<string> {
  const code = await claimed();
  await office.act(specialist, code, 'propose', { outcome: 'approved', inputs: FOUND });
  return code;
}

/** The applicant changes what was asked for, and sends it. */
const PLACE = { registered_at: 'Ủy ban nhân dân xã Hương Hồ, huyện Hương Trà' };
async function answer(code: string, values: object = PLACE) {
  const { application_id: id, revision: version } = await office.row(code);
  const draft = await office.app.get(Drafts).find(citizen, id);
  await office.app.get(Drafts).saveAnswers(citizen, id, draft.revision, { ...values });
  return office.app.get(Intake).answerSupplement(citizen, code, { version });
}

describe('a case', () => {
  it('lives from submission to the result in the hand of the applicant', async () => {
    const code = await office.submitted(citizen);
    expect(code).toMatch(CODE);
    expect(await office.row(code)).toMatchObject({
      state: 'submitted',
      phase: 'submitted',
      fee_due: 16_000,
      due_at: null,
      revision: 1,
    });

    await expect(office.act(reception, code, 'accept')).rejects.toMatchObject({ code: 'workflow.fee_not_settled' });
    await expect(office.act(reception, code, 'record-payment', { ...PAID, amount: 8_000 })).rejects.toThrow(Invalid);
    await office.act(reception, code, 'record-payment', PAID);
    await expect(office.act(reception, code, 'record-payment', PAID)).rejects.toMatchObject({
      code: 'workflow.fee_already_settled',
    });
    await office.act(reception, code, 'accept');
    await untilQuiet(office.app);
    expect(await office.row(code)).toMatchObject({
      state: 'in_examination',
      holder: 'specialist',
      due_at: new Date('2026-11-25T17:00:00+07:00'),
    });

    await expect(office.act(specialist, code, 'propose', { outcome: 'refused', reason: 'x' })).rejects.toMatchObject({
      code: 'workflow.claim_first',
    });
    await office.act(specialist, code, 'claim');
    await expect(office.act(specialist, code, 'propose', { outcome: 'approved' })).rejects.toThrow(Invalid);
    await office.act(specialist, code, 'propose', { outcome: 'approved', inputs: FOUND });
    await expect(office.act(leader, code, 'sign', { password: 'another one' })).rejects.toMatchObject({
      problems: [{ at: 'password', code: 'identity.wrong_password' }],
    });
    await office.act(leader, code, 'sign', { password: PASSWORD });

    await expect(office.act(clerk, code, 'issue')).rejects.toMatchObject({ code: 'workflow.identity_not_established' });
    await office.act(reception, code, 'record-identity', { method: 'id_card_seen' });
    expect((await office.app.get(AccountQueries).byId(citizen.accountId)).identification).toBe('seen_at_counter');
    await office.act(clerk, code, 'issue');
    await expect(
      office.act(citizen, code, 'return-result', { channel: 'counter', receiver: 'x', paper: 'y' }),
    ).rejects.toMatchObject({
      code: 'casework.return_needs_office',
    });
    await office.act(citizen, code, 'return-result', { channel: 'downloaded' });

    expect(await office.row(code)).toMatchObject({ state: 'returned', phase: 'closed', outcome: 'approved' });
    expect(await office.events(code)).toEqual([
      'submitted',
      'payment_recorded',
      'accepted',
      'handed_over',
      'claimed',
      'proposed',
      'signed',
      'identity_recorded',
      'issued',
      'result_returned',
    ]);
    await untilQuiet(office.app);
    expect((await office.documents(code)).sort()).toEqual(['receipt', 'result', 'slip-01']);
    const [decision] = await office.app.database.query(
      `select number, hash, verification_code, drafted_by, signed_by from decisions where case_id = $1`,
      [(await office.row(code)).id],
    );
    expect(decision).toMatchObject({
      number: expect.stringMatching(/^\d+\/TLHT-BS$/),
      drafted_by: specialist.accountId,
      signed_by: leader.accountId,
    });
  });

  it('is not found by anybody whom it does not concern', async () => {
    const code = await office.submitted(citizen);
    const stranger = await office.citizen();
    const elsewhere = await office.officer('reception', office.neighbour);
    for (const actor of [stranger, elsewhere]) {
      await expect(office.act(actor, code, 'take-back')).rejects.toMatchObject({ code: 'casework.unknown' });
      await expect(office.app.get(Intake).takeBack(actor, code, { version: 1 })).rejects.toThrow(NotFound);
    }
    await expect(office.act(reception, 'H57.99-261125-0001', 'accept', {}, 1)).rejects.toThrow(NotFound);
    await expect(office.act(specialist, code, 'accept')).rejects.toThrow(Forbidden);
    await expect(office.act(reception, code, 'fly')).rejects.toMatchObject({ code: 'workflow.unknown_action' });
  });

  it('is refused receipt with a reason, and owes nothing any more', async () => {
    const code = await office.submitted(citizen);
    await expect(office.act(reception, code, 'refuse-receipt', {})).rejects.toThrow(Invalid);
    await office.act(reception, code, 'refuse-receipt', { reason: 'Việc này chưa được đăng ký.' });
    expect(await office.row(code)).toMatchObject({ state: 'not_received', phase: 'closed' });
    await untilQuiet(office.app);
    expect(await office.documents(code)).toContain('slip-03');
  });

  it('is taken back at once before receipt', async () => {
    const code = await office.submitted(citizen);
    const done = await office.app.get(Intake).takeBack(citizen, code, { version: 1, idempotencyKey: 'back' });
    expect(await office.row(code)).toMatchObject({ state: 'taken_back', phase: 'withdrawn' });
    expect(await office.app.get(Intake).takeBack(citizen, code, { version: 1, idempotencyKey: 'back' })).toEqual(done);
    await expect(office.act(reception, code, 'accept')).rejects.toMatchObject({ code: 'workflow.not_from_here' });
  });

  it('can only be asked back after receipt, and the leader grants it', async () => {
    const code = await proposed();
    const { revision: version } = await office.row(code);
    await office.app.get(Intake).takeBack(citizen, code, { version, reason: 'Tôi không cần nữa.' });
    expect(await office.row(code)).toMatchObject({ state: 'withdrawal_asked', closed_at: null });
    await office.act(leader, code, 'grant-withdrawal', { reason: 'Theo đề nghị của người nộp.' });
    expect(await office.row(code)).toMatchObject({ state: 'withdrawn', phase: 'withdrawn' });
    await untilQuiet(office.app);
    expect(await office.documents(code)).toContain('slip-05');
  });

  it('goes on where the leader declines the withdrawal', async () => {
    const code = await proposed();
    const { revision: version } = await office.row(code);
    await office.app.get(Intake).takeBack(citizen, code, { version });
    await office.act(leader, code, 'decline-withdrawal-after-proposal', { comment: 'Kết quả đã soạn xong.' });
    await office.act(specialist, code, 'propose', { outcome: 'refused', reason: 'Không có trong sổ.' });
    expect(await office.row(code)).toMatchObject({ state: 'proposed', outcome: 'refused' });
  });
});

describe('two officers', () => {
  it('do not overwrite each other: the second learns who did what', async () => {
    const code = await office.submitted(citizen);
    const colleague = await office.officer('reception');
    await office.act(colleague, code, 'record-payment', PAID, 1);
    const late = office.act(reception, code, 'refuse-receipt', { reason: 'Thiếu giấy tờ.' }, 1);
    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toMatchObject({
      code: 'casework.overtaken',
      by: colleague.name,
      changes: ['payment_recorded'],
    });
  });

  it('act at the same moment, and one of them wins', async () => {
    const code = await accepted();
    const other = await office.officer('specialist');
    const { revision } = await office.row(code);
    const both = await Promise.allSettled(
      [specialist, other].map((one) => office.act(one, code, 'claim', {}, revision)),
    );
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { changes: ['claimed'] } });
  });

  it('never sign what they drafted', async () => {
    const code = await accepted();
    const both = await office.officer('specialist');
    const signing = { ...both, grants: [...both.grants, { role: 'leader', agencyId: office.ward.id }] };
    await office.act(signing, code, 'claim');
    await office.act(signing, code, 'propose', { outcome: 'approved', inputs: FOUND });
    await expect(office.act(signing, code, 'sign', { password: PASSWORD })).rejects.toMatchObject({
      code: 'workflow.drafter_may_not_sign',
    });
    await office.act(leader, code, 'send-back', { comment: 'Sửa ngày đăng ký.' });
    await office.act(signing, code, 'propose', { outcome: 'approved', inputs: FOUND });
    await office.act(leader, code, 'sign', { password: PASSWORD });
    await office.act(leader, code, 'send-back', { comment: 'Mẫu in vừa thay đổi.' });
    expect(await office.row(code)).toMatchObject({ state: 'in_examination', outcome: '' });
  });

  it('are assigned by the leader, to a specialist of the agency only', async () => {
    const code = await accepted();
    await expect(office.act(leader, code, 'assign', { assignee: clerk.accountId })).rejects.toThrow(Invalid);
    await office.act(leader, code, 'assign', { assignee: specialist.accountId });
    expect(await office.row(code)).toMatchObject({ assignee: specialist.accountId });
  });
});

describe('a supplement', () => {
  it('stops the clock, opens only what was asked, and gives a new day', async () => {
    const code = await claimed();
    const before = await office.row(code);
    office.at('2026-11-25T10:00:00+07:00');
    await expect(office.act(specialist, code, 'request-supplement', { items: [] })).rejects.toThrow(Invalid);
    await office.act(specialist, code, 'request-supplement', MISSING);
    const stopped = await office.row(code);
    expect(stopped).toMatchObject({ state: 'to_supplement', due_at: null, supplement_rounds: 1 });
    expect(stopped.stopped_at).not.toBeNull();
    const draft = await office.app.get(Drafts).find(citizen, stopped.application_id);
    await expect(
      office.app.get(Drafts).saveAnswers(citizen, draft.id, draft.revision, { requester_name: 'Người khác' }),
    ).rejects.toThrow(Refused);

    office.at('2026-11-27T10:00:00+07:00');
    await answer(code);
    const after = await office.row(code);
    expect(after).toMatchObject({ state: 'in_examination', stopped_at: null, promised_at: before.promised_at });
    expect(after.due_at?.getTime()).toBeGreaterThan(office.app.clock.now().getTime());
    expect(await office.app.get(Applications).sealedAnswers(after.application_id)).toMatchObject({
      registered_at: 'Ủy ban nhân dân xã Hương Hồ, huyện Hương Trà',
    });
    const changes = await office.app.database.query(`select reason from due_changes where case_id = $1 order by at`, [
      after.id,
    ]);
    expect(changes.map((one) => one.reason)).toEqual(['accepted', 'stopped', 'resumed']);
  });

  it('is asked for a second time by a leader only, with a reason', async () => {
    const code = await claimed();
    await office.act(specialist, code, 'request-supplement', MISSING);
    await answer(code);
    const again = { ...MISSING, secondRoundReason: 'Nội dung bổ sung chưa đúng.' };
    await expect(office.act(specialist, code, 'request-supplement', again)).rejects.toMatchObject({
      code: 'workflow.second_supplement_needs_leader',
    });
    await expect(office.act(leader, code, 'request-supplement', MISSING)).rejects.toThrow(Invalid);
    await office.act(leader, code, 'request-supplement', again);
    expect(await office.row(code)).toMatchObject({ supplement_rounds: 2, state: 'to_supplement' });
  });

  it('changes what is owed while nothing was paid, and never after that', async () => {
    const code = await office.submitted(citizen);
    const COPIES = { items: [{ target: 'field', ref: 'copies', reason: 'Ghi lại số bản.' }] };
    await office.act(reception, code, 'request-completion', COPIES);
    await answer(code, { copies: 5 });
    await expect(office.act(reception, code, 'record-payment', PAID)).rejects.toThrow(Invalid);
    await office.act(reception, code, 'record-payment', { ...PAID, amount: 40_000 });
    const again = { ...COPIES, secondRoundReason: 'Sót.' };
    await expect(office.act(leader, code, 'request-completion', again)).rejects.toMatchObject({
      problems: [{ at: 'items.0.ref', code: 'casework.supplement_fee_settled' }],
    });
  });

  it('that never comes closes the case by itself', async () => {
    const code = await office.submitted(citizen);
    await office.act(reception, code, 'request-completion', MISSING);
    office.at('2026-12-08T09:00:00+07:00');
    await untilQuiet(office.app);
    expect(await office.row(code)).toMatchObject({ state: 'to_complete' });
    office.at('2026-12-10T09:00:00+07:00');
    await untilQuiet(office.app);
    expect(await office.row(code)).toMatchObject({ state: 'not_received', phase: 'closed' });
    expect((await office.events(code)).at(-1)).toBe('supplement_expired');
    expect(await office.documents(code)).toContain('slip-03');
  });

  it('that came in time is not closed by the limit of the first request', async () => {
    const code = await office.submitted(citizen);
    await office.act(reception, code, 'request-completion', MISSING);
    office.at('2026-12-03T09:00:00+07:00');
    await answer(code);
    office.at('2026-12-10T09:00:00+07:00');
    await untilQuiet(office.app);
    expect(await office.row(code)).toMatchObject({ state: 'submitted', closed_at: null });
  });
});

describe('the due date', () => {
  it('is warned of and missed as history, without getting in the way of whoever works', async () => {
    const code = await claimed();
    const { revision } = await office.row(code);
    office.at('2026-11-25T14:00:00+07:00');
    await untilQuiet(office.app);
    office.at('2026-11-25T17:00:01+07:00');
    await untilQuiet(office.app);
    expect((await office.events(code)).slice(-2)).toEqual(['due_soon', 'overdue']);
    await office.act(specialist, code, 'propose', { outcome: 'approved', inputs: FOUND }, revision);
    expect((await office.events(code)).at(-1)).toBe('proposed');
  });

  it('is moved once, with an apology', async () => {
    const code = await claimed();
    const more = { amount: 2, unit: 'working_days', reason: 'Sổ hộ tịch đang được tu bổ.' };
    await office.act(leader, code, 'extend', more);
    const { due_at, promised_at } = await office.row(code);
    expect(due_at?.getTime()).toBeGreaterThan(promised_at?.getTime() ?? Infinity);
    await expect(office.act(leader, code, 'extend', more)).rejects.toMatchObject({ code: 'casework.extended_before' });
    await untilQuiet(office.app);
    expect(await office.documents(code)).toContain('slip-04');
  });
});

describe('at the counter', () => {
  it('an officer files for somebody without an account, at their own office only', async () => {
    const { id, revision } = await office.written(reception, {}, 'counter');
    await expect(office.app.get(Intake).submit(reception, id, { revision })).rejects.toThrow(NotFound);
    const { code } = await office.app.get(Intake).submitAtCounter(reception, id, { revision });
    expect(await office.row(code)).toMatchObject({ state: 'submitted' });
    const away = await office.written(
      reception,
      { commune: { province: '46', commune: office.neighbour.communeCode } },
      'counter',
    );
    await expect(office.app.get(Intake).submitAtCounter(reception, away.id, away)).rejects.toMatchObject({
      code: 'casework.not_your_counter',
    });
  });
});

describe('a command that is repeated', () => {
  it('acts once for a person, and answers what it answered', async () => {
    const code = await office.submitted(citizen);
    const pay = { code, action: 'record-payment', version: 1, input: PAID, idempotencyKey: 'pay' };
    const first = await office.app.get(CaseActs).act(reception, pay);
    expect(await office.app.get(CaseActs).act(reception, pay)).toEqual(first);
    await expect(office.app.get(CaseActs).act(reception, { ...pay, action: 'accept' })).rejects.toMatchObject({
      code: 'input.key_reused',
    });
  });

  it('acts once for a job, whatever version it reads the second time', async () => {
    const code = await office.submitted(citizen);
    await office.act(reception, code, 'request-completion', MISSING);
    const job = { code, action: 'expire-completion', input: {}, idempotencyKey: `job-${code}` };
    const { revision } = await office.row(code);
    const first = await office.app.get(CaseActs).act(system('suite'), { ...job, version: revision });
    expect(await office.app.get(CaseActs).act(system('suite'), { ...job, version: revision + 1 })).toEqual(first);
    expect((await office.events(code)).filter((event) => event === 'supplement_expired')).toHaveLength(1);
  });

  it('never says of a password what could be guessed from', async () => {
    const code = await proposed();
    const { revision: version } = await office.row(code);
    const sign = { code, action: 'sign', version, idempotencyKey: `sign-${code}` };
    const done = await office.app.get(CaseActs).act(leader, { ...sign, input: { password: PASSWORD } });
    expect(await office.app.get(CaseActs).act(leader, { ...sign, input: { password: 'something else' } })).toEqual(
      done,
    );
  });
});
