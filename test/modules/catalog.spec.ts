import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CatalogQueries } from '../../src/catalog/catalog.queries.js';
import { Definitions } from '../../src/catalog/definitions.service.js';
import { PublishedProcedures } from '../../src/catalog/published-procedures.service.js';
import { ShippedProcedures } from '../../src/catalog/shipped-procedures.service.js';
import { parseDefinition } from '../../src/definition/text.js';
import { type Person, system } from '../../src/platform/actor.js';
import { Conflict, Forbidden, Invalid, NotFound, Refused } from '../../src/platform/errors/errors.js';
import { Wording } from '../../src/platform/i18n/wording.js';
import { type CatalogContext, startCatalog } from '../support/catalog.js';

const CODE = '2.000635';
const person = (role: string): Person => ({
  kind: 'person',
  accountId: randomUUID(),
  name: 'Cán bộ mẫu',
  locale: 'vi',
  grants: [{ role, agencyId: null }],
});
const admin = person('catalog_admin');

let context: CatalogContext;
let definitions: Definitions;
let procedures: PublishedProcedures;
let published: string[];

beforeAll(async () => {
  context = await startCatalog();
  definitions = context.get(Definitions);
  procedures = context.get(PublishedProcedures);
  published = await context.get(ShippedProcedures).publishMissing(system('suite'));
});

afterAll(() => context?.close());

const audits = () =>
  context.database.query<{ action: string; subject_id: string }>(
    `select action, subject_id from audit_entries where action like 'catalog.%' order by id`,
  );

describe('procedures that come along', () => {
  it('are published once, with an entry in the ledger each', async () => {
    expect(published).toEqual(['1.001193', '1.001612', '1.004873', '1.013225', '2.000635']);
    const shipped = context.get(ShippedProcedures);
    expect(await Promise.all([1, 2].map(() => shipped.publishMissing(system('suite'))))).toEqual([[], []]);
    expect((await audits()).filter((one) => one.action === 'catalog.version_published')).toHaveLength(5);
    expect((await procedures.all()).map((one) => one.number)).toEqual([1, 1, 1, 1, 1]);
  });

  it('are kept as they were written', async () => {
    const { bundle } = await procedures.current(CODE);
    expect(bundle).toEqual(parseDefinition(await context.get(ShippedProcedures).text(CODE)));
  });

  it('are found with a glance of time and fee', async () => {
    const { items } = await context.get(CatalogQueries).search('', {}, 'vi');
    const card = (code: string) => items.find((one) => one.code === code);
    expect(items).toHaveLength(5);
    expect(card('1.001193')?.fee).toEqual({ kind: 'free' });
    expect(card('1.001612')).toMatchObject({ fee: { kind: 'amount', from: 150_000, to: 150_000 } });
    expect(card(CODE)).toMatchObject({
      fee: { kind: 'text' },
      kind: 'service',
      levels: expect.arrayContaining(['commune']),
    });
  });

  it.each([
    ['khai sinh', '1.001193'],
    ['KHAI SINH', '1.001193'],
    ['lam giay khai sinh', '1.001193'],
    ['giay phep xay dung', '1.013225'],
    ['giấy phép xây dưng', '1.013225'],
    ['mở quán', '1.001612'],
    ['độc thân', '1.004873'],
    ['household business', '1.001612'],
    ['2.000635', '2.000635'],
  ])('are found by “%s”', async (query, code) => {
    const { items } = await context.get(CatalogQueries).search(query, {}, 'vi');
    expect(items[0]?.code).toBe(code);
  });
});

