import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Conflict, NotFound, Refused } from '../../src/platform/errors/errors.js';
import { AUTHORISED, CHILD, COMPLETE, type Desk, openDesk, problemsOf } from './applications/desk.js';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.app.close());

describe('a submission', () => {
  it('says everything that stands in its way, in the order of the form', async () => {
    const id = await desk.draftWith({ ...COMPLETE, relation: 'authorised' });
    await desk.drafts.saveAnswers(desk.citizen, id, 2, { requester_name: null });
    const problems = await problemsOf(desk.applications.sealable(desk.citizen, id));
    expect(problems.map(({ at }) => at)).toEqual([
      'requester_name',
      'authorisation_relative',
      'subject_name',
      'paper:authorisation',
    ]);
    expect((await desk.find(id)).sealedAt).toBeNull();
  });

  it('holds what is asked for and nothing that is hidden', async () => {
    const id = await desk.draftWith(AUTHORISED);
    await desk.upload(id, 'paper:authorisation');
    await desk.drafts.saveAnswers(desk.citizen, id, 2, { relation: 'self' });
    const { revision, fee, applicant } = await desk.applications.sealable(desk.citizen, id);
    expect({ fee, applicant }).toEqual({
      fee: 16_000,
      applicant: {
        accountId: desk.citizen.accountId,
        name: 'Nguyễn Thị Ngọc Ánh',
        phone: '0912345678',
        email: null,
        personalId: '046199000013',
      },
    });
    const made = await desk.inTx((tx) => desk.applications.seal(tx, desk.citizen, id, { revision }));
    expect(made).toMatchObject({
      number: 1,
      answers: COMPLETE,
      papers: [],
      locale: 'vi',
      channel: 'portal',
      filedBy: null,
    });
    expect(made.answers).toEqual(COMPLETE);
    const view = await desk.submitted.of(id);
    const questions = view.snapshot.sections.flatMap((section) => section.questions.map((one) => one.id));
    expect(questions).toContain('relation');
    expect(questions).not.toContain('authorisation_relative');
    expect(view).toMatchObject({ number: 1, sha256: made.sha256, papers: [], fieldFiles: [], locale: 'vi' });
  });

  it('happens once, of the revision that was seen', async () => {
    const id = await desk.draftWith();
    await expect(
      desk.inTx((tx) => desk.applications.seal(tx, desk.citizen, id, { revision: 1 })),
    ).rejects.toBeInstanceOf(Conflict);
    const tries = await Promise.allSettled(
      Array.from({ length: 3 }, () => desk.inTx((tx) => desk.applications.seal(tx, desk.citizen, id, { revision: 2 }))),
    );
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of tries)
      if (one.status === 'rejected') expect(one.reason).toEqual(new Refused('applications.sealed'));
    expect(
      await desk.app.database.query('select number from answer_versions where application_id = $1', [id]),
    ).toHaveLength(1);
  });

  it('is judged again under the lock', async () => {
    const id = await desk.draftWith(AUTHORISED);
    const file = await desk.upload(id, 'paper:authorisation');
    const { revision } = await desk.applications.sealable(desk.citizen, id);
    await desk.drafts.detach(desk.citizen, id, 'paper:authorisation', file.id);
    expect(await problemsOf(desk.inTx((tx) => desk.applications.seal(tx, desk.citizen, id, { revision })))).toEqual([
      { at: 'paper:authorisation', code: 'applications.paper_missing' },
    ]);
  });

  it('never changes', async () => {
    const id = await desk.seal(await desk.draftWith());
    const sealedNow = new Refused('applications.sealed');
    const { revision } = await desk.find(id);
    await expect(desk.drafts.saveAnswers(desk.citizen, id, revision, { copies: 9 })).rejects.toEqual(sealedNow);
    await expect(
      desk.drafts.saveSection(desk.citizen, id, revision, 'relation', { relation: 'child' }),
    ).rejects.toEqual(sealedNow);
    await expect(desk.upload(id, 'paper:family_proof')).rejects.toEqual(sealedNow);
    await expect(desk.drafts.discard(desk.citizen, id)).rejects.toEqual(sealedNow);
    await expect(desk.applications.sealable(desk.citizen, id)).rejects.toEqual(sealedNow);
    const change = `update answer_versions set answers = '{}' where application_id = $1`;
    await expect(desk.app.database.query(change, [id])).rejects.toThrow('never changes');
    expect(await desk.applications.sealedAnswers(id)).toEqual(COMPLETE);
    expect((await desk.drafts.draftsOf(desk.citizen)).map((one) => one.id)).not.toContain(id);
  });

  it('is not seen before it is sealed', async () => {
    const id = await desk.draftWith(CHILD);
    const file = await desk.upload(id, 'paper:family_proof');
    await expect(desk.submitted.of(id)).rejects.toBeInstanceOf(NotFound);
    await expect(desk.applications.sealedAnswers(id)).rejects.toBeInstanceOf(NotFound);
    expect(await desk.submitted.file(id, file.id)).toBeUndefined();
    const { revision } = await desk.applications.sealable(desk.citizen, id);
    await desk.inTx((tx) => desk.applications.seal(tx, desk.citizen, id, { revision }));
    expect(await desk.submitted.file(id, file.id)).toEqual(file);
    expect((await desk.submitted.of(id)).papers).toMatchObject([
      { paper: { id: 'family_proof' }, files: [file], given: true },
    ]);
  });
});

