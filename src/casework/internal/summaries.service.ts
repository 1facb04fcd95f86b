import { Injectable } from '@nestjs/common';
import { Agencies } from '../../agencies/agencies.service.js';
import type { Agency } from '../../agencies/agencies.types.js';
import { AgencyCalendars } from '../../agencies/agency-calendars.service.js';
import { remaining } from '../../calendar/working-time.js';
import type { Remaining, WorkCalendar } from '../../calendar/calendar.types.js';
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
    const bundles = await byKey(
      rows.map((row) => row.versionId),
      async (id) => (await this.procedures.version(id)).bundle,
    );
    const running = rows.filter((row) => runningTo(row) !== null);
    const calendars = await byKey(
      running.map((row) => row.handledBy),
      (id) => this.calendars.of(id),
    );
    return rows.map((row) => ({
      ...describeCase(row, bundles.get(row.versionId), agencies.get(row.heldAt), side),
      remaining: timeLeft(row, calendars.get(row.handledBy), now),
    }));
  }
}

async function byKey<T>(keys: readonly string[], load: (key: string) => Promise<T>): Promise<Map<string, T>> {
  const unique = [...new Set(keys)];
  const values = await Promise.all(unique.map(load));
  return new Map(unique.map((key, index) => [key, values[index] as T]));
}

/** The due moment while the clock runs; null before valid receipt, while it stands still, and once it is over. */
const runningTo = (row: Pick<SummaryRow, 'dueAt' | 'finishedAt' | 'closedAt'>): Date | null =>
  row.finishedAt === null && row.closedAt === null ? row.dueAt : null;

/** Working time left until the due moment; null where no clock runs. */
export function timeLeft(row: SummaryRow, calendar: WorkCalendar | undefined, now: Date): Remaining | null {
  const due = runningTo(row);
  return due && calendar ? remaining(due, now, calendar) : null;
}

export const agencyRef = (agency: Agency | undefined, id: string): AgencyRef => ({
  id,
  name: agency?.shortName ?? { vi: '', en: '' },
});

/** A row in words, but for the time that is left. */
export function describeCase(
  row: SummaryRow,
  bundle: Bundle | undefined,
  heldAt: Agency | undefined,
  side: 'applicant' | 'office',
): Omit<CaseSummary, 'remaining'> {
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
    dueAt: runningTo(row),
    stopped: row.stoppedAt !== null,
    closedAt: row.closedAt,
    feeDue: row.feeDue,
    feeSettled: row.feeSettled,
    supplementRounds: row.supplementRounds,
    unreadMessages: side === 'office' ? row.unreadByOffice : row.unreadByApplicant,
  };
}
