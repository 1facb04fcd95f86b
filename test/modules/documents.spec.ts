import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { DOCUMENT_ORDERED, DOCUMENT_READY } from '../../src/documents/documents.messages.js';
import { DocumentsModule } from '../../src/documents/documents.module.js';
import { Documents } from '../../src/documents/documents.service.js';
import type { DocumentKind, DocumentSubject, OrderedDocument } from '../../src/documents/documents.types.js';
import { Files } from '../../src/documents/files.service.js';
import type { FileUpload } from '../../src/documents/files.types.js';
import { FileUpkeep } from '../../src/documents/internal/file-upkeep.js';
import { SAMPLES } from '../../src/documents/internal/print/samples.js';
import { Verifications } from '../../src/documents/verifications.service.js';
import { Transactions } from '../../src/platform/database/transactions.js';
import { NotFound, Refused, Unavailable } from '../../src/platform/errors/errors.js';
import { clamdPath, EICAR, type RunningClamd, startClamd } from '../support/clamd.js';
import { type RunningMachinery, startMachinery, until } from './platform/machinery.js';

let app: RunningMachinery;
let documents: Documents;
let verifications: Verifications;

beforeAll(async () => {
  app = await startMachinery({
    role: 'all',
    env: { BASE_URL: 'https://dichvucong.example.vn' },
    imports: [DocumentsModule],
  });
  documents = app.get(Documents);
  verifications = app.get(Verifications);
});

afterAll(() => app?.close());

const newCase = (): DocumentSubject => ({ kind: 'case', id: uuid() });
const order = (kind: DocumentKind, subject = newCase()): Promise<OrderedDocument> =>
  app.get(Transactions).run((tx) => documents.order(tx, { kind, subject, data: SAMPLES[kind] }));
const bytesOf = async (id: string): Promise<Buffer> => buffer((await documents.content(id)).stream);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const announced = async (type: string, id: string): Promise<number> =>
  (await app.database.query('select 1 from outbox where type = $1 and subject_id = $2', [type, id])).length;

async function ready(kind: DocumentKind, subject = newCase()): Promise<OrderedDocument> {
  const ordered = await order(kind, subject);
  await until('the document is ready', async () => (await documents.view(ordered.id)).state === 'ready');
  return ordered;
}

/** Brings the order's message a second time, as after a crash that forgot that it was heard. */
async function hearAgain(id: string): Promise<void> {
  const [message] = await app.database.query<{ id: string }>(
    'select id from outbox where type = $1 and subject_id = $2',
    [DOCUMENT_ORDERED, id],
  );
  await until('it was heard', () => isHeard(message?.id));
  await app.database.query('delete from handled where key = $1', [message?.id]);
  await app.database.query('update outbox set relayed_at = null, settled_at = null, try = try + 1 where id = $1', [
    message?.id,
  ]);
  await until('it was heard again', () => isHeard(message?.id));
}

const isHeard = async (message: string | undefined): Promise<boolean> =>
  (await app.database.query('select 1 from handled where key = $1', [message])).length > 0;