describe('a supplement', () => {
  async function opened(scope: { papers?: string[]; fields?: string[] }, answers = COMPLETE): Promise<string> {
    const id = await desk.seal(await desk.draftWith(answers));
    await desk.inTx((tx) => desk.applications.openFor(tx, id, { papers: [], fields: [], ...scope }));
    return id;
  }

  it('opens what it names and nothing else', async () => {
    const id = await opened({ fields: ['registered_at'], papers: ['family_proof'] }, CHILD);
    const { revision } = await desk.find(id);
    const closed = new Refused('applications.not_asked_for');
    await expect(desk.drafts.saveAnswers(desk.citizen, id, revision, { copies: 9 })).rejects.toEqual(closed);
    await expect(
      desk.drafts.saveSection(desk.citizen, id, revision, 'request', { copies: '9', delivery: 'online' }),
    ).rejects.toEqual(closed);
    await expect(desk.drafts.saveSection(desk.citizen, id, revision, 'request', { copies: 'chín' })).rejects.toEqual(
      closed,
    );
    const page = await desk.drafts.saveSection(desk.citizen, id, revision, 'record', {
      registered_at: 'Ủy ban nhân dân xã Hương Thọ',
    });
    expect(page.problems).toEqual([]);
    expect(page.draft.answers).toEqual({ ...CHILD, registered_at: 'Ủy ban nhân dân xã Hương Thọ' });
  });

  it('makes a further version that says what changed, and leaves the first as it was', async () => {
    const id = await opened({ fields: ['registered_at'], papers: ['family_proof'] }, CHILD);
    await desk.drafts.saveAnswers(desk.citizen, id, (await desk.find(id)).revision, { registered_at: 'Hương Thọ' });
    const review = await desk.drafts.review(desk.citizen, id);
    expect(review).toMatchObject({
      ready: false,
      problems: [{ at: 'paper:family_proof', code: 'applications.nothing_new' }],
    });
    await expect(desk.inTx((tx) => desk.applications.sealSupplement(tx, desk.citizen, id))).rejects.toEqual(
      new Refused('applications.supplement_incomplete'),
    );
    const file = await desk.upload(id, 'paper:family_proof');
    expect(await desk.submitted.file(id, file.id)).toBeUndefined();
    await expect(desk.inTx((tx) => desk.applications.sealSupplement(tx, desk.stranger, id))).rejects.toBeInstanceOf(
      NotFound,
    );
    const made = await desk.inTx((tx) => desk.applications.sealSupplement(tx, desk.citizen, id));
    expect(made).toMatchObject({
      number: 2,
      answers: { registered_at: 'Hương Thọ' },
      papers: [{ id: 'family_proof' }],
    });
    const view = await desk.submitted.of(id);
    expect(view.versions).toMatchObject([
      { number: 1, changed: [], changedPapers: [] },
      { number: 2, changed: ['registered_at'], changedPapers: ['family_proof'] },
    ]);
    await expect(desk.inTx((tx) => desk.applications.sealSupplement(tx, desk.citizen, id))).rejects.toEqual(
      new Refused('applications.sealed'),
    );
    const [first] = await desk.app.database.query(
      'select answers from answer_versions where application_id = $1 and number = 1',
      [id],
    );
    expect(first).toEqual({ answers: CHILD });
  });

  it('asks for what a corrected answer needs', async () => {
    const id = await opened({ fields: ['relation'] });
    await desk.drafts.saveAnswers(desk.citizen, id, (await desk.find(id)).revision, { relation: 'authorised' });
    const missing = (await desk.drafts.review(desk.citizen, id)).problems.map(({ at }) => at);
    expect(missing).toEqual(['authorisation_relative', 'subject_name', 'paper:authorisation']);
    const more = { authorisation_relative: false, subject_name: 'Trần Văn Bé' };
    await desk.drafts.saveAnswers(desk.citizen, id, (await desk.find(id)).revision, more);
    await desk.upload(id, 'paper:authorisation');
    expect(await desk.inTx((tx) => desk.applications.sealSupplement(tx, desk.citizen, id))).toMatchObject({
      number: 2,
      answers: more,
    });
  });

  it('keeps a submitted file on record when another takes its place', async () => {
    const draft = await desk.draftWith(CHILD);
    const old = await desk.upload(draft, 'paper:family_proof', 'cũ.pdf');
    const { revision } = await desk.applications.sealable(desk.citizen, draft);
    await desk.inTx((tx) => desk.applications.seal(tx, desk.citizen, draft, { revision }));
    await desk.inTx((tx) => desk.applications.openFor(tx, draft, { papers: ['family_proof'], fields: [] }));
    await desk.drafts.detach(desk.citizen, draft, 'paper:family_proof', old.id);
    const mistake = await desk.upload(draft, 'paper:family_proof', 'nhầm.pdf');
    await desk.drafts.detach(desk.citizen, draft, 'paper:family_proof', mistake.id);
    const fresh = await desk.upload(draft, 'paper:family_proof', 'mới.pdf');
    await desk.inTx((tx) => desk.applications.sealSupplement(tx, desk.citizen, draft));
    expect((await desk.submitted.of(draft)).papers[0]?.files).toEqual([fresh]);
    expect(await desk.submitted.file(draft, old.id)).toEqual(old);
    expect(await desk.submitted.file(draft, mistake.id)).toBeUndefined();
  });

  it('drops what was not sent when it ends without an answer', async () => {
    const id = await opened({ fields: ['registered_at'], papers: ['family_proof'] }, CHILD);
    await desk.drafts.saveAnswers(desk.citizen, id, (await desk.find(id)).revision, { registered_at: 'Hương Thọ' });
    await desk.upload(id, 'paper:family_proof');
    await desk.inTx((tx) => desk.applications.close(tx, id));
    await desk.inTx((tx) => desk.applications.close(tx, id));
    const draft = await desk.find(id);
    expect(draft).toMatchObject({ answers: CHILD, openScope: null });
    expect(draft.files.size).toBe(0);
    await expect(
      desk.drafts.saveAnswers(desk.citizen, id, draft.revision, { registered_at: 'x' }),
    ).rejects.toBeInstanceOf(Refused);
  });

  it('is refused for a draft', async () => {
    const id = await desk.draftWith();
    const open = desk.inTx((tx) => desk.applications.openFor(tx, id, { papers: [], fields: ['copies'] }));
    await expect(open).rejects.toEqual(new Refused('applications.not_sealed'));
  });
});
