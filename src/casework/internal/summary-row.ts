import type { Party, Phase } from '../../workflow/workflow.types.js';
import type { Channel } from '../case.types.js';

/** What a list needs of a case; nothing wide. */
export interface SummaryRow {
  readonly id: string;
  readonly code: string;
  readonly procedureCode: string;
  readonly versionId: string;
  readonly applicantName: string;
  readonly channel: Channel;
  readonly phase: Phase;
  readonly state: string;
  readonly holder: Party | 'nobody';
  readonly heldAt: string;
  readonly handledBy: string;
  readonly assignee: string | null;
  readonly assigneeName: string | null;
  readonly submittedAt: Date;
  readonly dueAt: Date | null;
  /** As text for the cursor: ISO, or `infinity`. */
  readonly dueOrder: Date | number;
  readonly stoppedAt: Date | null;
  /** When handling ended: from then on nothing is late any more. */
  readonly finishedAt: Date | null;
  readonly closedAt: Date | null;
  readonly feeDue: number;
  readonly feeSettled: boolean;
  readonly supplementRounds: number;
  readonly unreadByOffice: boolean;
  readonly unreadByApplicant: boolean;
}

export const SUMMARY_COLUMNS = `c.id, c.code, c.procedure_code as "procedureCode", c.version_id as "versionId",
  c.applicant_name as "applicantName", c.channel, c.phase, c.state, c.holder, c.held_at as "heldAt",
  c.handled_by as "handledBy", c.assignee, c.assignee_name as "assigneeName", c.submitted_at as "submittedAt",
  nullif(c.due_at, 'infinity') as "dueAt", c.due_at as "dueOrder", c.stopped_at as "stoppedAt",
  c.finished_at as "finishedAt", c.closed_at as "closedAt", c.fee_due::float8 as "feeDue", c.fee_settled as "feeSettled",
  c.supplement_rounds as "supplementRounds", c.unread_by_office as "unreadByOffice",
  c.unread_by_applicant as "unreadByApplicant"`;
