import { Injectable } from '@nestjs/common';
import type { SubmittedView } from '../applications/application.types.js';
import { Applications } from '../applications/applications.service.js';
import { SubmittedApplications } from '../applications/submitted.queries.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import type { CaseForApplicant, CaseForOfficer, CasePage, CaseReceipt } from './case.types.js';
import { mustReach } from './internal/access.js';
import { CaseRecords, type ReadCase } from './internal/case-records.service.js';
import { caseView, liveDecisionOf, mayHoldResult, type WholeCase } from './internal/case-view.js';
import { cursorAt, readCursor } from './internal/cursor.js';
import { CaseGrounds } from './internal/grounds.service.js';
import { Summaries } from './internal/summaries.service.js';
import { SUMMARY_COLUMNS, type SummaryRow } from './internal/summary-row.js';

const PAGE_SIZE = 20;

/** One case as its applicant or its office sees it, and a person's own cases. Somebody else's case is not found. */
@Injectable()
export class CaseQueries {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly records: CaseRecords,
    private readonly grounds: CaseGrounds,
    private readonly applications: Applications,
    private readonly submitted: SubmittedApplications,
    private readonly summaries: Summaries,
  ) {}

  /** A person's own case, with what they may do now. Errors: NotFound `casework.unknown`. */
  async forApplicant(actor: Person, code: string): Promise<CaseForApplicant> {
    const whole = await this.whole(mustReach(actor, await this.records.find(code), 'applicant'));
    const decision = liveDecisionOf(whole.decisions);
    const shown = decision?.state === 'issued' && mayHoldResult(whole.file, whole.ground);
    return {
      ...caseView(whole, { actor, side: 'applicant', now: this.clock.now() }),
      decision: shown ? decision : null,
    };
  }

  /** A case of the officer's agencies, with what they may do now. Errors: NotFound `casework.unknown`. */
  async forOfficer(actor: Person, code: string): Promise<CaseForOfficer> {
    const whole = await this.whole(mustReach(actor, await this.records.find(code), 'office'));
    return {
      ...caseView(whole, { actor, side: 'office', now: this.clock.now() }),
      decision: liveDecisionOf(whole.decisions) ?? null,
      earlierDecisions: whole.decisions.filter((one) => one.state === 'sent_back'),
    };
  }

  /** A person's own cases, newest first. `after`: `next` of the page before; anything else starts from the beginning. */
  async ofApplicant(actor: Person, after?: string): Promise<CasePage> {
    const cursor = readCursor(after);
    const from = cursor && cursor.at !== 'infinity' ? [cursor.at, cursor.id] : [];
    const rows = await this.db.query<SummaryRow>(
      `select ${SUMMARY_COLUMNS} from case_files c where c.applicant_account = $1
         ${from.length > 0 ? 'and (c.submitted_at, c.id) < ($2::timestamptz, $3::uuid)' : ''}
       order by c.submitted_at desc, c.id desc limit ${PAGE_SIZE + 1}`,
      [actor.accountId, ...from],
    );
    const shown = rows.slice(0, PAGE_SIZE);
    const items = await this.summaries.of(shown, 'applicant');
    const last = shown.at(-1);
    return rows.length > PAGE_SIZE && last ? { items, next: cursorAt(last.submittedAt, last.id) } : { items };
  }

  /** What the page after a submission says, to the applicant or to whoever filed for them. Errors: NotFound `casework.unknown`. */
  async receiptOf(actor: Person, code: string): Promise<CaseReceipt> {
    const file = mustReach(actor, await this.records.find(code));
    const [{ bundle, agencies }, answers] = await Promise.all([
      this.grounds.of(file),
      this.applications.sealedAnswers(file.applicationId),
    ]);
    const phone = answers[bundle.applicant.phone];
    return {
      code: file.code,
      procedureName: bundle.name,
      agency: agencies.received_at.name,
      submittedAt: file.submittedAt,
      fee: file.feeDue,
      phone: typeof phone === 'string' ? phone : '',
    };
  }

  /** What was submitted, for either side. Errors: NotFound `casework.unknown`. */
  async applicationOf(actor: Person, code: string): Promise<SubmittedView> {
    const { applicationId } = mustReach(actor, await this.records.find(code));
    return this.submitted.of(applicationId);
  }

  private async whole(file: ReadCase): Promise<WholeCase> {
    const [ground, answers, events, clock, supplements, decisions] = await Promise.all([
      this.grounds.of(file),
      this.applications.sealedAnswers(file.applicationId),
      this.records.events(file.id),
      this.records.clock(file),
      this.records.supplements(file),
      this.records.decisions(file),
    ]);
    return { file, ground, answers, events, clock, supplements, decisions };
  }
}
