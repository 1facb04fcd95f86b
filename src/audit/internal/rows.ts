import type { AuditActor, AuditEntry, AuditFilters } from '../audit.types.js';

export interface AuditRow {
  id: string;
  at: Date;
  actor_kind: 'visitor' | 'person' | 'system';
  actor_id: string | null;
  actor_name: string | null;
  action: string;
  subject_kind: string;
  subject_id: string;
  agency_id: string | null;
  event_id: string | null;
  detail: AuditEntry['detail'];
}

export const ENTRY_COLUMNS =
  'id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, agency_id, event_id, detail';

export function toEntry(row: AuditRow): AuditEntry {
  return {
    id: row.id,
    at: row.at,
    actor: toActor(row),
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id },
    agencyId: row.agency_id,
    event: row.event_id,
    detail: row.detail,
  };
}

function toActor(row: AuditRow): AuditActor {
  if (row.actor_kind === 'person' && row.actor_id) return { kind: 'person', accountId: row.actor_id };
  if (row.actor_kind === 'system' && row.actor_name) return { kind: 'system', name: row.actor_name };
  return { kind: 'visitor' };
}

export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

export const writeCursor = (entry: Cursor): string => `${entry.at.getTime().toString(36)}~${entry.id}`;

export function readCursor(text: string | undefined): Cursor | undefined {
  const match = /^([0-9a-z]{1,11})~([0-9a-f]{8}-[0-9a-f-]{27})$/.exec(text ?? '');
  if (!match?.[1] || !match[2]) return undefined;
  const at = new Date(parseInt(match[1], 36));
  return Number.isNaN(at.getTime()) ? undefined : { at, id: match[2] };
}

/** The WHERE part for these filters, and its values in order. */
export function conditions(filters: AuditFilters, after?: Cursor): { where: string; values: unknown[] } {
  const parts: string[] = [];
  const values: unknown[] = [];
  const add = (sql: (place: string) => string, value: unknown): void => {
    values.push(value);
    parts.push(sql(`$${values.length}`));
  };
  if (filters.accountId) add((p) => `actor_id = ${p}`, filters.accountId);
  if (filters.action) addAction(add, filters.action);
  if (filters.subject) add((p) => `subject_kind = ${p}`, filters.subject.kind);
  if (filters.subject?.id) add((p) => `subject_id = ${p}`, filters.subject.id);
  if (filters.agencyId) add((p) => `agency_id = ${p}`, filters.agencyId);
  if (filters.from) add((p) => `at >= ${p}`, filters.from);
  if (filters.to) add((p) => `at < ${p}`, filters.to);
  if (after) {
    values.push(after.at, after.id);
    parts.push(`(at, id) < ($${values.length - 1}, $${values.length})`);
  }
  return { where: parts.length > 0 ? `where ${parts.join(' and ')}` : '', values };
}

function addAction(add: (sql: (place: string) => string, value: unknown) => void, action: string): void {
  if (action.endsWith('.')) add((p) => `action like ${p}`, `${action.replace(/[\\%_]/g, '\\$&')}%`);
  else add((p) => `action = ${p}`, action);
}
