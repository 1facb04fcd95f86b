import { Injectable } from '@nestjs/common';
import type { Draft, Saved } from '../../../applications/application.types.js';
import { Drafts } from '../../../applications/drafts.service.js';
import { papersOf } from '../../../applications/papers.js';
import { compileForm } from '../../../forms/compiled-form.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { Conflict, NotFound } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import type { Posted } from '../fields.types.js';
import { readUpload } from '../read-upload.js';
import { textOf } from '../simple-form.js';
import { sayAt } from './problems-of.js';
import { nextPage, previousPage } from './route.js';
import { sectionModel } from './section.model.js';
import { WizardSettings } from './setting.service.js';
import type { Asked } from './wizard.types.js';

/** How a page of the form came back. */
interface Returned {
  readonly posted: Posted;
  readonly problems: readonly Problem[];
  readonly overtakenAt?: Date;
}

/** Pages of the form: asked, saved, and asked again with everything that was typed. */
@Injectable()
export class SectionPages {
  constructor(
    private readonly drafts: Drafts,
    private readonly settings: WizardSettings,
  ) {}

  async show(asked: Asked, section: string, fromCheck: boolean): Promise<Page | Redirect> {
    const draft = await this.drafts.find(asked.person, asked.id);
    if (draft.sealedAt !== null) return redirect(asked.journey.paths.application(asked.id));
    return this.page(asked, draft, section, fromCheck);
  }

  /** Saves and goes on; with problems the same page again. Whoever leaves may leave with problems: nothing is lost. */
  async save(request: FastifyRequest, asked: Asked, section: string, fromCheck: boolean): Promise<Page | Redirect> {
    const { person, id, journey } = asked;
    const refused: Problem[] = [];
    const body = await readUpload(request, async ({ input, ...file }) => {
      await this.drafts.attach(person, id, `field:${input}`, file).catch((error: unknown) => {
        refused.push(...sayAt(error, input));
      });
    });
    const saved = await this.store(asked, section, body);
    if (saved instanceof Conflict) return this.overtaken(asked, section, fromCheck, body, saved);
    const removed = textOf(body, 'remove');
    if (removed !== '') return this.removeFile(asked, section, removed, saved.draft);
    if (textOf(body, 'leave') !== '') return redirect(journey.paths.application(id));
    const problems = [...refused, ...saved.problems.filter(({ at }) => !refused.some((one) => one.at === at))];
    // Files that came along just now stand in the draft as it is stored, not in the one that was saved from.
    const draft = request.isMultipart() ? await this.drafts.find(person, id) : saved.draft;
    if (problems.length > 0) return this.page(asked, draft, section, fromCheck, { posted: body, problems });
    return redirect(fromCheck ? journey.paths.check(id) : this.after(asked, draft, section));
  }

  /** Saves a half-typed page and answers its new revision; nothing where somebody else was faster. */
  async autosave(asked: Asked, section: string, body: Posted): Promise<number | undefined> {
    const saved = await this.store(asked, section, body);
    return saved instanceof Conflict ? undefined : saved.draft.revision;
  }

  private async store({ person, id }: Asked, section: string, body: Posted): Promise<Saved | Conflict> {
    try {
      return await this.drafts.saveSection(person, id, Number(textOf(body, 'revision')) || 0, section, body);
    } catch (error) {
      if (error instanceof Conflict) return error;
      throw error;
    }
  }

  private async removeFile(asked: Asked, section: string, fileId: string, draft: Draft): Promise<Redirect> {
    const slot = [...draft.files].find(([, files]) => files.some((file) => file.id === fileId))?.[0];
    if (slot?.startsWith('field:')) await this.drafts.detach(asked.person, asked.id, slot, fileId);
    return redirect(asked.journey.paths.section(asked.id, section));
  }

  /** Nothing typed is thrown away: it stands on the page, beside the revision that is there now. */
  private async overtaken(
    asked: Asked,
    section: string,
    fromCheck: boolean,
    posted: Posted,
    conflict: Conflict,
  ): Promise<Page> {
    const draft = await this.drafts.find(asked.person, asked.id);
    return this.page(asked, draft, section, fromCheck, { posted, problems: [], overtakenAt: conflict.at });
  }

  private after({ id, journey }: Asked, draft: Draft, section: string): string {
    const { bundle } = draft.version;
    const today = this.settings.today();
    const sections = compileForm(bundle.form).sections(draft.answers, today);
    const papers = papersOf(bundle, draft.answers, today).some((one) => one.needed);
    return nextPage({ id, paths: journey.paths, sections, papers }, section);
  }

  private async page(
    asked: Asked,
    draft: Draft,
    sectionId: string,
    fromCheck: boolean,
    returned?: Returned,
  ): Promise<Page> {
    const sections = compileForm(draft.version.bundle.form).sections(draft.answers, this.settings.today());
    const section = sections.find((one) => one.id === sectionId);
    if (!section) throw new NotFound('http.not_found');
    const setting = await this.settings.for(asked);
    const facts = { draft, sections, section, fromCheck, problems: [], ...returned };
    const way = { id: asked.id, paths: asked.journey.paths, sections };
    const status = !returned ? 200 : returned.overtakenAt ? 409 : 422;
    return page('pages/citizen/section', sectionModel(facts, setting), {
      title: section.title[asked.locale],
      ...(returned && { status, hasErrors: returned.problems.length > 0 }),
      layout: { back: fromCheck ? way.paths.check(asked.id) : previousPage(way, sectionId), wide: false },
    });
  }
}
