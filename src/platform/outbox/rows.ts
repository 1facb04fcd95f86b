import type { Message, MessagePayload } from './message.js';

export interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly payload: MessagePayload | null;
  readonly at: Date;
  readonly try: number;
}

export const OUTBOX_COLUMNS = 'id, type, subject_kind, subject_id, payload, at, try';

export const toMessage = (row: OutboxRow): Message => ({
  id: row.id,
  type: row.type,
  subject: { kind: row.subject_kind, id: row.subject_id },
  payload: row.payload ?? {},
  at: row.at,
});
