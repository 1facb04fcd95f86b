import { Injectable } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import { agenciesWhere } from '../identity/permissions.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import type { Phase } from '../workflow/workflow.types.js';
import type { AgencyRef } from './case.types.js';

const DAY_MS = 86_400_000;
/** How far back closed cases are counted. */
export const FIGURE_DAYS = 30;

/** One agency at a glance. */
export interface AgencyFigures {
  readonly agency: AgencyRef;
  /** Open cases that stand there, by phase; a phase without any is absent. */
  readonly open: Readonly<Partial<Record<Phase, number>>>;
  /** Of these, past their due date and not yet decided. */
  readonly lateNow: number;
  /** Received cases that were closed there in the last thirty days. */
  readonly onTime: number;
  readonly late: number;
}

interface OpenRow {
  readonly agency: string;
  readonly phase: Phase;
  readonly count: number;
  readonly late: number;
}

interface ClosedRow {
  readonly agency: string;
  readonly onTime: number;
  readonly late: number;
}

/** Counts for leaders, of their own agencies only; each from an index, so that they are fresh at every look. */
@Injectable()
export class FiguresQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly agencies: Agencies,
  ) {}

  /** Agencies at which this person may read figures, by code. */
  async ofOwnAgencies(actor: Person): Promise<AgencyFigures[]> {
    const ids = agenciesWhere(actor, 'figures.read');
    if (ids.length === 0) return [];
    const [agencies, open, closed] = await Promise.all([this.agencies.byIds(ids), this.open(ids), this.closed(ids)]);
    return [...agencies.values()]
      .sort((a, b) => a.code.localeCompare(b.code))
      .map(({ id, shortName }) => {
        const [here, ended] = [open.filter((row) => row.agency === id), closed.find((row) => row.agency === id)];
        return {
          agency: { id, name: shortName },
          open: Object.fromEntries(here.map((row) => [row.phase, row.count])),
          lateNow: here.reduce((sum, row) => sum + row.late, 0),
          onTime: ended?.onTime ?? 0,
          late: ended?.late ?? 0,
        };
      });
  }

  private open(ids: readonly string[]): Promise<OpenRow[]> {
    return this.db.query<OpenRow>(
      `select held_at as agency, phase, count(*)::int as count,
         (count(*) filter (where due_at < $2 and phase <> 'decided'))::int as late
       from case_files where closed_at is null and held_at = any($1::uuid[]) group by held_at, phase`,
      [ids, this.clock.now()],
    );
  }

  /** A second supplement request counts as late, whatever the date (Quyết định 766/QĐ-TTg). */
  private closed(ids: readonly string[]): Promise<ClosedRow[]> {
    const since = new Date(this.clock.now().getTime() - FIGURE_DAYS * DAY_MS);
    return this.db.query<ClosedRow>(
      `select held_at as agency,
         (count(*) filter (where finished_at <= due_at and supplement_rounds < 2))::int as "onTime",
         (count(*) filter (where finished_at > due_at or supplement_rounds > 1))::int as late
       from case_files
       where closed_at >= $2 and accepted_at is not null and held_at = any($1::uuid[]) group by held_at`,
      [ids, since],
    );
  }
}
