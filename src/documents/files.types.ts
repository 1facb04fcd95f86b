import type { Readable } from 'node:stream';
import type { FileKind } from '../forms/form.types.js';

/** Whose file it is. Documents keep this pair and know nothing more of it. */
export interface FileOwner {
  readonly kind: string;
  /** A uuid. */
  readonly id: string;
}

/** A file as it arrives. */
export interface FileUpload {
  readonly content: Readable | Uint8Array;
  /** The name the sender gave; kept for showing, never used as a path. */
  readonly declaredName: string;
  /** Kinds that are let in; what the file is, is read from its bytes. */
  readonly accept: readonly FileKind[];
  readonly maxBytes: number;
  readonly owner: FileOwner;
}

export interface StoredFile {
  readonly id: string;
  readonly owner: FileOwner;
  readonly name: string;
  /** Sniffed media type, e.g. `application/pdf`. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  /** `not_scanned` where the installation has no virus scanner; an infected file is never stored. */
  readonly scan: 'scanned' | 'not_scanned';
  readonly createdAt: Date;
}
