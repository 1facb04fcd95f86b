import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { CatalogQueries } from '../../src/catalog/catalog.queries.js';
import { NationalImport } from '../../src/catalog/national-import.service.js';
import type { ImportReport } from '../../src/catalog/national.types.js';
import { PublishedProcedures } from '../../src/catalog/published-procedures.service.js';
import { ShippedProcedures } from '../../src/catalog/shipped-procedures.service.js';
import { run as runCommand } from '../../src/cli/import-national.js';
import { linesOf } from '../../src/cli/lines.js';
import { UsageError } from '../../src/cli/usage.js';
import { system } from '../../src/platform/actor.js';
import { type CatalogContext, startCatalog } from '../support/catalog.js';

const FILE = join(import.meta.dirname, '../fixtures/national.ndjson');
const BYTES = readFileSync(FILE);
const LINES = BYTES.toString('utf8')
  .replace(/^\ufeff/, '')
  .split(/\r?\n/);
const OURS = '1.001193';

let context: CatalogContext;
let report: ImportReport;

beforeAll(async () => {
  context = await startCatalog();
  await context.get(ShippedProcedures).publishMissing(system('suite'));
  report = await importBytes(BYTES);
});

afterAll(() => context?.close());

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  // Small pieces, so that letters of several bytes are torn apart on the way.
  for (let at = 0; at < bytes.length; at += 1009) yield bytes.subarray(at, at + 1009);
}

const importBytes = (bytes: Uint8Array) => context.get(NationalImport).run(system('suite'), linesOf(inPieces(bytes)));

const importLines = (lines: readonly string[]) => importBytes(Buffer.from(lines.join('\n')));

const entries = () =>
  context.database.query<{ code: string; entry: Record<string, unknown>; sha: string }>(
    'select code, entry, source_sha256 as sha from national_entries order by code',
  );
const codesWith = (kind: string) => report.doubts.find((one) => one.kind === kind)?.codes ?? [];

