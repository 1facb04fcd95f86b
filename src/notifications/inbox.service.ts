import { Injectable } from '@nestjs/common';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { NotFound } from '../platform/errors/errors.js';
import type { Localised } from '../platform/i18n/localised.js';
import { APPLICANT_NOTICES, type InboxItem, type InboxNotice, type InboxPage } from './notices.types.js';

const MOST_COUNTED = 100;

/** What a person was told in the portal. Everybody sees their own inbox only. */
@Injectable()
export class Inbox {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Newest first, 25 a page unless told otherwise (100 at most). A cursor that is not ours starts from the beginning. */
  async of(person: Person, after?: string, limit = 25): Promise<InboxPage> {
    const size = Math.min(Math.max(limit, 1), 100);
    const cursor = readCursor(after);
    const rows = await this.db.query<Row>(
      `select id, kind, case_id, case_code, facts, created_at, read_at from notices
       where account_id = $1 and ($2::timestamptz is null or (created_at, id) < ($2, $3::uuid))
       order by created_at desc, id desc limit $4`,
      [person.accountId, cursor?.at ?? null, cursor?.id ?? null, size + 1],
    );
    const items = rows.slice(0, size).map(toItem);
    const last = items.at(-1);
    return { items, next: rows.length > size && last ? `${last.at.toISOString()}_${last.id}` : null };
  }

  /** How many are unread; counting stops at a hundred, which stands for "more than 99". */
  async unreadCount(person: Person): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `select count(*)::int as count from
         (select 1 from notices where account_id = $1 and read_at is null limit ${MOST_COUNTED}) unread`,
      [person.accountId],
    );
    return row?.count ?? 0;
  }

  /** Marks one as read and answers it, for the way to its page. NotFound `notifications.unknown`. */
  async open(person: Person, id: string): Promise<InboxItem> {
    const [row] = await this.db.query<Row>(
      `update notices set read_at = coalesce(read_at, $3) where account_id = $1 and id::text = $2
       returning id, kind, case_id, case_code, facts, created_at, read_at`,
      [person.accountId, id, this.clock.now()],
    );
    if (!row) throw new NotFound('notifications.unknown');
    return toItem(row);
  }

  /** Marks everything as read, or everything about one case, as when its page was opened. */
  async markRead(person: Person, caseId?: string): Promise<void> {
    await this.db.query(
      `update notices set read_at = $2 where account_id = $1 and read_at is null and ($3::uuid is null or case_id = $3)`,
      [person.accountId, this.clock.now(), caseId ?? null],
    );
  }
}

interface Row {
  readonly id: string;
  readonly kind: InboxNotice;
  readonly case_id: string;
  readonly case_code: string;
  readonly facts: { readonly procedure: Localised; readonly due: string | null };
  readonly created_at: Date;
  readonly read_at: Date | null;
}

const toItem = (row: Row): InboxItem => ({
  id: row.id,
  kind: row.kind,
  side: APPLICANT_NOTICES.some((one) => one === row.kind) ? 'applicant' : 'office',
  caseId: row.case_id,
  caseCode: row.case_code,
  procedureName: row.facts.procedure,
  due: row.facts.due === null ? null : new Date(row.facts.due),
  at: row.created_at,
  read: row.read_at !== null,
});

function readCursor(text: string | undefined): { at: Date; id: string } | undefined {
  const [at = '', id = ''] = text?.split('_') ?? [];
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) || Number.isNaN(Date.parse(at))) return undefined;
  return { at: new Date(at), id };
}
