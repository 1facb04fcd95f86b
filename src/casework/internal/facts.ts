import type { Answers } from '../../forms/form.types.js';
import type { CaseFacts } from '../../workflow/workflow.types.js';
import type { CaseGround } from './act.types.js';
import type { CaseFile } from './case-file.js';

/** What the workflow judges by. `drafter`: account of whoever drafted the decision on the table. */
export function factsOf(
  file: Readonly<CaseFile>,
  ground: CaseGround,
  answers: Answers,
  drafter: string | undefined,
  now: Date,
): CaseFacts {
  return {
    state: file.state,
    answers,
    received: file.acceptedAt !== null,
    identityRequired: ground.bundle.applicant.identityRequired,
    case: {
      supplement_rounds: file.supplementRounds,
      fee_due: file.feeDue,
      fee_settled: file.feeSettled,
      identified: file.identityMethod !== null,
      outcome: file.outcome,
      channel: file.channel,
    },
    ...(file.assignee !== null && { assignee: file.assignee }),
    ...(drafter !== undefined && { drafter }),
    ...(file.applicantAccount !== null && { applicant: file.applicantAccount }),
    agencies: { received_at: file.receivedBy, handled_by: file.handledBy, decided_by: file.decidedBy },
    now,
  };
}
