import { Injectable } from '@nestjs/common';
import { CaseActs } from '../../../casework/case-acts.service.js';
import { CaseQueries } from '../../../casework/case.queries.js';
import type { Person } from '../../../platform/actor.js';
import { Conflict, NotFound, Refused } from '../../../platform/errors/errors.js';

/** Writes down that the applicant holds the result: with the first download, where the workflow offers it. */
@Injectable()
export class ResultDelivery {
  constructor(
    private readonly cases: CaseQueries,
    private readonly acts: CaseActs,
  ) {}

  /** Whether it could be written down or not, the person gets their document. */
  async record(person: Person, code: string, documentId: string): Promise<void> {
    try {
      const view = await this.cases.forApplicant(person, code);
      const action = view.actions.find((one) => one.kind === 'return_result');
      if (!action || view.decision?.documentId !== documentId) return;
      await this.acts.act(person, {
        code,
        action: action.id,
        version: view.version,
        input: { channel: 'downloaded' },
        idempotencyKey: `downloaded:${documentId}`,
      });
    } catch (error) {
      // The office was faster, or an officer opened the case of somebody else.
      if (!(error instanceof Conflict || error instanceof Refused || error instanceof NotFound)) throw error;
    }
  }
}
