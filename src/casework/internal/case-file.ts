import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { Party, Phase } from '../../workflow/workflow.types.js';
import type { Channel, IdentityMethod } from '../case.types.js';

/** A case as an act holds it, locked. What an act may change is writable; `save` writes exactly those columns. */
export interface CaseFile {
  readonly id: string;
  readonly code: string;
  readonly applicationId: string;
  readonly procedureCode: string;
  readonly versionId: string;
  readonly channel: Channel;
  readonly receivedBy: string;
  readonly handledBy: string;
  readonly decidedBy: string;
  readonly applicantAccount: string | null;
  readonly applicantName: string;
  readonly submittedAt: Date;
  phase: Phase;
  state: string;
  holder: Party | 'nobody';
  revision: number;
  heldAt: string;
  assignee: string | null;
  assigneeName: string | null;
  outcome: '' | 'approved' | 'refused';
  identityMethod: IdentityMethod | null;
  identityAt: Date | null;
  /** Follows the answers until it is settled. */
  feeDue: number;
  feeSettled: boolean;
  supplementRounds: number;
  acceptedAt: Date | null;
  /** Null stands for `infinity`: not running, or stopped. */
  dueAt: Date | null;
  /** The first due date; never changes once set. */
  promisedAt: Date | null;
  stoppedAt: Date | null;
  finishedAt: Date | null;
  closedAt: Date | null;
}

export const CASE_COLUMNS = `id, code, application_id as "applicationId", procedure_code as "procedureCode", version_id as "versionId",
  channel, received_by as "receivedBy", handled_by as "handledBy", decided_by as "decidedBy",
  applicant_account as "applicantAccount", applicant_name as "applicantName", fee_due::float8 as "feeDue",
  submitted_at as "submittedAt", phase, state, holder, revision, held_at as "heldAt", assignee,
  assignee_name as "assigneeName", outcome, identity_method as "identityMethod", identity_at as "identityAt",
  fee_settled as "feeSettled", supplement_rounds as "supplementRounds", accepted_at as "acceptedAt",
  nullif(due_at, 'infinity') as "dueAt", promised_at as "promisedAt", stopped_at as "stoppedAt",
  finished_at as "finishedAt", closed_at as "closedAt"`;

export const SELECT_CASE = `select ${CASE_COLUMNS} from case_files`;

export async function lockCase(tx: Tx, code: string): Promise<CaseFile | undefined> {
  return (await queryIn<CaseFile>(tx, `${SELECT_CASE} where code = $1 for no key update`, [code]))[0];
}

/** As `lockCase`, for whoever knows a case by its id: a timer, a message. */
export async function lockCaseById(tx: Tx, id: string): Promise<CaseFile | undefined> {
  return (await queryIn<CaseFile>(tx, `${SELECT_CASE} where id = $1 for no key update`, [id]))[0];
}

/** Writes what acts may change. */
export async function saveCase(tx: Tx, file: CaseFile): Promise<void> {
  await queryIn(
    tx,
    `update case_files set phase = $2, state = $3, holder = $4, revision = $5, held_at = $6, assignee = $7,
       assignee_name = $8, outcome = $9, identity_method = $10, identity_at = $11, fee_settled = $12,
       supplement_rounds = $13, accepted_at = $14, due_at = coalesce($15, 'infinity'::timestamptz), promised_at = $16,
       stopped_at = $17, finished_at = $18, closed_at = $19, fee_due = $20
     where id = $1`,
    [
      file.id,
      file.phase,
      file.state,
      file.holder,
      file.revision,
      file.heldAt,
      file.assignee,
      file.assigneeName,
      file.outcome,
      file.identityMethod,
      file.identityAt,
      file.feeSettled,
      file.supplementRounds,
      file.acceptedAt,
      file.dueAt,
      file.promisedAt,
      file.stoppedAt,
      file.finishedAt,
      file.closedAt,
      file.feeDue,
    ],
  );
}
