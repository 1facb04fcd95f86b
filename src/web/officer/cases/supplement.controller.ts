import { Controller, Get, Param, Post, Req, Res, type StreamableFile } from '@nestjs/common';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { officer } from '../../../paths/officer.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyReply, FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { SupplementDesk } from '../../citizen/cases/supplement-desk.service.js';
import { type Returned, supplementModel } from '../../citizen/cases/supplement.model.js';
import { COUNTER } from '../../citizen/cases/supplement-seats.js';
import { handOut } from '../../shared/hand-out.js';
import { speakIn } from '../../shared/speak.js';

/** What the office asked for, brought to the counter by somebody without an account and taken in by an officer. */
@Requires('case.act')
@Controller('officer/cases/:code/supplement')
export class CounterSupplementController {
  constructor(
    private readonly desk: SupplementDesk,
    private readonly wording: Wording,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<Page | Redirect> {
    return this.page(request, person, code);
  }

  @Post()
  async answer(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<Page | Redirect> {
    const outcome = await this.desk.answer(request, { person, code, seat: COUNTER });
    if (typeof outcome === 'string') return redirect(officer.case(code));
    return this.page(request, person, code, outcome);
  }

  @Post('papers/:paper')
  async addPaper(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('paper') paper: string,
  ): Promise<Page | Redirect> {
    const problem = await this.desk.addPaper(request, { person, code, seat: COUNTER }, paper);
    if (problem) return this.page(request, person, code, { problems: [], paper: { paper, problem } });
    return redirect(`${officer.supplement(code)}#${paper}`);
  }

  /** Reached when the language is changed on a page that came back. */
  @Get('papers/:paper')
  again(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<Page | Redirect> {
    return this.page(request, person, code);
  }

  @Get('files/:file')
  async file(
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('file') file: string,
  ): Promise<StreamableFile> {
    return handOut(reply, await this.desk.file({ person, code, seat: COUNTER }, file));
  }

  @Post('files/:file/remove')
  async remove(
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('file') file: string,
  ): Promise<Redirect> {
    await this.desk.removeFile({ person, code, seat: COUNTER }, file);
    return redirect(officer.supplement(code));
  }

  private async page(
    { locale }: FastifyRequest,
    person: Person,
    code: string,
    returned?: Returned,
  ): Promise<Page | Redirect> {
    const facts = await this.desk.open({ person, code, seat: COUNTER }, returned);
    if (!facts) return redirect(officer.case(code));
    const speak = speakIn(this.wording, locale);
    return page('pages/citizen/supplement', supplementModel(facts, speak), {
      title: speak.t('case_pages.supplement.title'),
      ...(returned && { status: returned.conflict ? 409 : 422, hasErrors: !returned.conflict }),
      layout: { back: officer.case(code) },
    });
  }
}
