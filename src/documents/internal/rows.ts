import type { Locale } from '../../platform/i18n/localised.js';
import type { DocumentData, DocumentKind, DocumentView, Verification } from '../documents.types.js';
import type { StoredFile } from '../files.types.js';

export interface FileRow {
  readonly id: string;
  readonly owner_kind: string;
  readonly owner_id: string;
  readonly name: string;
  readonly type: string;
  /** bigint, read as text by the driver. */
  readonly size: string;
  readonly sha256: string;
  readonly scan: StoredFile['scan'];
  readonly created_at: Date;
}

export const FILE_COLUMNS = 'id, owner_kind, owner_id, name, type, size, sha256, scan, created_at';

export const toFile = (row: FileRow): StoredFile => ({
  id: row.id,
  owner: { kind: row.owner_kind, id: row.owner_id },
  name: row.name,
  type: row.type,
  size: Number(row.size),
  sha256: row.sha256,
  scan: row.scan,
  createdAt: row.created_at,
});

export interface DocumentRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly state: DocumentView['state'];
  readonly ordered_at: Date;
  readonly ready_at: Date | null;
  readonly size: string | null;
  readonly sha256: string | null;
  readonly code: string;
}

export const SELECT_DOCUMENTS = `
  select d.id, d.kind, d.subject_kind, d.subject_id, d.state, d.ordered_at, d.ready_at, d.size, d.sha256, v.code
  from documents d join verifications v on v.document_id = d.id`;

export const toDocument = (row: DocumentRow): DocumentView => ({
  id: row.id,
  kind: row.kind,
  subject: { kind: row.subject_kind, id: row.subject_id },
  state: row.state,
  orderedAt: row.ordered_at,
  readyAt: row.ready_at,
  size: row.size === null ? null : Number(row.size),
  sha256: row.sha256,
  verificationCode: row.code,
});

/** An order that still has to be printed. */
export interface OrderRow {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly locale: Locale;
  readonly data: DocumentData[DocumentKind];
  readonly ordered_at: Date;
  readonly code: string;
}

export interface VerificationRow {
  readonly code: string;
  readonly state: Verification['state'];
  readonly withdrawn_at: Date | null;
  readonly document_id: string;
  readonly kind: DocumentKind;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly ordered_at: Date;
  readonly sha256: string;
}

export const toVerification = (row: VerificationRow): Verification => ({
  code: row.code,
  state: row.state,
  kind: row.kind,
  documentId: row.document_id,
  subject: { kind: row.subject_kind, id: row.subject_id },
  issuedAt: row.ordered_at,
  withdrawnAt: row.withdrawn_at,
  sha256: row.sha256,
});
