import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { CaseConversation } from '../../../casework/case-conversation.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { officer } from '../../../paths/officer.js';
import type { Person } from '../../../platform/actor.js';
import { Invalid } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../../shared/speak.js';
import { CaseDesk } from './case-desk.service.js';
import { CASE_TABS, type CaseTab, type Typed } from './case-facts.types.js';
import { doneText } from './case-head.js';
import { caseModel } from './case.model.js';

/** A case file, its conversation and its notes. */
@Requires('case.read')
@Controller('officer/cases')
export class CaseController {
  constructor(
    private readonly desk: CaseDesk,
    private readonly conversation: CaseConversation,
    private readonly wording: Wording,
  ) {}

  @Get(':code')
  async show(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Query('tab') asked: unknown,
    @Query('done') done: unknown,
  ): Promise<Page> {
    const tab = CASE_TABS.find((one) => one === asked) ?? 'file';
    return this.page(request, person, code, { tab, done });
  }

  @Requires('case.note')
  @Post(':code/notes')
  async note(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return this.say(request, person, code, 'notes', textOf(body));
  }

  @Requires('case.write')
  @Post(':code/messages')
  async write(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return this.say(request, person, code, 'messages', textOf(body));
  }

  private async say(
    request: FastifyRequest,
    person: Person,
    code: string,
    tab: 'notes' | 'messages',
    text: string,
  ): Promise<Page | Redirect> {
    try {
      if (tab === 'notes') await this.conversation.note(person, code, text);
      else await this.conversation.write(person, code, text);
      return redirect(officer.caseTab(code, tab));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return this.page(request, person, code, { tab, refused: { text, problems: error.problems } });
    }
  }

  private async page(
    { locale }: FastifyRequest,
    person: Person,
    code: string,
    { tab, done, refused }: { readonly tab: CaseTab; readonly done?: unknown; readonly refused?: Typed },
  ): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const facts = await this.desk.open(person, code, tab, refused);
    const action = facts.bundle.workflow.actions.find((one) => one.id === done);
    return page('pages/officer/case', caseModel(facts, speak), {
      title: speak.t('officer_case.title', { code, name: facts.view.applicantName }),
      ...(refused && { status: 422, hasErrors: true }),
      layout: { back: officer.queue, done: doneText(action?.label, speak) },
    });
  }
}

const textOf = ({ text }: Record<string, unknown>): string => (typeof text === 'string' ? text : '');
