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

/**
 * The papers of an application beside its own columns. Not under a lock: there the papers are read after it, because this
 * would still show them as they were before the wait.
 */
export const PAPERS_COLUMN = `coalesce((select jsonb_agg(jsonb_build_object('slot', p.slot, 'file_id', p.file_id)
    order by p.added_at, p.file_id) from application_papers p where p.application_id = applications.id), '[]') as papers`;

export const fieldSlot = (fieldId: string): Slot => `field:${fieldId}`;
export const paperSlot = (paperId: string): Slot => `paper:${paperId}`;
