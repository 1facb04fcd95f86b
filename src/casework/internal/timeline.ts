import type { Locale } from '../../platform/i18n/localised.js';
import type { EventDetail, TimelineEntry } from '../case.types.js';
import type { CaseGround } from './act.types.js';
import type { EventRow } from './case-records.service.js';

type Places = Pick<CaseGround, 'bundle' | 'agencies'>;

/**
 * What an applicant learns of each event: the values named here and no others. How the office came to its decision stays
 * with the office: who works on it, drafts sent back, what was proposed before it was issued.
 */
const FOR_APPLICANT: Readonly<Record<string, readonly string[]>> = {
  submitted: ['channel', 'fee'],
  payment_recorded: ['exempted', 'amount', 'receiptNumber', 'reason'],
  identity_recorded: ['method'],
  accepted: ['due', 'slip'],
  receipt_refused: ['reason', 'slip'],
  supplement_requested: ['round', 'items', 'answerBy', 'slip'],
  supplement_answered: ['due'],
  supplement_expired: ['requestedAt', 'slip'],
  handed_over: ['from', 'to'],
  proposed: [],
  signed: [],
  issued: ['number', 'outcome', 'document'],
  result_returned: ['channel', 'receiver', 'paper', 'reference'],
  withdrawn: ['reason'],
  stopped: ['reason', 'slip'],
  extended: ['previous', 'due', 'reason', 'slip'],
  overdue: [],
};

/** Everything that happened, for the office; newest first. */
export const officeTimeline = (rows: readonly EventRow[], places: Places, locale: Locale): TimelineEntry[] =>
  rows.map((row) => entryOf(row, places, detailOf(row, places, locale)));

/** What happened, as far as it is the applicant's; newest first. */
export const applicantTimeline = (rows: readonly EventRow[], places: Places, locale: Locale): TimelineEntry[] =>
  rows.flatMap((row) => {
    const shown = FOR_APPLICANT[row.event];
    if (!shown) return [];
    const detail = Object.entries(detailOf(row, places, locale)).filter(([name]) => shown.includes(name));
    return [entryOf(row, places, Object.fromEntries(detail))];
  });

/** What happened, for somebody who knows no more than code and digits: no name and no detail. */
export const publicEvents = (
  rows: readonly EventRow[],
  places: Places,
): Pick<TimelineEntry, 'at' | 'event' | 'state'>[] =>
  rows
    .filter((row) => FOR_APPLICANT[row.event] !== undefined)
    .map((row) => ({ at: row.at, event: row.event, state: stateAfter(row, places) }));

const entryOf = (row: EventRow, places: Places, detail: EventDetail): TimelineEntry => ({
  version: row.version,
  at: row.at,
  event: row.event,
  by: { kind: row.side, name: row.name },
  state: stateAfter(row, places),
  detail,
});

function stateAfter({ from, to }: EventRow, { bundle }: Places): TimelineEntry['state'] {
  if (to === null || to === from) return null;
  return bundle.workflow.states.find((state) => state.id === to)?.name ?? null;
}

/** Ids of agencies become their names. */
function detailOf({ event, detail }: EventRow, { agencies }: Places, locale: Locale): EventDetail {
  if (event !== 'handed_over') return detail;
  const names = new Map(Object.values(agencies).map((agency) => [agency.id, agency.shortName[locale]]));
  return Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'string' ? (names.get(value) ?? value) : value,
    ]),
  );
}
