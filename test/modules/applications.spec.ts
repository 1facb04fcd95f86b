import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Conflict, NotFound, Refused } from '../../src/platform/errors/errors.js';
import { AUTHORISED, CHILD, CODE, COMPLETE, type Desk, openDesk, problemsOf } from './applications/desk.js';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.app.close());

describe('a draft', () => {
  it('keeps what was typed where it cannot be read, and good answers beside it', async () => {
    const id = await desk.draftWith({ relation: 'self' });
    const { draft, problems } = await desk.drafts.saveSection(desk.citizen, id, 2, 'record', {
      event: 'birth',
      'subject_birth_date-day': '31',
      'subject_birth_date-month': '2',
      'subject_birth_date-year': '1999',
      registered_at: 'Hương Hồ',
    });
    expect(problems.map(({ at }) => at)).toEqual([expect.stringMatching(/^subject_birth_date/)]);
    expect(draft.answers).toEqual({ relation: 'self', event: 'birth', registered_at: 'Hương Hồ' });
    expect(await desk.find(id)).toMatchObject({
      answers: draft.answers,
      typed: { 'subject_birth_date-day': '31', 'subject_birth_date-month': '2', 'subject_birth_date-year': '1999' },
      revision: 3,
    });
  });

  it('keeps the typed text of one page while another is saved, and forgets it when it is mended', async () => {
    const id = await desk.draftWith();
    await desk.drafts.saveSection(desk.citizen, id, 2, 'request', { copies: 'hai', delivery: 'online' });
    const { problems } = await desk.drafts.saveSection(desk.citizen, id, 3, 'relation', { relation: 'self' });
    expect(problems).toEqual([]);
    const draft = await desk.find(id);
    expect(draft.typed).toEqual({ copies: 'hai' });
    expect(draft.answers).not.toHaveProperty('copies');
    expect((await desk.drafts.review(desk.citizen, id)).problems.map(({ at }) => at)).toEqual(['copies']);
    const mended = await desk.drafts.saveSection(desk.citizen, id, 4, 'request', { copies: '3', delivery: 'online' });
    expect(mended).toMatchObject({ problems: [], draft: { typed: {}, answers: { copies: 3 } } });
  });

  it('does not let go of an unreadable answer to a question that may be left empty', async () => {
    const id = await desk.draftWith();
    const page = { requester_name: 'Nguyễn Thị Ngọc Ánh', requester_id: '046199000013', requester_phone: '0912345678' };
    const body = { ...page, requester_email: 'không phải thư', requester_address: 'Huế' };
    await desk.drafts.saveSection(desk.citizen, id, 2, 'requester', body);
    expect((await problemsOf(desk.applications.sealable(desk.citizen, id))).map(({ at }) => at)).toEqual([
      'requester_email',
    ]);
  });

  it('keeps the answer to a question that another answer hides, until it is sealed', async () => {
    const id = await desk.draftWith({ ...COMPLETE, relation: 'authorised', authorisation_relative: true });
    const first = { relation: 'self', authorisation_relative: 'yes' };
    await desk.drafts.saveSection(desk.citizen, id, 2, 'relation', first);
    await desk.drafts.saveSection(desk.citizen, id, 3, 'relation', { relation: 'self' });
    expect((await desk.find(id)).answers).toMatchObject({ relation: 'self', authorisation_relative: true });
    expect((await desk.applications.sealable(desk.citizen, id)).answers).not.toHaveProperty('authorisation_relative');
  });

  it('is not overwritten by somebody who saw an older revision', async () => {
    const id = await desk.draftWith();
    await desk.drafts.saveAnswers(desk.citizen, id, 2, { copies: 5 });
    await expect(desk.drafts.saveAnswers(desk.citizen, id, 2, { copies: 7 })).rejects.toBeInstanceOf(Conflict);
    await expect(desk.drafts.saveSection(desk.citizen, id, 2, 'relation', { relation: 'child' })).rejects.toMatchObject(
      {
        code: 'applications.changed_elsewhere',
      },
    );
    expect((await desk.find(id)).answers).toMatchObject({ copies: 5, relation: 'self' });
  });

  it('takes data all or nothing, and says what is wrong with each', async () => {
    const id = await desk.draftWith();
    const values = { copies: 0, relation: 'nobody', wherever: 1, requester_email: 'a@example.org' };
    const problems = await problemsOf(desk.drafts.saveAnswers(desk.citizen, id, 2, values));
    expect(problems.map(({ at }) => at).toSorted()).toEqual(['copies', 'relation', 'wherever']);
    expect((await desk.find(id)).answers).toEqual(COMPLETE);
    const { answers } = await desk.drafts.saveAnswers(desk.citizen, id, 2, { copies: null });
    expect(answers).not.toHaveProperty('copies');
  });

  it('is not found by anybody else', async () => {
    const id = await desk.draftWith();
    const unknown = new NotFound('applications.unknown');
    await expect(desk.drafts.find(desk.stranger, id)).rejects.toEqual(unknown);
    await expect(desk.drafts.saveAnswers(desk.stranger, id, 2, { copies: 1 })).rejects.toEqual(unknown);
    await expect(desk.drafts.review(desk.stranger, id)).rejects.toEqual(unknown);
    await expect(desk.drafts.discard(desk.stranger, id)).rejects.toEqual(unknown);
    await expect(desk.applications.sealable(desk.stranger, id)).rejects.toEqual(unknown);
    await expect(desk.inTx((tx) => desk.applications.seal(tx, desk.stranger, id, { revision: 2 }))).rejects.toEqual(
      unknown,
    );
    await expect(desk.drafts.find(desk.citizen, 'not an id')).rejects.toEqual(unknown);
    await expect(desk.drafts.find(desk.citizen, uuid())).rejects.toEqual(unknown);
  });

  it('belongs to the officer who writes it at the counter, and to no account', async () => {
    const officer = { ...desk.stranger, grants: [{ role: 'reception', agencyId: uuid() }] };
    const id = await desk.drafts.start(officer, CODE, 'counter');
    await desk.drafts.saveAnswers(officer, id, 1, COMPLETE);
    expect((await desk.drafts.counterDraftsOf(officer)).map((one) => one.id)).toContain(id);
    expect((await desk.drafts.draftsOf(officer)).map((one) => one.id)).not.toContain(id);
    // Somebody's answers are not taken along when the officer leaves the counter.
    await expect(desk.drafts.find(desk.stranger, id)).rejects.toBeInstanceOf(NotFound);
    const { revision, applicant, channel } = await desk.applications.sealable(officer, id);
    expect({ applicant, channel }).toMatchObject({
      applicant: { accountId: null, phone: '0912345678' },
      channel: 'counter',
    });
    await expect(
      desk.inTx((tx) => desk.applications.seal(tx, officer, id, { revision, judged: revision - 1 })),
    ).rejects.toBeInstanceOf(Conflict);
    const made = await desk.inTx((tx) => desk.applications.seal(tx, officer, id, { revision }));
    expect(made).toMatchObject({ filedBy: desk.stranger.accountId, applicant: { accountId: null } });
  });

  it('goes with its files when it is thrown away', async () => {
    const id = await desk.draftWith(CHILD);
    const file = await desk.upload(id, 'paper:family_proof');
    await desk.drafts.discard(desk.citizen, id);
    await expect(desk.find(id)).rejects.toBeInstanceOf(NotFound);
    const [row] = await desk.app.database.query('select removed_at from files where id = $1', [file.id]);
    expect(row).toMatchObject({ removed_at: expect.any(Date) });
  });
});

