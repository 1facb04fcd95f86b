import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { type AuditRow, conditions, ENTRY_COLUMNS, readCursor, toEntry, writeCursor } from './internal/rows.js';
import type { AuditFilters, AuditPage } from './audit.types.js';

const PAGE = 50;
const MOST = 500;

@Injectable()
export class AuditQueries {
  constructor(private readonly db: Db) {}

  /**
   * Entries that fit, newest first, 50 a page unless told otherwise (500 at most). `after` is the `next` of the page
   * before; a cursor that is not one of ours starts from the beginning.
   */
  async search(filters: AuditFilters, after?: string, limit = PAGE): Promise<AuditPage> {
    const size = Math.min(Math.max(limit, 1), MOST);
    const { where, values } = conditions(filters, readCursor(after));
    const rows = await this.db.query<AuditRow>(
      `select ${ENTRY_COLUMNS} from audit_entries ${where} order by at desc, id desc limit ${size + 1}`,
      values,
    );
    const items = rows.slice(0, size).map(toEntry);
    const last = items.at(-1);
    return { items, next: rows.length > size && last ? writeCursor(last) : null };
  }

  /** Actions that occur in the ledger, for the filter on its page. */
  async actions(): Promise<string[]> {
    // One step of the index an action, however many entries there are.
    const rows = await this.db.query<{ action: string }>(
      `with recursive found as (
         (select action from audit_entries order by action using ~<~ limit 1)
         union all
         select (select action from audit_entries e where e.action ~>~ found.action order by action using ~<~ limit 1)
         from found where found.action is not null)
       select action from found where action is not null`,
    );
    return rows.map((row) => row.action).sort();
  }
}
