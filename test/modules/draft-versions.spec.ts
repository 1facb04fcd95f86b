import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeVersion } from '../../src/catalog/internal/publication.js';
import { PublishedProcedures } from '../../src/catalog/published-procedures.service.js';
import type { Bundle } from '../../src/definition/bundle.types.js';
import type { Answers } from '../../src/forms/form.types.js';
import { system } from '../../src/platform/actor.js';
import { Conflict } from '../../src/platform/errors/errors.js';
import { CODE, COMPLETE, type Desk, openDesk, problemsOf } from './applications/desk.js';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk();
});

afterAll(() => desk?.app.close());

describe('a new version of the procedure', () => {
  const IMAGE = {
    id: 'record_photo',
    type: 'file',
    required: false,
    label: { vi: 'Ảnh chụp giấy cũ', en: 'Photo of the old record' },
  } as const;

  async function publish(change: (bundle: Bundle) => Bundle): Promise<void> {
    const { bundle } = await desk.app.get(PublishedProcedures).current(CODE);
    await desk.inTx((tx) => writeVersion(tx, system('suite'), change(structuredClone(bundle)), desk.app.clock.now()));
  }

  it('takes a draft along when it is next opened, and leaves what was submitted', async () => {
    const [id, old] = [await desk.draftWith(), await desk.seal(await desk.draftWith())];
    await desk.drafts.saveSection(desk.citizen, id, 2, 'relation', { relation: 'child' });
    await desk.drafts.saveSection(desk.citizen, id, 3, 'request', {
      copies: 'hai',
      delivery: 'online',
      purpose: 'Đi học',
    });
    await publish(({ form, ...rest }) => ({
      ...rest,
      form: {
        ...form,
        sections: form.sections.map((section) => {
          if (section.id === 'record') return { ...section, fields: [...section.fields.slice(0, 4), IMAGE] };
          if (section.id !== 'request') return section;
          return { ...section, fields: section.fields.filter((field) => field.id !== 'purpose') };
        }),
      },
    }));
    const moved = await desk.find(id);
    expect(moved.version.number).toBe(2);
    const questions = moved.moved.map(({ en }) => en);
    expect(questions).toEqual(['Photo of the old record', 'Office that registered it', 'What you need it for']);
    expect(moved.typed).toEqual({ copies: 'hai' });
    expect(moved.answers).toMatchObject({ relation: 'child', requester_name: COMPLETE.requester_name });
    expect(moved.answers).not.toHaveProperty('purpose');
    expect((await desk.find(id)).moved).toEqual([]);
    expect((await desk.find(old)).version.number).toBe(1);
    expect((await desk.submitted.of(old)).number).toBe(1);
  });

  it('cannot be submitted past with the revision of the old one', async () => {
    const id = await desk.draftWith({ ...(await carried()) });
    const { revision } = await desk.find(id);
    await publish((bundle) => bundle);
    await expect(desk.applications.sealable(desk.citizen, id)).resolves.toMatchObject({ revision: revision + 1 });
    await expect(desk.inTx((tx) => desk.applications.seal(tx, desk.citizen, id, { revision }))).rejects.toBeInstanceOf(
      Conflict,
    );
  });

  it('asks for a file as for any other answer', async () => {
    const id = await desk.drafts.start(desk.citizen, CODE);
    await publish(({ form, ...rest }) => ({
      ...rest,
      form: { ...form, sections: form.sections.map((one) => ({ ...one, fields: one.fields.map(required) })) },
    }));
    await desk.drafts.saveAnswers(desk.citizen, id, (await desk.find(id)).revision, await carried());
    expect((await problemsOf(desk.applications.sealable(desk.citizen, id))).map(({ at }) => at)).toEqual([
      'record_photo',
    ]);
    const file = await desk.upload(id, 'field:record_photo');
    const { revision, answers } = await desk.applications.sealable(desk.citizen, id);
    expect(answers.record_photo).toEqual([file.id]);
    await desk.inTx((tx) => desk.applications.seal(tx, desk.citizen, id, { revision }));
    expect((await desk.submitted.of(id)).fieldFiles).toEqual([file]);
    expect((await desk.applications.sealedAnswers(id)).record_photo).toEqual([file.id]);
  });

  const required = (field: Bundle['form']['sections'][number]['fields'][number]) =>
    field.id === IMAGE.id ? { ...field, required: true } : field;

  /** What of the complete answers the present version still asks. */
  async function carried(): Promise<Answers> {
    const { bundle } = await desk.app.get(PublishedProcedures).current(CODE);
    const known = new Set(bundle.form.sections.flatMap((section) => section.fields.map((field) => field.id)));
    return Object.fromEntries(Object.entries(COMPLETE).filter(([id]) => known.has(id)));
  }
});
