import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { CaseQueries } from '../../../casework/case.queries.js';
import type { CaseForApplicant } from '../../../casework/case.types.js';
import { Intake } from '../../../casework/intake.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { citizen } from '../../../paths/citizen.js';
import type { Person } from '../../../platform/actor.js';
import { Conflict, type Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { askSimply, problemsOf, type SimpleForm, summaryOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { offers } from './case-now.js';
import { overtakenLines } from './overtaken.js';

interface Returned {
  readonly body: Posted;
  readonly problems: readonly Problem[];
  readonly conflict?: Conflict;
}

/** Taking a case back: at once before valid receipt, as a request after it. */
@Requires('own.case')
@Controller('cases/:code/withdraw')
export class WithdrawController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly intake: Intake,
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
  async withdraw(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    const reason = textOf(body, 'reason').trim();
    const given = { version: Number(textOf(body, 'version')) || 0, idempotencyKey: textOf(body, 'key') || uuid() };
    try {
      await this.intake.takeBack(person, code, { ...given, ...(reason !== '' && { reason }) });
      const { closedAt } = await this.cases.forApplicant(person, code);
      return redirect(citizen.done(citizen.case(code), closedAt === null ? 'asked_to_withdraw' : 'withdrawn'));
    } catch (error) {
      if (error instanceof Conflict) return this.page(request, person, code, { body, problems: [], conflict: error });
      return this.page(request, person, code, { body, problems: problemsOf(error) });
    }
  }

  private async page(
    { locale }: FastifyRequest,
    person: Person,
    code: string,
    returned?: Returned,
  ): Promise<Page | Redirect> {
    const view = await this.cases.forApplicant(person, code);
    if (!offers(view, 'withdraw')) return redirect(citizen.case(code));
    const speak = speakIn(this.wording, locale);
    const typed = returned?.body ?? {};
    const form = { speak, words: 'case_pages.withdraw.', typed, problems: returned?.problems ?? [] };
    const model = { ...withdrawModel(view, form), overtaken: overtakenLines(returned?.conflict, speak) };
    return page('pages/citizen/withdraw', model, {
      title: speak.t('case_pages.withdraw.title'),
      ...(returned && { status: returned.conflict ? 409 : 422, hasErrors: returned.problems.length > 0 }),
      layout: { back: citizen.case(code) },
    });
  }
}

function withdrawModel(view: CaseForApplicant, form: SimpleForm): object {
  const { speak } = form;
  return {
    title: speak.t('case_pages.withdraw.title'),
    code: view.code,
    summary: summaryOf(form, ['reason']),
    what: speak.t(view.acceptedAt === null ? 'case_pages.withdraw.at_once' : 'case_pages.withdraw.as_request'),
    reason: askSimply(form, 'reason', { rows: 4 }),
    action: citizen.withdraw(view.code),
    back: citizen.case(view.code),
    version: view.version,
    key: uuid(),
  };
}