describe('the import of the national catalogue', () => {
  it('has at least 60 lines to read here', () => {
    expect(LINES.filter((line) => line !== '').length).toBeGreaterThanOrEqual(60);
  });

  it('turns every line into a service or a refusal', () => {
    expect(report).toMatchObject({ lines: 76, read: 67, added: 67, changed: 0, unchanged: 0 });
    expect(report.refused).toEqual([
      { line: 69, kind: 'line.not_json', found: expect.stringContaining('9.000501') },
      { line: 70, kind: 'line.not_an_object' },
      { line: 71, kind: 'line.not_an_object' },
      { line: 72, kind: 'line.not_an_object' },
      { line: 73, kind: 'line.not_an_object' },
      { line: 74, kind: 'line.code_missing', found: 'Không có mã' },
      { line: 75, kind: 'line.code_malformed', found: '12.34' },
      { line: 76, kind: 'line.name_missing', found: '9.000504' },
      { line: 77, kind: 'line.code_again', found: '9.000001' },
    ]);
  });

  it.each([
    ['term.unit_missing', '9.000021'],
    ['term.unit_missing', '9.000022'],
    ['fee.too_small', '9.000023'],
    ['fee.thousand_times_too_small', '9.000024'],
    ['fee.free_beside_fee', '9.000025'],
    ['fee.free_but_set_elsewhere', '9.000026'],
    ['fee.zero', '9.000027'],
    ['fee.foreign_currency', '9.000028'],
    ['fee.words_disagree', '9.000029'],
    ['fee.free_on_one_row', '9.000030'],
    ['term.missing', '9.000031'],
    ['term.zero', '9.000032'],
    ['term.too_long', '9.000033'],
    ['term.words_disagree', '9.000034'],
    ['term.channels_contradict', '9.000035'],
    ['fee.bracket_open', '9.000036'],
    ['fee.where_it_begins', '9.000037'],
    ['ways.none', '9.000038'],
    ['ways.not_a_table', '9.000039'],
    ['ways.not_understood', '9.000040'],
    ['papers.none', '9.000041'],
    ['papers.not_a_table', '9.000042'],
    ['paper.without_count', '9.000043'],
    ['paper.none_asked', '9.000044'],
    ['text.torn', '9.000045'],
    ['basis.none', '9.000046'],
    ['basis.not_a_table', '9.000047'],
    ['basis.without_number', '9.000048'],
    ['result.none', '9.000049'],
    ['result.without_code', '9.000050'],
    ['result.code_malformed', '9.000051'],
    ['level.unknown', '9.000052'],
    ['level.missing', '9.000053'],
    ['applicant.unknown', '9.000054'],
    ['applicant.missing', '9.000055'],
    ['ministry.unknown', '9.000056'],
    ['sector.missing', '9.000057'],
    ['steps.none', '9.000058'],
    ['text.markup', '9.000060'],
    ['text.control_characters', '9.000061'],
    ['text.lost_characters', '9.000062'],
    ['field.unknown', '9.000063'],
    ['field.missing', '9.000064'],
    ['field.wrong_type', '9.000065'],
  ])('doubts %s in %s', (kind, code) => {
    expect(codesWith(kind)).toContain(code);
  });

  it('has no doubt about what is plain', () => {
    const doubted = new Set(report.doubts.flatMap((one) => one.codes));
    const plain = Array.from({ length: 6 }, (_, i) => `9.00000${i + 1}`);
    expect(plain.filter((code) => doubted.has(code))).toEqual([]);
  });

  it('takes flattened tables apart', async () => {
    const rows = new Map((await entries()).map((one) => [one.code, one.entry]));
    expect(rows.get('9.000007')).toMatchObject({
      ways: [
        { channel: 'counter', rows: [{ term: { amount: 8, unit: 'working_hours' }, fees: [{ amount: 50_000 }] }] },
      ],
      papers: [
        {
          papers: [
            { name: 'Đơn xin mẫu về việc làng', form: 'Mẫu số 01.docx', originals: 1 },
            { originals: 0, copies: 1 },
          ],
        },
      ],
      legalBasis: [{ number: '11/2020/QH14' }, { number: '12/2021/NĐ-CP' }],
    });
    expect(rows.get('9.000013')).toMatchObject({
      papers: [
        { title: 'Trường hợp tự trồng' },
        { title: 'Trường hợp đi mua', papers: [{ name: 'Hóa đơn mua giống năm 2025', originals: 1 }] },
      ],
    });
    expect(rows.get('9.000016')).toMatchObject({
      results: [{ code: 'KQ.G99.000016' }, { code: 'KQ.G99.000017' }],
      keywords: ['giếng', 'nước sạch'],
    });
    expect(rows.get('9.000060')).toMatchObject({ steps: ['Bước 1: Nộp tờ khai.', 'Bước 2: Nhận kết quả & ra về.'] });
  });

  it('keeps what it says of our own procedures beside them', async () => {
    expect(report.besideOurs.map((one) => one.code)).toEqual([OURS]);
    expect(report.besideOurs[0]?.differences.map((one) => one.what)).toEqual(
      expect.arrayContaining(['name', 'term', 'fee']),
    );
    const { bundle, number } = await context.get(PublishedProcedures).current(OURS);
    expect(number).toBe(1);
    const [row] = await context.database.query<{ kind: string; name: { vi: string }; glance: object }>(
      'select kind, name, glance from procedures where code = $1',
      [OURS],
    );
    expect(row).toMatchObject({ kind: 'service', name: bundle.name, glance: { fee: { kind: 'free' } } });
    expect((await entries()).map((one) => one.code)).toContain(OURS);
  });

  it('changes nothing when it is run again, and only what changed otherwise', async () => {
    const before = await entries();
    expect(await importBytes(BYTES)).toMatchObject({ lines: 76, added: 0, changed: 0, unchanged: 67 });
    expect(await entries()).toEqual(before);
    const other = LINES.map((line) => line.replace('Xin phép thả diều ban đêm', 'Xin phép thả diều ban ngày'));
    expect(await importLines(other)).toMatchObject({ added: 0, changed: 1, unchanged: 66 });
    expect(await importBytes(BYTES)).toMatchObject({ added: 0, changed: 1, unchanged: 66 });
  });

  it('leaves every procedure wholly old or wholly new when it is interrupted', async () => {
    const sample = LINES[5] ?? '';
    const many = Array.from({ length: 250 }, (_, i) => sample.replace('9.000006', `8.${String(i).padStart(6, '0')}`));
    async function* torn(): AsyncGenerator<string> {
      yield* many.slice(0, 180);
      throw new Error('The wire was cut');
    }
    await expect(context.get(NationalImport).run(system('suite'), torn())).rejects.toThrow('The wire was cut');
    const count = `select (select count(*)::int from national_entries where code like '8.%') as entries,
      (select count(*)::int from procedures where code like '8.%') as rows`;
    expect(await context.database.query(count)).toEqual([{ entries: 100, rows: 100 }]);
    expect(await importLines(many)).toMatchObject({ added: 150, unchanged: 100 });
    expect(await context.database.query(count)).toEqual([{ entries: 250, rows: 250 }]);
  });
});

