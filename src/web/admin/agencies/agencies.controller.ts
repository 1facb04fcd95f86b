import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { AgencyAdmin } from '../../../agencies/agency-admin.service.js';
import { AgencyCalendars } from '../../../agencies/agency-calendars.service.js';
import { Agencies } from '../../../agencies/agencies.service.js';
import { CalendarAdmin } from '../../../agencies/calendar-admin.service.js';
import { AccountQueries } from '../../../identity/account.queries.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { admin } from '../../../paths/admin.js';
import type { Person } from '../../../platform/actor.js';
import { Conflict, type Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { doneText, withDone } from '../done.js';
import { agenciesModel, agencyModel, overtakenProblems, typedOf } from './agency.model.js';
import { readHours } from './hours.js';
import { newAgencyModel, readChange, readNew } from './new-agency.js';

/** The agencies, as their administrator keeps them. */
@Requires('agency.manage')
@Controller('admin/agencies')
export class AgenciesController {
  constructor(
    private readonly agencies: Agencies,
    private readonly admin: AgencyAdmin,
    private readonly calendars: AgencyCalendars,
    private readonly calendarAdmin: CalendarAdmin,
    private readonly accounts: AccountQueries,
    private readonly wording: Wording,
  ) {}

  @Get()
  async list(@Req() { locale }: FastifyRequest): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    return page('pages/admin/agencies', agenciesModel(await this.agencies.list(), speak), {
      title: speak.t('agencies_admin.title'),
    });
  }

  @Get('new')
  ask(@Req() request: FastifyRequest): Promise<Page> {
    return this.newPage(request, { kind: 'commune' }, []);
  }

  @Post('new')
  async add(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      const id = await this.admin.add(person, readNew(body, await this.agencies.list()));
      return redirect(withDone(admin.agency(id), 'added'));
    } catch (error) {
      return this.newPage(request, body, problemsOf(error));
    }
  }

  @Get(':id')
  async show(@Req() request: FastifyRequest, @Param('id') id: string): Promise<Page> {
    return this.page(request, id, undefined, []);
  }

  @Post(':id')
  async change(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      await this.admin.change(person, id, readChange(body));
      return redirect(withDone(admin.agency(id), 'saved'));
    } catch (error) {
      if (!(error instanceof Conflict)) return this.page(request, id, body, problemsOf(error));
      return this.page(request, id, body, overtakenProblems(await this.agencies.byId(id), body), 409);
    }
  }

  @Requires('calendar.manage')
  @Post(':id/opening-hours')
  async hours(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    const { id: known } = await this.agencies.byId(id);
    try {
      await this.calendarAdmin.setHours(person, known, readHours(body));
      return redirect(withDone(admin.agency(known), 'hours_saved'));
    } catch (error) {
      return this.page(request, known, body, problemsOf(error));
    }
  }

  private async newPage({ locale }: FastifyRequest, typed: Posted, problems: readonly Problem[]): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const form = { speak, words: 'agencies_admin.', typed, problems };
    return page('pages/admin/form', newAgencyModel(form, await this.agencies.list()), {
      title: speak.t('agencies_admin.add'),
      ...(problems.length > 0 && { status: 422, hasErrors: true }),
      layout: { back: admin.agencies },
    });
  }

  private async page(
    { locale, query }: FastifyRequest,
    id: string,
    posted: Posted | undefined,
    problems: readonly Problem[],
    status = 422,
  ): Promise<Page> {
    const agency = await this.agencies.byId(id);
    const speak = speakIn(this.wording, locale);
    const [sheet, calendar, staff] = await Promise.all([
      this.calendars.sheet(agency.id),
      this.calendars.of(agency.id),
      this.accounts.staff({ agencyId: agency.id }),
    ]);
    const parent = agency.parentId === null ? undefined : await this.agencies.byId(agency.parentId);
    const typed = { ...typedOf(agency), ...posted };
    const model = agencyModel(
      { agency, parent, sheet, calendar, staff },
      { speak, words: 'agencies_admin.', typed, problems },
    );
    return page('pages/admin/agency', model, {
      title: agency.name[locale],
      ...(problems.length > 0 && { status, hasErrors: true }),
      layout: { back: admin.agencies, done: doneText('agencies_admin.done.', (query as Posted).done, speak) },
    });
  }
}
