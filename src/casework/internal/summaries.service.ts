import { Injectable } from '@nestjs/common';
import { Agencies } from '../../agencies/agencies.service.js';
import type { Agency } from '../../agencies/agencies.types.js';
import { AgencyCalendars } from '../../agencies/agency-calendars.service.js';
import { remaining } from '../../calendar/working-time.js';
import type { WorkCalendar } from '../../calendar/calendar.types.js';
import { PublishedProcedures } from '../../catalog/published-procedures.service.js';
import type { Bundle } from '../../definition/bundle.types.js';
import { Clock } from '../../platform/clock/clock.js';
import type { AgencyRef, CaseSummary } from '../case.types.js';
import type { SummaryRow } from './summary-row.js';

/** Rows of a list as people read them: names beside ids, time left beside dates. */
@Injectable()
export class Summaries {
  constructor(
    private readonly procedures: PublishedProcedures,
    private readonly agencies: Agencies,
    private readonly calendars: AgencyCalendars,
    private readonly clock: Clock,
  ) {}

  /** `side`: whose unread messages count. */
  async of(rows: readonly SummaryRow[], side: 'applicant' | 'office'): Promise<CaseSummary[]> {
    if (rows.length === 0) return [];
    const now = this.clock.now();
    const agencies = await this.agencies.byIds(rows.map((row) => row.heldAt));
    const bundles = await byKey(rows.map((row) => row.versionId), async (id) => (await this.procedures.version(id)).bundle);
    const running = rows.filter((row) => row.dueAt !== null);
    const calendars = await byKey(running.map((row) => row.handledBy), (id) => this.calendars.of(id));
    return rows.map((row) => ({
      ...describe(row, bundles.get(row.versionId), agencies.get(row.heldAt)),
      remaining: timeLeft(row, calendars, now),
      unreadMessages: side === 'office' ? row.unreadByOffice : row.unreadByApplicant,
    }));
  }
}

async function byKey<T>(keys: readonly string[], load: (key: string) => Promise<T>): Promise<Map<string, T>> {
  const unique = [...new Set(keys)];
  const values = await Promise.all(unique.map(load));
  return new Map(unique.map((key, index) => [key, values[index] as T]));
}

const timeLeft = (row: SummaryRow, calendars: ReadonlyMap<string, WorkCalendar>, now: Date) => {
  const calendar = calendars.get(row.handledBy);
  return row.dueAt && calendar && row.closedAt === null ? remaining(row.dueAt, now, calendar) : null;
};

export const agencyRef = (agency: Agency | undefined, id: string): AgencyRef => ({
  id,
  name: agency?.shortName ?? { vi: '', en: '' },
});

function describe(row: SummaryRow, bundle: Bundle | undefined, heldAt: Agency | undefined): Omit<CaseSummary, 'remaining' | 'unreadMessages'> {
  const state = bundle?.workflow.states.find((one) => one.id === row.state);
  if (!bundle || !state) throw new Error(`Case ${row.id} stands in a state its version does not know`);
  return {
    id: row.id,
    code: row.code,
    procedureCode: row.procedureCode,
    procedureName: bundle.name,
    applicantName: row.applicantName,
    channel: row.channel,
    phase: row.phase,
    stateName: state.name,
    statePublic: state.public,
    holder: row.holder,
    heldAt: agencyRef(heldAt, row.heldAt),
    assignee: row.assignee && row.assigneeName ? { id: row.assignee, name: row.assigneeName } : null,
    submittedAt: row.submittedAt,
    dueAt: row.closedAt === null ? row.dueAt : null,
    stopped: row.stoppedAt !== null,
    closedAt: row.closedAt,
    feeDue: row.feeDue,
    feeSettled: row.feeSettled,
    supplementRounds: row.supplementRounds,
  };
}
