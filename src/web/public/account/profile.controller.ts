import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { AccountQueries } from '../../../identity/account.queries.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { OwnAccount } from '../../../identity/own-account.service.js';
import { account } from '../../../paths/account.js';
import type { Person } from '../../../platform/actor.js';
import { Conflict, type Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { isLocale } from '../../../platform/i18n/localised.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { accountForm } from './account-form.js';
import { doneText, withDone } from './done.js';
import { profileModel } from './profile.model.js';

/** One's name, phone number, language and e-mail address. */
@Requires('own.profile')
@Controller('profile')
export class ProfileController {
  constructor(
    private readonly own: OwnAccount,
    private readonly accounts: AccountQueries,
    private readonly wording: Wording,
  ) {}

  @Get()
  show(@Req() request: FastifyRequest, @CurrentPerson() person: Person, @Query() asked: Posted): Promise<Page> {
    const done = doneText(asked.done, speakIn(this.wording, request.locale));
    return this.page(request, person, { done });
  }

  @Post()
  async save(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    const change = {
      name: textOf(body, 'name'),
      phone: textOf(body, 'phone'),
      locale: isLocale(body.language) ? body.language : person.locale,
      revision: Number(textOf(body, 'revision')) || 0,
    };
    try {
      await this.own.changeProfile(person, change);
      return redirect(withDone(account.profile, 'saved'));
    } catch (error) {
      const problems = error instanceof Conflict ? [{ at: '', code: error.code }] : problemsOf(error);
      return this.page(request, person, { typed: body, problems });
    }
  }

  @Get('email')
  askEmail(@Req() request: FastifyRequest): Page {
    return this.emailForm(request, {}, []);
  }

  @Post('email')
  async changeEmail(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      await this.own.changeEmail(person, { email: textOf(body, 'email'), password: textOf(body, 'password') });
      return redirect(withDone(account.profile, 'email_asked'));
    } catch (error) {
      return this.emailForm(request, body, problemsOf(error));
    }
  }

  private emailForm({ locale }: FastifyRequest, typed: Posted, problems: readonly Problem[]): Page {
    return accountForm({
      speak: speakIn(this.wording, locale),
      words: 'account.change_email.',
      action: account.email,
      questions: [
        ['email', 'email'],
        ['password', 'old_password'],
      ],
      typed,
      problems,
      back: account.profile,
    });
  }

  private async page(
    { locale }: FastifyRequest,
    person: Person,
    shown: { readonly typed?: Posted; readonly problems?: readonly Problem[]; readonly done?: string },
  ): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const { problems = [], done = '' } = shown;
    const model = profileModel(await this.accounts.byId(person.accountId), shown, speak);
    return page('pages/public/profile', model, {
      title: speak.t('account.profile.title'),
      ...(problems.length > 0 && { status: 422, hasErrors: true }),
      layout: { done },
    });
  }
}