describe('a document', () => {
  it('is made once, however often its order is heard', async () => {
    const subject = newCase();
    const { id } = await ready('slip-01', subject);
    const [before, bytes] = [await documents.view(id), await bytesOf(id)];
    expect(sha256(bytes)).toBe(before.sha256);
    expect(before).toMatchObject({ kind: 'slip-01', subject, size: bytes.length });
    await hearAgain(id);
    expect(await documents.view(id)).toEqual(before);
    expect(Buffer.compare(await bytesOf(id), bytes)).toBe(0);
    expect(await announced(DOCUMENT_READY, id)).toBe(1);
    expect(await documents.listOf(subject)).toEqual([before]);
  });

  it('is one document when two workers print it at the same time', async () => {
    const { id } = await order('slip-02');
    await app.database.query('update outbox set relayed_at = null, try = try + 1 where subject_id = $1', [id]);
    await until('the document is ready', async () => (await documents.view(id)).state === 'ready');
    await until('it was announced', async () => (await announced(DOCUMENT_READY, id)) > 0);
    expect(await announced(DOCUMENT_READY, id)).toBe(1);
    expect(sha256(await bytesOf(id))).toBe((await documents.view(id)).sha256);
  });

  it('keeps neither its data nor a way to change it', async () => {
    const { id } = await ready('slip-03');
    expect(await app.database.query('select data from documents where id = $1', [id])).toEqual([{ data: null }]);
    await expect(
      app.database.query(`update documents set sha256 = $2 where id = $1`, [id, '0'.repeat(64)]),
    ).rejects.toThrow('never changed');
    await expect(app.database.query('delete from documents where id = $1', [id])).rejects.toThrow('never changed');
  });

  it('is not there when the act that ordered it fails', async () => {
    const subject = newCase();
    const act = app.get(Transactions).run(async (tx) => {
      await documents.order(tx, { kind: 'slip-05', subject, data: SAMPLES['slip-05'] });
      throw new Error('the act failed');
    });
    await expect(act).rejects.toThrow('the act failed');
    expect(await documents.listOf(subject)).toEqual([]);
    await expect(documents.view(uuid())).rejects.toEqual(new NotFound('documents.unknown'));
  });

  it('says Vietnamese words that programs read back', async () => {
    const { id, verificationCode } = await ready('result');
    const text = readPdf(await bytesOf(id));
    if (text === undefined) return;
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Người mẫu Nguyễn Thị Ngọc Ánh',
      'Ủy ban nhân dân xã Hương Hồ (cũ)',
    ]) {
      expect(text).toContain(words);
    }
    expect(text).toContain(verificationCode);
    expect(text).toContain('dichvucong.example.vn/verify');
    expect(text).not.toContain('DỰ THẢO');
  });

  it('prints what looks like markup as it stands', async () => {
    const { id } = await ready('slip-06');
    const text = readPdf(await bytesOf(id));
    if (text !== undefined) expect(text).toContain('#strong[đậm] $x^2$');
  });
});

describe('a preview', () => {
  it('is marked as a draft and is not kept', async () => {
    const before = await app.database.query('select count(*) from documents');
    const bytes = await documents.preview('result', SAMPLES.result, 'vi');
    const text = readPdf(bytes);
    if (text !== undefined) expect(text).toContain('DỰ THẢO');
    expect(await app.database.query('select count(*) from documents')).toEqual(before);
  });

  it('stands on the same template as the result, which has a hash of its own', () => {
    const hash = documents.templateHash('result');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(documents.templateHash('slip-01')).not.toBe(hash);
    expect(documents.templateHash('slip-01')).toBe(documents.templateHash('slip-05'));
  });
});

describe('a verification', () => {
  it('knows genuine bytes from changed ones, however the code is typed', async () => {
    const subject = newCase();
    const { id, verificationCode: code } = await ready('slip-04', subject);
    const found = await verifications.verify(` ${code.toLowerCase().replaceAll('-', '')} `);
    expect(found).toMatchObject({
      code,
      state: 'genuine',
      kind: 'slip-04',
      documentId: id,
      subject,
      withdrawnAt: null,
    });
    const bytes = await bytesOf(id);
    expect(await verifications.compareHash(code, sha256(bytes).toUpperCase())).toBe('same');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    expect(await verifications.compareHash(code, sha256(bytes))).toBe('different');
    expect(await verifications.compareHash('0000-0000-0000', sha256(bytes))).toBe('unknown');
    expect(await verifications.verify('not a code')).toBeNull();
  });

  it('says when a document no longer holds', async () => {
    const { id, verificationCode: code } = await ready('slip-07');
    await app.get(Transactions).run((tx) => verifications.withdraw(tx, id));
    const found = await verifications.verify(code);
    expect(found).toMatchObject({ state: 'withdrawn' });
    await app.get(Transactions).run((tx) => verifications.withdraw(tx, id));
    expect(await verifications.verify(code)).toEqual(found);
  });

  it('knows nothing of a document that is not ready, which is not handed out either', async () => {
    const ordered = await app.get(Transactions).run(async (tx) => {
      const made = await documents.order(tx, { kind: 'slip-01', subject: newCase(), data: SAMPLES['slip-01'] });
      await tx.query('delete from outbox where subject_id = $1', [made.id]);
      return made;
    });
    expect(await verifications.verify(ordered.verificationCode)).toBeNull();
    await expect(documents.content(ordered.id)).rejects.toBeInstanceOf(Unavailable);
  });
});

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const upload = (content: Uint8Array | Readable, given: Partial<FileUpload> = {}): FileUpload => ({
  content,
  declaredName: 'giấy tờ.pdf',
  accept: ['pdf', 'jpeg', 'png'],
  maxBytes: 1024 * 1024,
  owner: { kind: 'application', id: uuid() },
  ...given,
});