describe('files of a draft', () => {
  it('are put to a paper and taken off again', async () => {
    const id = await desk.draftWith(AUTHORISED);
    expect((await desk.drafts.review(desk.citizen, id)).problems).toEqual([
      { at: 'paper:authorisation', code: 'applications.paper_missing' },
    ]);
    const file = await desk.upload(id, 'paper:authorisation');
    const review = await desk.drafts.review(desk.citizen, id);
    expect(review).toMatchObject({ problems: [], ready: true, fee: 16_000 });
    expect(review.papers.find((one) => one.paper.id === 'authorisation')).toMatchObject({
      needed: true,
      required: true,
      given: true,
      files: [file],
    });
    expect(await desk.drafts.file(desk.citizen, id, file.id)).toMatchObject({
      type: 'application/pdf',
      name: 'giấy tờ.pdf',
    });
    await expect(desk.drafts.file(desk.stranger, id, file.id)).rejects.toBeInstanceOf(NotFound);
    await expect(desk.drafts.file(desk.citizen, id, uuid())).rejects.toBeInstanceOf(NotFound);
    await desk.drafts.detach(desk.citizen, id, 'paper:authorisation', file.id);
    await desk.drafts.detach(desk.citizen, id, 'paper:authorisation', file.id);
    expect((await desk.find(id)).files.size).toBe(0);
  });

  it('are as many as the paper takes, however many come at once, and nothing is left of the rest', async () => {
    const id = await desk.draftWith();
    const tries = await Promise.allSettled(Array.from({ length: 7 }, () => desk.upload(id, 'paper:authorisation')));
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(4);
    for (const one of tries) {
      if (one.status === 'rejected')
        expect(one.reason).toEqual(new Refused('applications.too_many_files', { most: 4 }));
    }
    const kept = await desk.app.database.query('select 1 from files where owner_id = $1 and removed_at is null', [id]);
    expect(kept).toHaveLength(4);
  });

  it('need a place of the procedure', async () => {
    const id = await desk.draftWith();
    expect(await problemsOf(desk.upload(id, 'paper:nothing'))).toEqual([
      { at: 'nothing', code: 'applications.no_such_slot' },
    ]);
    expect(await problemsOf(desk.upload(id, 'field:copies'))).toEqual([
      { at: 'copies', code: 'applications.no_such_slot' },
    ]);
  });
});
