import type { Readable } from 'node:stream';
import type { Locale } from '../platform/i18n/localised.js';
import type { Receipt, ResultData, Slip01, Slip02, Slip03, Slip04, Slip05, Slip06, Slip07 } from './slips.types.js';

/** The applicant's receipt, the numbered forms of Thông tư 03/2025/TT-VPCP, Annex I, and the result of a case. */
export interface DocumentData {
  readonly receipt: Receipt;
  readonly 'slip-01': Slip01;
  readonly 'slip-02': Slip02;
  readonly 'slip-03': Slip03;
  readonly 'slip-04': Slip04;
  readonly 'slip-05': Slip05;
  readonly 'slip-06': Slip06;
  readonly 'slip-07': Slip07;
  readonly result: ResultData;
}
export type DocumentKind = keyof DocumentData;

/** What a document is about: a case, as a rule. */
export interface DocumentSubject {
  readonly kind: string;
  /** A uuid. */
  readonly id: string;
}

export interface DocumentOrder<Kind extends DocumentKind> {
  readonly kind: Kind;
  readonly subject: DocumentSubject;
  readonly data: DocumentData[Kind];
  /** Documents are Vietnamese; `en` adds a small English gloss to the headings. Default `vi`. */
  readonly locale?: Locale;
}

/** Answer to an order: the code is known at once, the bytes when `document.ready` is announced. */
export interface OrderedDocument {
  readonly id: string;
  readonly verificationCode: string;
}

export interface DocumentView {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly subject: DocumentSubject;
  readonly state: 'ordered' | 'ready';
  readonly orderedAt: Date;
  readonly readyAt: Date | null;
  /** Bytes; null until ready. */
  readonly size: number | null;
  readonly sha256: string | null;
  readonly verificationCode: string;
}

/** A document as it is handed out. */
export interface DocumentContent {
  readonly stream: Readable;
  readonly type: 'application/pdf';
  /** Bytes. */
  readonly size: number;
  /** To be saved under. */
  readonly name: string;
}

/** What anybody who holds a code may learn: that it is ours, of which kind and day, and whether it still holds. */
export interface Verification {
  readonly code: string;
  readonly state: 'genuine' | 'withdrawn';
  readonly kind: DocumentKind;
  readonly documentId: string;
  readonly subject: DocumentSubject;
  readonly issuedAt: Date;
  readonly withdrawnAt: Date | null;
  readonly sha256: string;
}

/** `same`: these are our bytes; `different`: the file was changed or is another one; `unknown`: no such code. */
export type HashComparison = 'same' | 'different' | 'unknown';
