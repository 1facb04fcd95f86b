import type { Answers } from '../../forms/form.types.js';
import type { ApplicationChannel, OpenScope, Slot, Typed } from '../application.types.js';

/** A row of `applications`; it never leaves this module. */
export interface ApplicationRow {
  readonly id: string;
  readonly account_id: string | null;
  readonly filed_by: string | null;
  readonly channel: ApplicationChannel;
  readonly procedure_code: string;
  readonly version_id: string;
  readonly answers: Answers;
  readonly typed: Typed;
  readonly revision: number;
  readonly open_scope: OpenScope | null;
  readonly sealed_at: Date | null;
  readonly updated_at: Date;
}

export const COLUMNS = `id, account_id, filed_by, channel, procedure_code, version_id, answers, typed, revision,
  open_scope, sealed_at, updated_at`;

export interface PaperRow {
  readonly slot: Slot;
  readonly file_id: string;
}

export const fieldSlot = (fieldId: string): Slot => `field:${fieldId}`;
export const paperSlot = (paperId: string): Slot => `paper:${paperId}`;
