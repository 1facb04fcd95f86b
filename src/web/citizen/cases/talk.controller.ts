import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { CaseConversation } from '../../../casework/case-conversation.service.js';
import { CaseQueries } from '../../../casework/case.queries.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { citizen } from '../../../paths/citizen.js';
import type { Person } from '../../../platform/actor.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { messageForm, messagesModel, ratedBefore, ratingForm, ratingModel } from './talk.model.js';

/** Messages between the person and the office, and how the person found it. */
@Requires('own.case')
@Controller('cases/:code')
export class TalkController {
  constructor(
    private readonly conversation: CaseConversation,
    private readonly cases: CaseQueries,
    private readonly wording: Wording,
  ) {}

  @Get('messages')
  messages(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<Page> {
    return this.messagePage(request, person, code, {}, []);
  }

  @Post('messages')
  async write(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      await this.conversation.write(person, code, textOf(body, 'text'));
      return redirect(citizen.messages(code));
    } catch (error) {
      return this.messagePage(request, person, code, body, problemsOf(error));
    }
  }

  @Get('rating')
  rating(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<Page | Redirect> {
    return this.ratingPage(request, person, code);
  }

  @Post('rating')
  async rate(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    const score = textOf(body, 'score');
    const given = { score: score === '' ? undefined : Number(score), comment: textOf(body, 'comment') };
    try {
      await this.conversation.rate(person, code, given);
      return redirect(citizen.done(citizen.case(code), 'rated'));
    } catch (error) {
      return this.ratingPage(request, person, code, { body, problems: problemsOf(error) });
    }
  }

  private async messagePage(
    { locale }: FastifyRequest,
    person: Person,
    code: string,
    typed: Posted,
    problems: readonly Problem[],
  ): Promise<Page> {
    // The person's own side only: an officer reads and writes on the page of the office.
    await this.cases.forApplicant(person, code);
    const entries = await this.conversation.read(person, code);
    const speak = speakIn(this.wording, locale);
    return page('pages/citizen/messages', messagesModel(code, entries, messageForm(speak, typed, problems)), {
      title: speak.t('case_pages.messages.title'),
      ...(problems.length > 0 && { status: 422, hasErrors: true }),
      layout: { back: citizen.case(code) },
    });
  }

  private async ratingPage(
    { locale }: FastifyRequest,
    person: Person,
    code: string,
    refused?: { readonly body: Posted; readonly problems: readonly Problem[] },
  ): Promise<Page | Redirect> {
    const view = await this.cases.forApplicant(person, code);
    if (view.closedAt === null) return redirect(citizen.case(code));
    const speak = speakIn(this.wording, locale);
    const form = ratingForm(speak, refused?.body ?? ratedBefore(view), refused?.problems ?? []);
    return page('pages/citizen/rating', ratingModel(view, form), {
      title: speak.t('case_pages.rating.title'),
      ...(refused && { status: 422, hasErrors: true }),
      layout: { back: citizen.case(code) },
    });
  }
}
