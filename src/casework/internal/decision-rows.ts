import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { Decision, DecisionContent } from '../case.types.js';

/** The decision that is being made or was made: drafted and not sent back. */
export interface LiveDecision {
  readonly id: string;
  readonly state: 'proposed' | 'signed' | 'issued';
  readonly content: DecisionContent;
  readonly templateHash: string;
  readonly draftedBy: string;
  readonly signedByName: string | null;
  readonly signedAt: Date | null;
  readonly hash: string | null;
}

export async function liveDecision(tx: Tx, caseId: string): Promise<LiveDecision | undefined> {
  const rows = await queryIn<LiveDecision>(
    tx,
    `select id, state, content, template_hash as "templateHash", drafted_by as "draftedBy",
       signed_by_name as "signedByName", signed_at as "signedAt", hash
     from decisions where case_id = $1 and state <> 'sent_back'`,
    [caseId],
  );
  return rows[0];
}

interface DecisionRow extends Omit<Decision, 'drafter' | 'signer'> {
  readonly draftedBy: string;
  readonly draftedByName: string;
  readonly signedBy: string | null;
  readonly signedByName: string | null;
}

export const SELECT_DECISIONS = `
  select id, state, content, drafted_by as "draftedBy", drafted_by_name as "draftedByName", drafted_at as "draftedAt",
    comment, signed_by as "signedBy", signed_by_name as "signedByName", signed_at as "signedAt", hash, number,
    issued_at as "issuedAt", document_id as "documentId", verification_code as "verificationCode"
  from decisions where case_id = $1 order by drafted_at`;

export function toDecision({ draftedBy, draftedByName, signedBy, signedByName, ...row }: DecisionRow): Decision {
  return {
    ...row,
    drafter: { id: draftedBy, name: draftedByName },
    signer: signedBy && signedByName ? { id: signedBy, name: signedByName } : null,
  };
}
export type { DecisionRow };
