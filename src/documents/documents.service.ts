import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import { NotFound, Unavailable } from '../platform/errors/errors.js';
import type { Locale } from '../platform/i18n/localised.js';
import { Outbox } from '../platform/outbox/outbox.service.js';
import { Storage } from '../platform/storage/storage.js';
import { DOCUMENT, DOCUMENT_ORDERED } from './documents.messages.js';
import type {
  DocumentContent,
  DocumentData,
  DocumentKind,
  DocumentOrder,
  DocumentSubject,
  DocumentView,
  OrderedDocument,
} from './documents.types.js';
import { Printer } from './internal/printer.js';
import { type DocumentRow, SELECT_DOCUMENTS, toDocument } from './internal/rows.js';
import { Templates } from './internal/templates.js';
import { newVerifyCode } from './verify-code.js';

/** Where a preview has the code of a document; the real one is given with the order. */
const NO_CODE = 'XXXX-XXXX-XXXX';
/** Most documents are there within a second. */
const SOON_SECONDS = 3;

/**
 * The documents that the portal makes. Whoever owns their subject decides who may read them; nothing here does.
 */
@Injectable()
export class Documents {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly storage: Storage,
    private readonly printer: Printer,
    private readonly templates: Templates,
  ) {}

  /**
   * Orders a document in the caller's transaction. Its verification code is known at once; the bytes are made once, from
   * these data alone, and announced by `document.ready`.
   */
  async order<Kind extends DocumentKind>(tx: Tx, order: DocumentOrder<Kind>): Promise<OrderedDocument> {
    const [id, code, now] = [uuid(), newVerifyCode(), this.clock.now()];
    const { kind, subject, data, locale = 'vi' } = order;
    await queryIn(
      tx,
      `insert into documents (id, kind, subject_kind, subject_id, locale, state, data, ordered_at)
       values ($1, $2, $3, $4, $5, 'ordered', $6, $7)`,
      [id, kind, subject.kind, subject.id, locale, JSON.stringify(data), now],
    );
    await queryIn(
      tx,
      `insert into verifications (code, document_id, state, created_at) values ($1, $2, 'genuine', $3)`,
      [code, id, now],
    );
    await this.outbox.announce(tx, { type: DOCUMENT_ORDERED, subject: { kind: DOCUMENT, id } });
    return { id, verificationCode: code };
  }

  /** sha256 (hexadecimal) of what prints this kind: a decision is signed over its content and this. */
  templateHash(kind: DocumentKind): string {
    return this.templates.hash(kind);
  }

  /** NotFound `documents.unknown`. */
  async view(id: string): Promise<DocumentView> {
    const [row] = await this.db.query<DocumentRow>(`${SELECT_DOCUMENTS} where d.id = $1`, [id]);
    if (!row) throw new NotFound('documents.unknown');
    return toDocument(row);
  }

  /** Documents about a subject, oldest first. */
  async listOf(subject: DocumentSubject): Promise<DocumentView[]> {
    const rows = await this.db.query<DocumentRow>(
      `${SELECT_DOCUMENTS} where d.subject_kind = $1 and d.subject_id = $2 order by d.ordered_at, d.id`,
      [subject.kind, subject.id],
    );
    return rows.map(toDocument);
  }

  /** The bytes. NotFound `documents.unknown`; Unavailable `documents.not_ready` while they are being made. */
  async content(id: string): Promise<DocumentContent> {
    const [row] = await this.db.query<{ storage_key: string | null; size: string | null; kind: string; code: string }>(
      `select d.storage_key, d.size, d.kind, v.code from documents d join verifications v on v.document_id = d.id
       where d.id = $1`,
      [id],
    );
    if (!row) throw new NotFound('documents.unknown');
    if (row.storage_key === null) throw new Unavailable('documents.not_ready', SOON_SECONDS);
    const stream: Readable = await this.storage.get(row.storage_key);
    return { stream, type: 'application/pdf', size: Number(row.size), name: `${row.kind}-${row.code}.pdf` };
  }

  /** How a document would look, marked as a draft. Nothing is kept; the bytes belong to no code. */
  preview<Kind extends DocumentKind>(kind: Kind, data: DocumentData[Kind], locale: Locale): Promise<Uint8Array> {
    return this.printer.print(kind, data, { locale, code: NO_CODE, at: this.clock.now(), draft: true });
  }
}
