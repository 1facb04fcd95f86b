import { queryIn, sqlState, type Tx } from '../../platform/database/transactions.js';
import { Unavailable } from '../../platform/errors/errors.js';
import type { Party, Phase } from '../../workflow/workflow.types.js';
import type { Channel, EventDetail } from '../case.types.js';
import type { ListedValue, SearchColumns } from './search-columns.js';

/** A submission that becomes a case: everything but its code. */
export interface NewCase {
  readonly id: string;
  readonly eventId: string;
  readonly applicationId: string;
  readonly procedureCode: string;
  readonly versionId: string;
  readonly channel: Channel;
  readonly state: { readonly id: string; readonly phase: Phase; readonly holder: Party | 'nobody' };
  readonly receivedBy: string;
  /** Stands at the beginning of the code, e.g. `H57.08`. */
  readonly receiverCode: string;
  readonly handledBy: string;
  readonly decidedBy: string;
  readonly heldAt: string;
  readonly applicantAccount: string | null;
  readonly search: SearchColumns;
  readonly values: readonly ListedValue[];
  readonly feeDue: number;
  readonly submittedAt: Date;
  /** Day of the code, `YYYY-MM-DD` at the office. */
  readonly day: string;
  readonly by: { readonly accountId: string; readonly name: string; readonly side: 'applicant' | 'office' };
  readonly detail: EventDetail;
}

const LOCK_NOT_AVAILABLE = '55P03';
const TRY_AGAIN_SECONDS = 2;

/**
 * Counter, case, values and first event in one statement, which must be the last of its transaction: from here on every
 * other submission to that agency waits for COMMIT. The number falls back with the transaction, so there are no gaps.
 * Answers the code. Errors: Unavailable `casework.counter_busy` when the counter is not free within a second.
 */
export async function fileCase(tx: Tx, made: NewCase): Promise<string> {
  try {
    const [row] = await queryIn<{ code: string }>(tx, FILE_CASE, valuesOf(made));
    if (!row) throw new Error('No case was filed');
    return row.code;
  } catch (error) {
    if (sqlState(error) === LOCK_NOT_AVAILABLE) throw new Unavailable('casework.counter_busy', TRY_AGAIN_SECONDS);
    throw error;
  }
}

const FILE_CASE = `
  with counted as (
    insert into case_counters (agency_id, day, last) values ($7::uuid, $20::date, 1)
    on conflict (agency_id, day) do update set last = case_counters.last + 1
    returning to_char(day, 'YYMMDD') as day, last::text as last
  ), filed as (
    insert into case_files (id, code, application_id, procedure_code, version_id, channel, phase, state, holder, revision,
      received_by, handled_by, decided_by, held_at, applicant_account, applicant_name, applicant_folded, phone_hash,
      phone_tail_hash, fee_due, fee_settled, submitted_at)
    select $1::uuid, $8::text || '-' || c.day || '-' || lpad(c.last, greatest(4, length(c.last)), '0'), $2::uuid, $3, $4::uuid,
      $5, $21, $6::text, $22, 1, $7::uuid, $9::uuid, $10::uuid, $11::uuid, $12::uuid, $13, $14, $15, $16, $17::bigint,
      $17::bigint = 0, $18::timestamptz
    from counted c returning code
  ), happened as (
    insert into case_events (id, case_id, revision, at, event, action, side, actor, actor_name, from_state, to_state, detail)
    select $19::uuid, $1::uuid, 1, $18::timestamptz, 'submitted', null, $23, $24::uuid, $25, null, $6::text, $26::jsonb
  ), listed as (
    insert into case_values (case_id, field, shown, folded, number, day)
    select $1::uuid, v.field, v.shown, v.folded, v.number, v.day
    from jsonb_to_recordset($27::jsonb) v(field text, shown jsonb, folded text, number numeric, day date)
  )
  select code from filed`;

const valuesOf = (made: NewCase): unknown[] => [
  made.id,
  made.applicationId,
  made.procedureCode,
  made.versionId,
  made.channel,
  made.state.id,
  made.receivedBy,
  made.receiverCode,
  made.handledBy,
  made.decidedBy,
  made.heldAt,
  made.applicantAccount,
  made.search.name,
  made.search.folded,
  made.search.phoneHash,
  made.search.phoneTailHash,
  made.feeDue,
  made.submittedAt,
  made.eventId,
  made.day,
  made.state.phase,
  made.state.holder,
  made.by.side,
  made.by.accountId,
  made.by.name,
  JSON.stringify(made.detail),
  JSON.stringify(made.values),
];
