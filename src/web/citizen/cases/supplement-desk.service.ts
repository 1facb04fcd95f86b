import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AdministrativeUnits } from '../../../agencies/units.service.js';
import { Drafts } from '../../../applications/drafts.service.js';
import { CaseQueries } from '../../../casework/case.queries.js';
import { Intake } from '../../../casework/intake.service.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Person } from '../../../platform/actor.js';
import { Conflict, type Problem } from '../../../platform/errors/errors.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import type { Posted } from '../../shared/fields.types.js';
import { readUpload } from '../../shared/read-upload.js';
import { textOf } from '../../shared/simple-form.js';
import { takeOne } from '../../shared/wizard/paper-pages.service.js';
import { sayAt } from '../../shared/wizard/problems-of.js';
import { openSupplement } from './case-now.js';
import { openFields, type Returned, type SupplementFacts } from './supplement.model.js';

const NOTHING: Returned = { problems: [] };

/** Answers a supplement request: only what was opened again can be changed. */
@Injectable()
export class SupplementDesk {
  constructor(
    private readonly cases: CaseQueries,
    private readonly drafts: Drafts,
    private readonly intake: Intake,
    private readonly units: AdministrativeUnits,
    private readonly wording: Wording,
  ) {}

  /** Nothing where no answer is awaited any more. */
  async open(person: Person, code: string, returned: Returned = NOTHING): Promise<SupplementFacts | undefined> {
    const view = await this.cases.forApplicant(person, code);
    const request = openSupplement(view);
    if (!request) return undefined;
    const [review, units] = await Promise.all([this.drafts.review(person, view.applicationId), this.units.book()]);
    return { view, request, review, units, wording: this.wording, key: uuid(), returned };
  }

  /** Takes one file for a paper; answers what is wrong with it. */
  async addPaper(request: FastifyRequest, person: Person, code: string, paper: string): Promise<Problem | undefined> {
    const { applicationId } = await this.cases.forApplicant(person, code);
    return takeOne(request, (file) => this.drafts.attach(person, applicationId, `paper:${paper}`, file));
  }

  async removeFile(person: Person, code: string, fileId: string): Promise<void> {
    const { applicationId } = await this.cases.forApplicant(person, code);
    const draft = await this.drafts.find(person, applicationId);
    const slot = [...draft.files].find(([, files]) => files.some((file) => file.id === fileId))?.[0];
    if (slot) await this.drafts.detach(person, applicationId, slot, fileId);
  }

  /**
   * Keeps what was typed, and sends it all where the button for that was pressed. Answers what became of it: `sent`,
   * `kept`, `over` (nothing is awaited any more), or how the page comes back.
   */
  async answer(request: FastifyRequest, person: Person, code: string): Promise<Returned | 'sent' | 'kept' | 'over'> {
    const { applicationId } = await this.cases.forApplicant(person, code);
    const problems: Problem[] = [];
    const body = await readUpload(request, async ({ input, ...file }) => {
      await this.drafts.attach(person, applicationId, `field:${input}`, file).catch((error: unknown) => {
        problems.push(...sayAt(error, input));
      });
    });
    const draft = await this.drafts.find(person, applicationId);
    if (draft.openScope === null) return 'over';
    try {
      problems.push(...(await this.save(person, applicationId, body)));
      if (textOf(body, 'save') !== '') return 'kept';
      if (problems.length > 0) return { posted: body, problems };
      const given = { version: Number(textOf(body, 'version')) || 0, idempotencyKey: textOf(body, 'key') || uuid() };
      await this.intake.answerSupplement(person, code, given);
      return 'sent';
    } catch (error) {
      if (error instanceof Conflict) return { posted: body, problems, conflict: error };
      return { posted: body, problems: sayAt(error, '') };
    }
  }

  /** Saves each page of the form that has an open question. */
  private async save(person: Person, id: string, body: Posted): Promise<Problem[]> {
    const draft = await this.drafts.find(person, id);
    const open = new Set(openFields({ draft }).map((field) => field.id));
    const sections = draft.version.bundle.form.sections.filter(({ fields }) => fields.some((one) => open.has(one.id)));
    const problems: Problem[] = [];
    let revision = Number(textOf(body, 'revision')) || 0;
    for (const section of sections) {
      const saved = await this.drafts.saveSection(person, id, revision, section.id, body);
      revision = saved.draft.revision;
      problems.push(...saved.problems);
    }
    return problems;
  }
}