describe('what was imported', () => {
  it.each([
    ['sổ đỏ', '9.000001'],
    ['so do', '9.000001'],
    ['khai sinh', OURS],
    ['giay phep xay dung', '1.013225'],
    ['giêng nước sạch', '9.000016'],
    ['tho to he', '9.000010'],
    ['nuoi ngong', '9.000008'],
    ['9.000012', '9.000012'],
  ])('is found by “%s”', async (query, code) => {
    const { items } = await context.get(CatalogQueries).search(query, {}, 'vi');
    expect(items.slice(0, 3).map((one) => one.code)).toContain(code);
  });

  it('is shown as information only, and says where it comes from', async () => {
    const service = await context.get(CatalogQueries).service('9.000007', 'en');
    expect(service).toMatchObject({
      kind: 'information',
      language: 'vi',
      source: { kind: 'national', decision: '7/QĐ-MAU' },
    });
    expect((await context.get(CatalogQueries).service('9.000023', 'vi')).fee).not.toMatchObject({ kind: 'amount' });
  });

  it('is paged through without loss', async () => {
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await context.get(CatalogQueries).search('mẫu', { limit: 7, ...(after && { after }) }, 'vi');
      seen.push(...page.items.map((one) => one.code));
      after = page.next;
    } while (after);
    expect(new Set(seen).size).toBe(seen.length);
    const { total } = await context.get(CatalogQueries).search('mẫu', {}, 'vi');
    expect(seen).toHaveLength(total);
  });
});

describe('motcua import national', () => {
  let folder: string;
  let said: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'motcua-national-'));
    said = '';
    for (const name of ['log', 'error'] as const) {
      jest.spyOn(console, name).mockImplementation((text: string) => void (said += `${text}\n`));
    }
  });

  afterEach(() => {
    jest.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  it('answers 0 when every line was read, and writes the report', async () => {
    const target = join(folder, 'report.json');
    expect(await runCommand([FILE, '--report', target], context.app)).toBe(0);
    expect(said).toContain('76 lines');
    expect(said).toContain('9 refused');
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({
      lines: 76,
      unchanged: 67,
      refused: { length: 9 },
    });
  });

  it('reads a packed file', async () => {
    const packed = join(folder, 'national.ndjson.gz');
    writeFileSync(packed, gzipSync(BYTES));
    expect(await runCommand([packed], context.app)).toBe(0);
  });

  it('answers 1 when the file is not there or is broken', async () => {
    expect(await runCommand([join(folder, 'nothing.ndjson')], context.app)).toBe(1);
    expect(said).toContain('could not be read');
    const cut = join(folder, 'cut.ndjson.gz');
    writeFileSync(cut, gzipSync(BYTES).subarray(0, 2000));
    expect(await runCommand([cut], context.app)).toBe(1);
    expect(await runCommand([folder], context.app)).toBe(1);
  });

  it('says how it is called', async () => {
    await expect(runCommand([], context.app)).rejects.toThrow(UsageError);
    await expect(runCommand([FILE, '--report'], context.app)).rejects.toThrow(UsageError);
  });
});
