import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { OwnAccount } from '../../../identity/own-account.service.js';
import { Sessions } from '../../../identity/sessions.service.js';
import { SignIn } from '../../../identity/sign-in.service.js';
import { account } from '../../../paths/account.js';
import type { Person } from '../../../platform/actor.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { accountForm } from './account-form.js';
import { doneText, withDone } from './done.js';
import { sessionsModel } from './sessions.model.js';

/** One's password, and the places where one is signed in. */
@Requires('own.profile')
@Controller('profile')
export class ProfilePasswordController {
  constructor(
    private readonly own: OwnAccount,
    private readonly sessions: Sessions,
    private readonly signIn: SignIn,
    private readonly wording: Wording,
  ) {}

  @Get('password')
  ask(@Req() request: FastifyRequest): Page {
    return this.form(request, []);
  }

  @Post('password')
  async change(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      const given = { old: textOf(body, 'old'), password: textOf(body, 'password') };
      await this.own.changePassword(person, given, this.signIn.handleOf(request));
      return redirect(withDone(account.profile, 'password_changed'));
    } catch (error) {
      return this.form(request, problemsOf(error));
    }
  }

  @Get('sessions')
  async list(@Req() request: FastifyRequest, @CurrentPerson() person: Person, @Query() asked: Posted): Promise<Page> {
    const speak = speakIn(this.wording, request.locale);
    const open = await this.sessions.list(person.accountId);
    return page('pages/public/sessions', sessionsModel(open, this.signIn.handleOf(request), speak), {
      title: speak.t('account.sessions.title'),
      layout: { back: account.profile, done: doneText(asked.done, speak) },
    });
  }

  @Post('sessions')
  async endOthers(@Req() request: FastifyRequest, @CurrentPerson() person: Person): Promise<Redirect> {
    await this.own.endOtherSessions(person, this.signIn.handleOf(request));
    return redirect(withDone(account.sessions, 'others_ended'));
  }

  private form({ locale }: FastifyRequest, problems: readonly Problem[]): Page {
    return accountForm({
      speak: speakIn(this.wording, locale),
      words: 'account.change_password.',
      action: account.password,
      questions: [
        ['old', 'old_password'],
        ['password', 'password'],
      ],
      problems,
      back: account.profile,
    });
  }
}
