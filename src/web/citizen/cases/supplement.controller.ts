import { Controller, Get, Param, Post, Req } from '@nestjs/common';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { citizen } from '../../../paths/citizen.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../../shared/speak.js';
import { SupplementDesk } from './supplement-desk.service.js';
import { type Returned, supplementModel } from './supplement.model.js';
import { APPLICANT } from './supplement-seats.js';

/** Answering what the office asked for. */
@Requires('own.case')
@Controller('cases/:code/supplement')
export class SupplementController {
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
    const outcome = await this.desk.answer(request, { person, code, seat: APPLICANT });
    if (outcome === 'sent') return redirect(citizen.done(citizen.case(code), 'supplemented'));
    if (outcome === 'kept' || outcome === 'over') return redirect(citizen.case(code));
    return this.page(request, person, code, outcome);
  }

  @Post('papers/:paper')
  async addPaper(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('paper') paper: string,
  ): Promise<Page | Redirect> {
    const problem = await this.desk.addPaper(request, { person, code, seat: APPLICANT }, paper);
    if (problem) return this.page(request, person, code, { problems: [], paper: { paper, problem } });
    return redirect(`${citizen.supplement(code)}#${paper}`);
  }

  /** Reached when the language is changed on a page that came back. */
  @Get('papers/:paper')
  backToPage(@Param('code') code: string): Redirect {
    return redirect(citizen.supplement(code));
  }

  @Post('files/:file/remove')
  async remove(
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('file') file: string,
  ): Promise<Redirect> {
    await this.desk.removeFile({ person, code, seat: APPLICANT }, file);
    return redirect(citizen.supplement(code));
  }

  private async page(
    { locale }: FastifyRequest,
    person: Person,
    code: string,
    returned?: Returned,
  ): Promise<Page | Redirect> {
    const facts = await this.desk.open({ person, code, seat: APPLICANT }, returned);
    if (!facts) return redirect(citizen.case(code));
    const speak = speakIn(this.wording, locale);
    return page('pages/citizen/supplement', supplementModel(facts, speak), {
      title: speak.t('case_pages.supplement.title'),
      ...(returned && { status: returned.conflict ? 409 : 422, hasErrors: !returned.conflict }),
      layout: { back: citizen.case(code) },
    });
  }
}
