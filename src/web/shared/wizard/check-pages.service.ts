import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Drafts } from '../../../applications/drafts.service.js';
import { Conflict, Invalid, type Problem, Refused } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { Posted } from '../fields.types.js';
import { textOf } from '../simple-form.js';
import { checkModel } from './check.model.js';
import { sayAt } from './problems-of.js';
import { lastSection } from './route.js';
import { WizardSettings } from './setting.service.js';
import { taskListModel } from './task-list.model.js';
import type { Asked } from './wizard.types.js';

interface Pressed {
  readonly key: string;
  readonly agreed: boolean;
  readonly problems: readonly Problem[];
  readonly overtaken: boolean;
}

/** The list of what is to do, the check of everything, and the one button that hands it in. */
@Injectable()
export class CheckPages {
  constructor(
    private readonly drafts: Drafts,
    private readonly settings: WizardSettings,
  ) {}

  async tasks(asked: Asked): Promise<Page> {
    const review = await this.drafts.review(asked.person, asked.id);
    if (review.draft.sealedAt !== null) return this.sent(asked);
    const setting = await this.settings.for(asked);
    const title = review.draft.version.bundle.name[asked.locale];
    const layout = { back: asked.journey.paths.list, wide: false };
    return page('pages/citizen/task-list', taskListModel(review, setting), { title, layout });
  }

  async check(asked: Asked, pressed?: Pressed): Promise<Page> {
    const review = await this.drafts.review(asked.person, asked.id);
    if (review.draft.sealedAt !== null) return this.sent(asked);
    const setting = await this.settings.for(asked);
    const { id, journey } = asked;
    const { paths } = journey;
    const facts = { key: uuid(), agreed: false, problems: [], overtaken: false, ...pressed, review };
    const papers = review.papers.some((one) => one.needed);
    return page('pages/citizen/check', checkModel(facts, setting), {
      title: setting.speak.t('apply.check.title'),
      ...(pressed && { status: pressed.overtaken ? 409 : 422, hasErrors: pressed.problems.length > 0 }),
      layout: { back: papers ? paths.papers(id) : lastSection({ id, paths, sections: review.sections }), wide: false },
    });
  }

  /** Hands it in. The key was made with the page: however often the button is pressed, there is one case. */
  async submit(asked: Asked, body: Posted): Promise<Page | Redirect> {
    const agreed = textOf(body, 'agree') === 'yes';
    const key = textOf(body, 'key') || uuid();
    const again = { key, agreed, problems: [], overtaken: false };
    if (!agreed) return this.check(asked, { ...again, problems: [{ at: 'agree', code: 'apply.agree_first' }] });
    const { person, id, journey } = asked;
    const revision = Number(textOf(body, 'revision')) || 0;
    try {
      const { code } = await journey.submit(person, id, { revision, idempotencyKey: key });
      return redirect(journey.submitted(code));
    } catch (error) {
      if (error instanceof Refused && error.code === 'applications.sealed') return this.sent(asked);
      if (error instanceof Conflict) return this.check(asked, { ...again, key: uuid(), overtaken: true });
      // What is missing stands on the page with its links; only what it cannot show is said on top.
      if (error instanceof Invalid) return this.check(asked, again);
      return this.check(asked, { ...again, problems: sayAt(error, '') });
    }
  }

  async confirmDiscard(asked: Asked): Promise<Page> {
    const draft = await this.drafts.find(asked.person, asked.id);
    const { speak, paths } = await this.settings.for(asked);
    const title = speak.t('apply.discard.title');
    const model = {
      title,
      procedure: draft.version.bundle.name[asked.locale],
      action: paths.discard(asked.id),
      back: paths.application(asked.id),
    };
    return page('pages/citizen/discard', model, { title, layout: { back: model.back, wide: false } });
  }

  async discard({ person, id, journey }: Asked): Promise<Redirect> {
    await this.drafts.discard(person, id);
    return redirect(journey.paths.list);
  }

  /** Handed in before, in another window or by the back button. */
  private async sent(asked: Asked): Promise<Page> {
    const { speak, paths } = await this.settings.for(asked);
    const title = speak.t('apply.sent.title');
    return page('pages/citizen/sent', { title, list: paths.list }, { title, layout: { wide: false } });
  }
}
