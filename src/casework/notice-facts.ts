import { Injectable } from '@nestjs/common';
import { SubmittedApplications } from '../applications/submitted.queries.js';
import { trackCase } from '../paths/case-links.js';
import type { Locale, Localised } from '../platform/i18n/localised.js';
import type { Party } from '../workflow/workflow.types.js';
import type { AgencyRef } from './case.types.js';
import { unknownCase } from './internal/access.js';
import { CaseRecords } from './internal/case-records.service.js';
import { CaseGrounds } from './internal/grounds.service.js';
import { agencyRef } from './internal/summaries.service.js';

/** What a notice has to know of a case, as it is now. */
export interface NoticeFacts {
  readonly id: string;
  readonly code: string;
  readonly procedureName: Localised;
  readonly agency: AgencyRef;
  readonly applicant: { readonly accountId: string | null; readonly email: string | null; readonly locale: Locale };
  readonly assignee: string | null;
  readonly holder: Party | 'nobody';
  /** Valid receipt was confirmed, so a time limit is set. */
  readonly received: boolean;
  readonly dueAt: Date | null;
  /** Until when the open supplement request is to be answered. */
  readonly answerBy: Date | null;
  /** Where somebody without an account follows the case. */
  readonly trackingPath: string;
}

/** Reads cases for whoever tells people what happened. */
@Injectable()
export class CaseNoticeFacts {
  constructor(
    private readonly records: CaseRecords,
    private readonly grounds: CaseGrounds,
    private readonly submitted: SubmittedApplications,
  ) {}

  /** Errors: NotFound `casework.unknown`. */
  async forNotice(caseId: string): Promise<NoticeFacts> {
    const file = await this.records.findById(caseId);
    if (!file) throw unknownCase();
    const [{ bundle, agencies }, { applicant, locale }, supplements] = await Promise.all([
      this.grounds.of(file),
      this.submitted.of(file.applicationId),
      this.records.supplements(file),
    ]);
    const held = Object.values(agencies).find((agency) => agency.id === file.heldAt);
    const open = supplements.find((one) => one.answeredAt === null && one.expiredAt === null);
    return {
      id: file.id,
      code: file.code,
      procedureName: bundle.name,
      agency: agencyRef(held, file.heldAt),
      applicant: { accountId: file.applicantAccount, email: applicant.email, locale },
      assignee: file.assignee,
      holder: file.holder,
      received: file.acceptedAt !== null,
      dueAt: file.finishedAt === null ? file.dueAt : null,
      answerBy: open?.answerBy ?? null,
      trackingPath: trackCase(file.code),
    };
  }
}
