import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { Public } from '../../../identity/access.js';
import { OneTimeLinks } from '../../../identity/one-time-links.service.js';
import { OwnAccount } from '../../../identity/own-account.service.js';
import { account } from '../../../paths/account.js';
import { Refused } from '../../../platform/errors/errors.js';
import { type Page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { accountForm } from './account-form.js';
import { accountMessage } from './account-message.js';
import { withDone } from './done.js';

/** Proving that an address is one's own. Programs that read mails follow links, so a link only shows the button. */
@Public()
@Controller('verify-email')
export class EmailController {
  constructor(
    private readonly own: OwnAccount,
    private readonly links: OneTimeLinks,
    private readonly wording: Wording,
  ) {}

  @Get()
  async ask(@Req() request: FastifyRequest, @Query() asked: Posted): Promise<Page> {
    const code = textOf(asked, 'code');
    const speak = speakIn(this.wording, request.locale);
    if ((await this.links.peek(['verify'], code)) === undefined) return this.useless(request, 'link');
    const words = 'account.verify_email.';
    return accountForm({ speak, words, action: account.verifyEmail, questions: [], hidden: { code } });
  }

  @Post()
  async confirm(@Req() request: FastifyRequest, @Body() body: Posted): Promise<Page | Redirect> {
    try {
      await this.own.verifyEmail(textOf(body, 'code'));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      return this.useless(request, error.code === 'identity.email_taken' ? 'taken' : 'link');
    }
    const signedIn = request.actor.kind === 'person';
    return redirect(withDone(signedIn ? account.profile : account.signIn, 'verified'));
  }

  @Get('again')
  askAgain(@Req() { locale }: FastifyRequest): Page {
    const speak = speakIn(this.wording, locale);
    const words = 'account.resend.';
    return accountForm({ speak, words, action: account.resend, questions: [['email', 'email']], back: account.signIn });
  }

  @Post('again')
  async sendAgain(@Req() { ip }: FastifyRequest, @Body() body: Posted): Promise<Redirect> {
    await this.own.askVerification(textOf(body, 'email'), ip);
    return redirect(account.mailSent);
  }

  private useless({ locale }: FastifyRequest, why: 'link' | 'taken'): Page {
    const speak = speakIn(this.wording, locale);
    const links = [{ text: speak.t('account.resend.title'), href: account.resend }];
    return accountMessage({ words: 'account.link_ended.', lines: [why], links, status: 410 }, speak);
  }
}
