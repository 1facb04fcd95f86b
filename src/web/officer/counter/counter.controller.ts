import { Body, Controller, Get, Post, Req } from '@nestjs/common';
import { Drafts } from '../../../applications/drafts.service.js';
import { PublishedProcedures } from '../../../catalog/published-procedures.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { officer } from '../../../paths/officer.js';
import type { Person } from '../../../platform/actor.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import type { Posted } from '../../shared/fields.types.js';
import { namedDrafts } from '../../shared/wizard/draft-list.js';
import { counterModel } from './counter.model.js';

/** Filing for somebody who stands at the counter and has no account. */
@Requires('case.file')
@Controller('officer/counter')
export class CounterController {
  constructor(
    private readonly drafts: Drafts,
    private readonly procedures: PublishedProcedures,
    private readonly wording: Wording,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @CurrentPerson() person: Person): Promise<Page> {
    return this.page(request, person, []);
  }

  @Post()
  async start(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    const code = textOf(body, 'procedure');
    if (code === '') return this.page(request, person, [{ at: 'procedure', code: 'apply.choose_service' }]);
    return redirect(officer.counterDraft(await this.drafts.start(person, code, 'counter')));
  }

  private async page({ locale }: FastifyRequest, person: Person, problems: readonly Problem[]): Promise<Page> {
    const [services, drafts] = await Promise.all([this.procedures.all(), this.drafts.counterDraftsOf(person)]);
    const speak = speakIn(this.wording, locale);
    const facts = { services, drafts: await namedDrafts(drafts, this.procedures), problems };
    return page('pages/officer/counter', counterModel(facts, speak), {
      title: speak.t('counter.title'),
      ...(problems.length > 0 && { status: 422, hasErrors: true }),
    });
  }
}
