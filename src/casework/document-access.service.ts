import { Injectable } from '@nestjs/common';
import { SubmittedApplications } from '../applications/submitted.queries.js';
import { Documents } from '../documents/documents.service.js';
import type { DocumentKind } from '../documents/documents.types.js';
import { Files } from '../documents/files.service.js';
import type { Person } from '../platform/actor.js';
import { NotFound, Refused } from '../platform/errors/errors.js';
import { CASE } from './case.messages.js';
import type { CaseDocument, HandedOut } from './case.types.js';
import { isOfficer, mustReach } from './internal/access.js';
import { CaseRecords, type ReadCase } from './internal/case-records.service.js';
import { liveDecisionOf, mayHoldResult } from './internal/case-view.js';
import { DecisionPreviews } from './internal/decision-preview.service.js';
import { CaseGrounds } from './internal/grounds.service.js';

/** Papers of the office's own house-keeping. */
const OFFICE_ONLY: readonly DocumentKind[] = ['slip-06', 'slip-07'];

/** Who may read what was made for a case, and what was handed in with it. */
@Injectable()
export class DocumentAccess {
  constructor(
    private readonly records: CaseRecords,
    private readonly grounds: CaseGrounds,
    private readonly submitted: SubmittedApplications,
    private readonly documents: Documents,
    private readonly files: Files,
    private readonly previews: DecisionPreviews,
  ) {}

  /** The documents that this person may open, oldest first. Errors: NotFound `casework.unknown`. */
  async list(actor: Person, code: string): Promise<CaseDocument[]> {
    const file = mustReach(actor, await this.records.find(code));
    const all = await this.documentsOf(file);
    const mayHold = await this.mayHold(actor, file);
    return all.filter(({ kind }) => isOfficer(actor, file) || this.isForApplicant(kind, mayHold));
  }

  /**
   * A document of a case. Errors: NotFound `casework.unknown`, `documents.unknown`; Refused
   * `casework.result_needs_identity` for an applicant known only by their own word; Unavailable `documents.not_ready`.
   */
  async open(actor: Person, code: string, documentId: string): Promise<HandedOut> {
    const file = mustReach(actor, await this.records.find(code));
    const found = (await this.documentsOf(file)).find((one) => one.id === documentId);
    const office = isOfficer(actor, file);
    if (!found || (!office && OFFICE_ONLY.includes(found.kind))) throw new NotFound('documents.unknown');
    if (!(await this.mayHold(actor, file)) && found.kind === 'result')
      throw new Refused('casework.result_needs_identity');
    return this.documents.content(documentId);
  }

  /** A file that was handed in with the application. Errors: NotFound `casework.unknown`, `documents.unknown`. */
  async openFile(actor: Person, code: string, fileId: string): Promise<HandedOut> {
    const { applicationId } = mustReach(actor, await this.records.find(code));
    const file = await this.submitted.file(applicationId, fileId);
    if (!file) throw new NotFound('documents.unknown');
    return { stream: await this.files.open(fileId), type: file.type, size: file.size, name: file.name };
  }

  /**
   * How the decision would look: the draft on the table, or what this proposal would come to. For the office alone.
   * Errors: NotFound `casework.unknown`; Invalid as with the proposal itself; Refused `casework.no_draft`.
   */
  async previewDecision(actor: Person, code: string, proposal?: unknown): Promise<Uint8Array> {
    const file = mustReach(actor, await this.records.find(code), 'office');
    if (proposal !== undefined) return this.previews.ofProposal(file, proposal);
    const decision = liveDecisionOf(await this.records.decisions(file));
    if (!decision) throw new Refused('casework.no_draft');
    return this.previews.ofContent(file, decision.content);
  }

  private async documentsOf(file: ReadCase): Promise<CaseDocument[]> {
    const views = await this.documents.listOf({ kind: CASE, id: file.id });
    return views.map(({ id, kind, orderedAt, state }) => ({ id, kind, orderedAt, ready: state === 'ready' }));
  }

  /** The office may; an applicant where they were identified or nobody has to be. */
  private async mayHold(actor: Person, file: ReadCase): Promise<boolean> {
    return isOfficer(actor, file) || mayHoldResult(file, await this.grounds.of(file));
  }

  private isForApplicant(kind: DocumentKind, mayHold: boolean): boolean {
    return !OFFICE_ONLY.includes(kind) && (kind !== 'result' || mayHold);
  }
}
