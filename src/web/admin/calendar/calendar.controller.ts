import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { AgencyCalendars } from '../../../agencies/agency-calendars.service.js';
import { Agencies } from '../../../agencies/agencies.service.js';
import { CalendarAdmin } from '../../../agencies/calendar-admin.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { admin } from '../../../paths/admin.js';
import type { Person } from '../../../platform/actor.js';
import { Clock } from '../../../platform/clock/clock.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { dayOf } from '../../../platform/i18n/format.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { CalendarDayKind } from '../../../agencies/agencies.types.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { doneText, withDone } from '../done.js';
import { readHours } from '../agencies/hours.js';
import { calendarModel } from './calendar.model.js';

const KINDS: readonly CalendarDayKind[] = ['off', 'make_up', 'usual'];

/** Days off, days worked to make up for them, and the hours of everybody. */
@Requires('calendar.manage')
@Controller('admin/calendar')
export class CalendarController {
  constructor(
    private readonly agencies: Agencies,
    private readonly calendars: AgencyCalendars,
    private readonly admin: CalendarAdmin,
    private readonly clock: Clock,
    private readonly wording: Wording,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @Query() asked: Posted): Promise<Page> {
    return this.page(request, asked, {}, []);
  }

  @Post()
  async add(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    const kind = KINDS.find((one) => one === textOf(body, 'kind')) ?? 'off';
    const name = kind === 'usual' ? null : { vi: textOf(body, 'name-vi'), en: textOf(body, 'name-en') };
    const day = textOf(body, 'day');
    try {
      await this.admin.putDay(person, await this.agencyOf(body), { day, kind, name });
      return redirect(withDone(addressOf(body, day.slice(0, 4)), 'day_saved'));
    } catch (error) {
      return this.page(request, body, body, problemsOf(error));
    }
  }

  @Post('remove')
  async remove(@CurrentPerson() person: Person, @Body() body: Posted): Promise<Redirect> {
    const day = textOf(body, 'day');
    await this.admin.removeDay(person, await this.agencyOf(body), day);
    return redirect(withDone(addressOf(body, day.slice(0, 4)), 'day_removed'));
  }

  @Post('opening-hours')
  async hours(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      await this.admin.setHours(person, null, readHours(body));
      return redirect(withDone(admin.calendar, 'hours_saved'));
    } catch (error) {
      return this.page(request, {}, body, problemsOf(error));
    }
  }

  private async agencyOf(asked: Posted): Promise<string | null> {
    const id = textOf(asked, 'agency');
    return id === '' ? null : (await this.agencies.byId(id)).id;
  }

  private async page(
    { locale }: FastifyRequest,
    asked: Posted,
    typed: Posted,
    problems: readonly Problem[],
  ): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const agencyId = await this.agencyOf(asked);
    const thisYear = Number(dayOf(this.clock.now()).slice(0, 4));
    const years = [-1, 0, 1, 2].map((step) => thisYear + step);
    const year = years.find((one) => String(one) === textOf(asked, 'year')) ?? thisYear;
    const facts = {
      agencies: await this.agencies.list(),
      agencyId,
      year,
      years,
      sheet: await this.calendars.sheet(agencyId),
    };
    const model = calendarModel(facts, { speak, words: 'agencies_admin.day_form.', typed, problems });
    return page('pages/admin/calendar', model, {
      title: speak.t('agencies_admin.calendar_title'),
      ...(problems.length > 0 && { status: 422, hasErrors: true }),
      layout: { done: doneText('agencies_admin.done.', asked.done, speak) },
    });
  }
}

const addressOf = (body: Posted, year: string): string =>
  `${admin.calendar}?${new URLSearchParams({ agency: textOf(body, 'agency'), year })}`;
