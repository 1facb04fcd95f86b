import { Injectable } from '@nestjs/common';
import type { HandedOutFile, Slot } from '../../../applications/application.types.js';
import { Drafts } from '../../../applications/drafts.service.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { readUpload } from '../read-upload.js';
import { paperRow, paperSummary, type RefusedPaper } from './papers.model.js';
import { sayAt } from './problems-of.js';
import { lastSection } from './route.js';
import { WizardSettings } from './setting.service.js';
import type { Asked } from './wizard.types.js';

/** The papers of an application: what is asked for, what was given. One file a request, so that it works anywhere. */
@Injectable()
export class PaperPages {
  constructor(
    private readonly drafts: Drafts,
    private readonly settings: WizardSettings,
  ) {}

  async show(asked: Asked, refused?: RefusedPaper): Promise<Page | Redirect> {
    const { id, person, journey } = asked;
    const review = await this.drafts.review(person, id);
    const { paths } = journey;
    if (review.draft.sealedAt !== null) return redirect(paths.application(id));
    const { speak } = await this.settings.for(asked);
    const links = {
      refused,
      upload: (paper: string) => paths.paper(id, paper),
      remove: (file: string) => paths.removeFile(id, file),
      open: (file: string) => paths.file(id, file),
    };
    const model = {
      title: speak.t('apply.papers.title'),
      procedure: review.draft.version.bundle.name[asked.locale],
      summary: paperSummary(refused, speak),
      papers: review.papers.filter((one) => one.needed).map((state) => paperRow({ state, ...links }, speak)),
      next: paths.check(id),
      leave: paths.application(id),
    };
    return page('pages/citizen/papers', model, {
      title: model.title,
      ...(refused && { status: 422, hasErrors: true }),
      layout: { back: lastSection({ id, paths, sections: review.sections }), wide: false },
    });
  }

  /** Takes one file for a paper; a refused one is named beside its row. */
  async add(request: FastifyRequest, asked: Asked, paper: string): Promise<Page | Redirect> {
    const { id, person, journey } = asked;
    const problem = await takeOne(request, (file) => this.drafts.attach(person, id, `paper:${paper}`, file));
    if (problem) return this.show(asked, { paper, problem });
    return redirect(`${journey.paths.papers(id)}#${paper}`);
  }

  /** Takes a file off wherever it was given; a file that is not there is off already. */
  async remove({ person, id, journey }: Asked, fileId: string): Promise<Redirect> {
    const draft = await this.drafts.find(person, id);
    const slot = [...draft.files].find(([, files]) => files.some((file) => file.id === fileId))?.[0];
    if (slot) await this.drafts.detach(person, id, slot, fileId);
    return redirect(slot ? placeOf(slot, journey.paths.papers(id)) : journey.paths.papers(id));
  }

  file({ person, id }: Asked, fileId: string): Promise<HandedOutFile> {
    return this.drafts.file(person, id, fileId);
  }
}

type Attached = { readonly declaredName: string; readonly content: Parameters<Drafts['attach']>[3]['content'] };

/** Reads the one file of a form; answers what is wrong with it, or that there was none. */
export async function takeOne(
  request: FastifyRequest,
  attach: (file: Attached) => Promise<unknown>,
): Promise<RefusedPaper['problem'] | undefined> {
  let taken = 0;
  try {
    await readUpload(request, async ({ declaredName, content }) => {
      taken += 1;
      await attach({ declaredName, content });
    });
  } catch (error) {
    return sayAt(error, 'file')[0];
  }
  return taken === 0 ? { at: 'file', code: 'apply.no_file' } : undefined;
}

const placeOf = (slot: Slot, papers: string): string =>
  slot.startsWith('paper:') ? `${papers}#${slot.slice('paper:'.length)}` : papers;