describe('a definition on its way to publication', () => {
  let text: string;
  let changed: string;

  beforeAll(async () => {
    text = await definitions.textOf(CODE);
    changed = text.replace('8000 * copies', '9000 * copies');
  });

  it('is imported, checked, compared and published, and the earlier version stays', async () => {
    const before = await procedures.current(CODE);
    expect(await definitions.importDraft(admin, changed)).toEqual({ code: CODE, revision: 1 });
    expect((await definitions.checkDraft(CODE)).filter((one) => one.severity === 'error')).toEqual([]);
    expect(await definitions.compareDraft(CODE)).toEqual({
      published: 1,
      changes: [{ path: 'fee.amount', kind: 'changed', before: '8000 * copies', after: '9000 * copies' }],
    });
    expect(await definitions.textOf(CODE, 'draft')).toBe(changed);
    const { number, versionId } = await definitions.publish(admin, CODE, { revision: 1 });
    expect(number).toBe(2);
    const after = await procedures.current(CODE);
    expect(after).toMatchObject({ versionId, number: 2, bundle: { fee: { amount: '9000 * copies' } } });
    expect((await procedures.version(before.versionId)).bundle.fee.amount).toBe('8000 * copies');
    await expect(definitions.draftOf(CODE)).rejects.toThrow(NotFound);
    expect((await audits()).slice(-2)).toEqual([
      { action: 'catalog.draft_imported', subject_id: CODE },
      { action: 'catalog.version_published', subject_id: CODE },
    ]);
  });

  it('is not published while it has errors', async () => {
    const broken = text.replace('agency: H57.02', 'agency: H57.99');
    const { revision } = await definitions.importDraft(admin, broken);
    expect(await definitions.checkDraft(CODE)).toContainEqual(
      expect.objectContaining({
        code: 'definition.unknown_agency',
        path: 'routing.receive.0.agency',
        severity: 'error',
      }),
    );
    await expect(definitions.publish(admin, CODE, { revision })).rejects.toThrow(Refused);
    expect((await procedures.current(CODE)).number).toBe(2);
  });

  it('is published only as it was looked at', async () => {
    const first = await definitions.importDraft(admin, text);
    const same = await definitions.importDraft(admin, text);
    expect(same.revision).toBe(first.revision);
    const other = await definitions.importDraft(admin, text.replace('8000 * copies', '7000 * copies'));
    expect(other.revision).toBe(first.revision + 1);
    await expect(definitions.publish(admin, CODE, first)).rejects.toThrow(Conflict);
  });

  it('is not published when nothing changed, and can be thrown away', async () => {
    const { revision } = await definitions.importDraft(admin, changed);
    await expect(definitions.publish(admin, CODE, { revision })).rejects.toMatchObject({
      code: 'catalog.nothing_changed',
    });
    const listed = (await definitions.list()).find((one) => one.code === CODE);
    expect(listed).toMatchObject({ published: { number: 2 }, draft: { revision, importedBy: admin.accountId } });
    await definitions.discardDraft(admin, CODE);
    await expect(definitions.discardDraft(admin, CODE)).rejects.toThrow(NotFound);
  });

  it('is published once by two who press at the same moment', async () => {
    const { revision } = await definitions.importDraft(admin, text);
    const both = await Promise.allSettled([1, 2].map(() => definitions.publish(admin, CODE, { revision })));
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect((await procedures.current(CODE)).number).toBe(3);
  });

  it('can be of a procedure that nobody published yet', async () => {
    const code = '9.000001';
    const { revision } = await definitions.importDraft(admin, text.replace(`"${CODE}"`, `"${code}"`));
    expect((await definitions.list()).find((one) => one.code === code)).not.toHaveProperty('published');
    expect((await definitions.compareDraft(code)).changes.every((one) => one.kind === 'added')).toBe(true);
    expect(await definitions.publish(admin, code, { revision })).toMatchObject({ number: 1 });
    expect((await context.get(CatalogQueries).service(code, 'en')).source).toMatchObject({ kind: 'own', number: 1 });
  });

  it('belongs to catalogue administrators', async () => {
    const stranger = person('system_admin');
    await expect(definitions.importDraft(stranger, text)).rejects.toThrow(Forbidden);
    await expect(definitions.publish(stranger, CODE, { revision: 1 })).rejects.toThrow(Forbidden);
    await expect(definitions.discardDraft(stranger, CODE)).rejects.toThrow(Forbidden);
  });

  it('says what is wrong with a text in both languages', async () => {
    const error: unknown = await definitions
      .importDraft(admin, text.replace('holder: reception', 'holder: janitor'))
      .catch((one: unknown) => one);
    if (!(error instanceof Invalid)) throw new Error('It was imported');
    const wording = context.get(Wording);
    for (const { code, values } of error.problems) {
      expect(wording.t('vi', `errors.${code}`, values)).toContain('janitor');
      expect(wording.t('en', `errors.${code}`, values)).toContain('janitor');
    }
  });

  it('never changes once it is a version', async () => {
    await expect(context.database.query('update procedure_versions set number = 9')).rejects.toThrow('never changes');
    await expect(context.database.query('delete from procedure_versions')).rejects.toThrow('never changes');
  });
});
