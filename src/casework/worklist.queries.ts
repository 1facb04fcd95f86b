import { Injectable } from '@nestjs/common';
import type { Person } from '../platform/actor.js';
import { Db } from '../platform/database/db.js';
import { Forbidden } from '../platform/errors/errors.js';
import type { CaseSummary } from './case.types.js';
import { readCursor, writeCursor } from './internal/cursor.js';
import { desksOf } from './internal/access.js';
import { searchStatement } from './internal/search-sql.js';
import type { SummaryRow } from './internal/summary-row.js';
import { Summaries } from './internal/summaries.service.js';
import { countStatement, OPEN_PHASES, pageStatement, PROCEDURES_HELD } from './internal/worklist-sql.js';
import {
  MOST_COUNTED,
  WORKLIST_TABS,
  type WorklistCounts,
  type WorklistFilter,
  type WorklistPage,
} from './worklist.types.js';

const PAGE_SIZES = [25, 50, 100];
const MOST_FOUND = 50;

/** Officers' queues: only cases that stand at an agency where the officer holds a role. */
@Injectable()
export class WorklistQueries {
  constructor(
    private readonly db: Db,
    private readonly summaries: Summaries,
  ) {}

  /** One page of a queue. A cursor that is not one of ours starts from the beginning. Errors: Forbidden without any role. */
  async page(actor: Person, filter: WorklistFilter): Promise<WorklistPage> {
    const limit = PAGE_SIZES.find((size) => size === filter.limit) ?? PAGE_SIZES[0] ?? 25;
    const { sql, values } = pageStatement(this.desks(actor), actor.accountId, filter, limit, readCursor(filter.after));
    const rows = await this.db.query<SummaryRow>(sql, values);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    const items = await this.summaries.of(shown, 'office');
    return rows.length > limit && last ? { items, next: writeCursor(last, filter.tab === 'closed') } : { items };
  }

  /** How many cases stand behind each tab; 1,001 means "more than 1,000". */
  async counts(actor: Person): Promise<WorklistCounts> {
    const tabs = WORKLIST_TABS.filter((tab) => tab !== 'closed');
    const { sql, values } = countStatement(this.desks(actor), actor.accountId, tabs, MOST_COUNTED);
    const rows = await this.db.query<{ tab: keyof WorklistCounts; count: number }>(sql, values);
    const counted = new Map(rows.map((row) => [row.tab, row.count]));
    return Object.fromEntries(WORKLIST_TABS.map((tab) => [tab, counted.get(tab) ?? 0])) as Record<
      keyof WorklistCounts,
      number
    >;
  }

  /**
   * Cases by code, by words of the applicant's name (accents forgiven) or by a whole phone number; newest first, 50 at
   * most. Also cases that the officer's agencies received, handle or decide while they stand elsewhere.
   */
  async search(actor: Person, words: string): Promise<CaseSummary[]> {
    const statement = searchStatement(
      this.desks(actor).map((desk) => desk.agencyId),
      words,
      MOST_FOUND,
    );
    if (!statement) return [];
    return this.summaries.of(await this.db.query<SummaryRow>(statement.sql, statement.values), 'office');
  }

  /** Procedures that occur among the open cases of the officer's agencies, for the filter. */
  async procedures(actor: Person): Promise<string[]> {
    const rows = await this.db.query<{ code: string }>(PROCEDURES_HELD, [
      this.desks(actor).map((desk) => desk.agencyId),
      OPEN_PHASES,
    ]);
    return rows.map((row) => row.code);
  }

  private desks(actor: Person) {
    const desks = desksOf(actor);
    if (desks.length === 0) throw new Forbidden('casework.no_desk');
    return desks;
  }
}
