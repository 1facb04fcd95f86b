import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { Public } from '../../../identity/access.js';
import { OneTimeLinks } from '../../../identity/one-time-links.service.js';
import { OwnAccount } from '../../../identity/own-account.service.js';
import { account } from '../../../paths/account.js';
import { type Problem, Refused } from '../../../platform/errors/errors.js';
import { type Page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { accountForm } from './account-form.js';
import { accountMessage } from './account-message.js';
import { withDone } from './done.js';

/** What a link is for, where its page is, and which codes count there. `admin`: handed over on the terminal. */
const RESET = { words: 'account.reset.', path: account.reset, purposes: ['reset', 'admin'] } as const;
const INVITATION = { words: 'account.invitation.', path: account.invitation, purposes: ['invite', 'admin'] } as const;
type Kind = typeof RESET | typeof INVITATION;

/** Choosing a password by a link: forgotten, or invited. */
@Public()
@Controller()
export class PasswordLinkController {
  constructor(
    private readonly own: OwnAccount,
    private readonly links: OneTimeLinks,
    private readonly wording: Wording,
  ) {}

  @Get('forgot-password')
  askForgot(@Req() { locale }: FastifyRequest): Page {
    const speak = speakIn(this.wording, locale);
    const words = 'account.forgot.';
    return accountForm({ speak, words, action: account.forgot, questions: [['email', 'email']], back: account.signIn });
  }

  /** The same answer, whether there is such an account or not. */
  @Post('forgot-password')
  async forgot(@Req() { ip }: FastifyRequest, @Body() body: Posted): Promise<Redirect> {
    await this.own.askReset(textOf(body, 'email'), ip);
    return redirect(account.mailSent);
  }

  @Get('forgot-password/sent')
  sent(@Req() { locale }: FastifyRequest): Page {
    const speak = speakIn(this.wording, locale);
    const links = [{ text: speak.t('account.sign_in.title'), href: account.signIn }];
    return accountMessage({ words: 'account.mail_sent.', lines: ['text', 'nothing', 'phone'], links }, speak);
  }

  @Get('reset-password')
  askReset(@Req() request: FastifyRequest, @Query() asked: Posted): Promise<Page> {
    return this.ask(request, RESET, textOf(asked, 'code'));
  }

  @Post('reset-password')
  reset(@Req() request: FastifyRequest, @Body() body: Posted): Promise<Page | Redirect> {
    return this.choose(request, RESET, body);
  }

  @Get('invitation')
  askInvited(@Req() request: FastifyRequest, @Query() asked: Posted): Promise<Page> {
    return this.ask(request, INVITATION, textOf(asked, 'code'));
  }

  @Post('invitation')
  accept(@Req() request: FastifyRequest, @Body() body: Posted): Promise<Page | Redirect> {
    return this.choose(request, INVITATION, body);
  }

  private async ask(
    request: FastifyRequest,
    kind: Kind,
    code: string,
    problems: readonly Problem[] = [],
  ): Promise<Page> {
    const speak = speakIn(this.wording, request.locale);
    if ((await this.links.peek(kind.purposes, code)) === undefined) return this.useless(request, kind);
    const { words, path } = kind;
    return accountForm({
      speak,
      words,
      action: path,
      questions: [['password', 'password']],
      problems,
      hidden: { code },
    });
  }

  private async choose(request: FastifyRequest, kind: Kind, body: Posted): Promise<Page | Redirect> {
    const code = textOf(body, 'code');
    try {
      await this.own.choosePassword(kind.purposes, code, textOf(body, 'password'));
      return redirect(withDone(account.signIn, 'password_chosen'));
    } catch (error) {
      if (error instanceof Refused) return this.useless(request, kind);
      return this.ask(request, kind, code, problemsOf(error));
    }
  }

  /** Who was invited cannot send the mail again, but the one who invited can. */
  private useless({ locale }: FastifyRequest, kind: Kind): Page {
    const speak = speakIn(this.wording, locale);
    const links = kind === RESET ? [{ text: speak.t('account.forgot.title'), href: account.forgot }] : [];
    const line = kind === RESET ? 'link' : 'invitation';
    return accountMessage({ words: 'account.link_ended.', lines: [line], links, status: 410 }, speak);
  }
}