describe('an uploaded file', () => {
  it('is kept with its name, kind, size and hash', async () => {
    const files = app.get(Files);
    const given = upload(Readable.from([PDF.subarray(0, 10), PDF.subarray(10)]), {
      declaredName: '../../etc/Giấy khai sinh',
    });
    const file = await files.store(given);
    expect(file).toMatchObject({
      name: 'Giấy khai sinh.pdf',
      type: 'application/pdf',
      size: PDF.length,
      sha256: sha256(PDF),
    });
    expect(file.scan).toBe('not_scanned');
    expect(Buffer.compare(await buffer(await files.open(file.id)), PDF)).toBe(0);
    expect(await files.of(given.owner)).toEqual([file]);
  });

  it('is judged by its bytes, not by its name', async () => {
    const files = app.get(Files);
    const fake = upload(Buffer.from('MZ\x90\x00 this says it is a form'), { declaredName: 'tờ khai.pdf' });
    await expect(files.store(fake)).rejects.toMatchObject({ code: 'documents.wrong_type' });
    const words = upload(Buffer.from('chỉ là chữ'), { declaredName: 'tờ khai.pdf' });
    await expect(files.store(words)).rejects.toMatchObject({ code: 'documents.unknown_type' });
    await expect(files.store(upload(PDF, { accept: ['jpeg'] }))).rejects.toMatchObject({
      code: 'documents.wrong_type',
      values: { allowed: 'JPEG', found: 'PDF' },
    });
    await expect(files.store(upload(Buffer.alloc(0)))).rejects.toEqual(new Refused('documents.empty'));
  });

  it('is not kept where it is too large, and the refusal says how large it is', async () => {
    const large = upload(Readable.from([PDF, Buffer.alloc(2 * 1024 * 1024)]));
    await expect(app.get(Files).store(large)).rejects.toMatchObject({
      code: 'documents.too_large',
      values: { limit: '1 MB', size: '3 MB' },
    });
    expect(await app.get(Files).of(large.owner)).toEqual([]);
  });

  it('is gone at once when it is removed, and its bytes follow', async () => {
    const files = app.get(Files);
    const file = await files.store(upload(PDF));
    await app.get(Transactions).run((tx) => files.remove(tx, file.id));
    await expect(files.open(file.id)).rejects.toEqual(new NotFound('documents.unknown'));
    expect(await app.get(FileUpkeep).prune()).toBe(0);
    await app.database.query(`update files set removed_at = removed_at - interval '2 hours' where id = $1`, [file.id]);
    expect(await app.get(FileUpkeep).prune()).toBe(1);
    expect(await app.database.query('select 1 from files where id = $1', [file.id])).toEqual([]);
  });
});

const scanner = clamdPath();
(scanner ? describe : describe.skip)('with a virus scanner', () => {
  let clamd: RunningClamd;
  let guarded: RunningMachinery;

  beforeAll(async () => {
    clamd = await startClamd(scanner ?? '');
    guarded = await startMachinery({ env: { CLAMD_URL: clamd.url }, imports: [DocumentsModule] });
  });

  afterAll(async () => {
    await guarded?.close();
    await clamd?.close();
  });

  it('keeps what is clean and refuses what is infected', async () => {
    const files = guarded.get(Files);
    expect((await files.store(upload(PDF))).scan).toBe('scanned');
    const infected = upload(Buffer.concat([PDF, Buffer.from(EICAR)]));
    await expect(files.store(infected)).rejects.toEqual(new Refused('documents.infected'));
    expect(await files.of(infected.owner)).toEqual([]);
  });

  it('lets nothing in while the scanner is away', async () => {
    await clamd.close();
    await expect(guarded.get(Files).store(upload(PDF))).rejects.toEqual(new Unavailable('documents.scanner_away', 60));
  });
});

/** The text of a PDF, where this machine has the program for it. */
function readPdf(bytes: Uint8Array): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-pdf-'));
  try {
    writeFileSync(join(folder, 'one.pdf'), bytes);
    const text = execFileSync('pdftotext', ['-raw', join(folder, 'one.pdf'), '-'], { encoding: 'utf8' });
    return text.normalize('NFC').replace(/\s+/g, ' ');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
