import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { Drafts } from '../../../applications/drafts.service.js';
import { CaseQueries } from '../../../casework/case.queries.js';
import { PublishedProcedures } from '../../../catalog/published-procedures.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { citizen } from '../../../paths/citizen.js';
import { publicPaths } from '../../../paths/public.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../../shared/speak.js';
import { namedDrafts } from '../../shared/wizard/draft-list.js';
import { applicationsModel } from './applications.model.js';

/** Everything that one has begun or handed in. */
@Requires('own.application')
@Controller()
export class ApplicationsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly cases: CaseQueries,
    private readonly procedures: PublishedProcedures,
    private readonly wording: Wording,
  ) {}

  /** `after`: the last case of the page before. Drafts stand on the first page only. */
  @Get('applications')
  async list(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Query('after') after: unknown,
  ): Promise<Page> {
    const from = typeof after === 'string' && after !== '' ? after : undefined;
    const [found, drafts] = await Promise.all([
      this.cases.ofApplicant(person, from),
      from === undefined ? this.drafts.draftsOf(person) : [],
    ]);
    const speak = speakIn(this.wording, locale);
    const named = await namedDrafts(drafts, this.procedures);
    const model = applicationsModel({ drafts: named, cases: found.items, next: found.next }, speak);
    return page('pages/citizen/applications', model, { title: speak.t('applications_pages.title') });
  }

  @Post('services/:code/apply')
  async start(@CurrentPerson() person: Person, @Param('code') code: string): Promise<Redirect> {
    const id = await this.drafts.start(person, code);
    return redirect(citizen.application(id));
  }

  /** Where signing in leads back to: the page of the service, with its button. */
  @Get('services/:code/apply')
  backToService(@Param('code') code: string): Redirect {
    return redirect(publicPaths.service(code));
  }
}
