import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AdministrativeUnits } from '../../../agencies/units.service.js';
import type { HandedOutFile } from '../../../applications/application.types.js';
import { Drafts } from '../../../applications/drafts.service.js';
import { CaseQueries } from '../../../casework/case.queries.js';
import type { CaseView } from '../../../casework/case.types.js';
import { Intake } from '../../../casework/intake.service.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Person } from '../../../platform/actor.js';
import { Conflict, NotFound, type Problem } from '../../../platform/errors/errors.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import type { Posted } from '../../shared/fields.types.js';
import { readUpload } from '../../shared/read-upload.js';
import { textOf } from '../../shared/simple-form.js';
import { takeOne } from '../../shared/wizard/paper-pages.service.js';
import { sayAt } from '../../shared/wizard/problems-of.js';
import { offers, openSupplement } from './case-now.js';
import { openFields, type Returned, type SupplementFacts } from './supplement.model.js';
import type { Seat } from './supplement-seats.js';

const NOTHING: Returned = { problems: [] };

/** Who answers the request of which case, on which side of the counter. */
export interface AskedSupplement {
  readonly person: Person;
  readonly code: string;
  readonly seat: Seat;
}

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
  async open(asked: AskedSupplement, returned: Returned = NOTHING): Promise<SupplementFacts | undefined> {
    const { seat } = asked;
    const view = await this.view(asked);
    const request = openSupplement(view);
    if (!request || !offers(view, 'answer_supplement')) return undefined;
    const author = await this.author(asked, view);
    const [review, units] = await Promise.all([this.drafts.review(author, view.applicationId), this.units.book()]);
    return { seat, view, request, review, units, wording: this.wording, key: uuid(), returned };
  }

  /** Takes one file for a paper; answers what is wrong with it. */
  async addPaper(request: FastifyRequest, asked: AskedSupplement, paper: string): Promise<Problem | undefined> {
    const { author, id } = await this.hand(asked);
    return takeOne(request, (file) => this.drafts.attach(author, id, `paper:${paper}`, file));
  }

  async removeFile(asked: AskedSupplement, fileId: string): Promise<void> {
    const { author, id } = await this.hand(asked);
    const draft = await this.drafts.find(author, id);
    const slot = [...draft.files].find(([, files]) => files.some((file) => file.id === fileId))?.[0];
    if (slot) await this.drafts.detach(author, id, slot, fileId);
  }

  /** A file that was added and not sent yet. Errors: NotFound. */
  async file(asked: AskedSupplement, fileId: string): Promise<HandedOutFile> {
    const { author, id } = await this.hand(asked);
    return this.drafts.file(author, id, fileId);
  }

  /**
   * Keeps what was typed, and sends it all where the button for that was pressed. Answers what became of it: `sent`,
   * `kept`, `over` (nothing is awaited any more), or how the page comes back.
   */
  async answer(request: FastifyRequest, asked: AskedSupplement): Promise<Returned | 'sent' | 'kept' | 'over'> {
    const view = await this.view(asked);
    if (!offers(view, 'answer_supplement')) return 'over';
    const [author, id] = [await this.author(asked, view), view.applicationId];
    const problems: Problem[] = [];
    const body = await readUpload(request, async ({ input, ...file }) => {
      await this.drafts.attach(author, id, `field:${input}`, file).catch((error: unknown) => {
        problems.push(...sayAt(error, input));
      });
    });
    const draft = await this.drafts.find(author, id);
    if (draft.openScope === null) return 'over';
    try {
      problems.push(...(await this.save(author, id, body)));
      if (textOf(body, 'save') !== '') return 'kept';
      if (problems.length > 0) return { posted: body, problems };
      const given = { version: Number(textOf(body, 'version')) || 0, idempotencyKey: textOf(body, 'key') || uuid() };
      await this.intake.answerSupplement(asked.person, asked.code, given);
      return 'sent';
    } catch (error) {
      if (error instanceof Conflict) return { posted: body, problems, conflict: error };
      return { posted: body, problems: sayAt(error, '') };
    }
  }

  private view({ person, code, seat }: AskedSupplement): Promise<CaseView> {
    return seat.atCounter ? this.cases.forOfficer(person, code) : this.cases.forApplicant(person, code);
  }

  /** The application, and in whose hand it is written on. Errors: NotFound for an officer who may not answer here. */
  private async hand(asked: AskedSupplement): Promise<{ readonly author: Person; readonly id: string }> {
    const view = await this.view(asked);
    return { author: await this.author(asked, view), id: view.applicationId };
  }

  private async author({ person, seat }: AskedSupplement, view: CaseView): Promise<Person> {
    if (!seat.atCounter) return person;
    if (!offers(view, 'answer_supplement')) throw new NotFound('casework.unknown');
    return this.drafts.inCounterHand(person, view.applicationId);
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
