import { Body, Controller, Get, Post, Query, Req } from '@nestjs/common';
import { Accounts } from '../../../identity/accounts.service.js';
import { Public } from '../../../identity/access.js';
import { account, signInAndReturnTo } from '../../../paths/account.js';
import { frame } from '../../../paths/frame.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { localPath, type Page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { accountForm } from './account-form.js';
import { accountMessage } from './account-message.js';

/** Making an account. */
@Public()
@Controller('register')
export class RegisterController {
  constructor(
    private readonly accounts: Accounts,
    private readonly wording: Wording,
  ) {}

  @Get()
  ask(@Req() request: FastifyRequest, @Query() asked: Posted): Page {
    return this.form(request, { next: asked.next }, []);
  }

  @Post()
  async register(@Req() request: FastifyRequest, @Body() body: Posted): Promise<Page | Redirect> {
    const given = {
      name: textOf(body, 'name'),
      contact: textOf(body, 'contact'),
      password: textOf(body, 'password'),
      locale: request.locale,
    };
    try {
      const by = await this.accounts.register(given, request.ip);
      const next = encodeURIComponent(localPath(body.next, frame.home));
      return redirect(`${account.registered}?by=${by}&next=${next}`);
    } catch (error) {
      return this.form(request, body, problemsOf(error));
    }
  }

  /** The same for an address that had an account before. */
  @Get('done')
  done(@Req() { locale }: FastifyRequest, @Query() asked: Posted): Page {
    const speak = speakIn(this.wording, locale);
    const signIn = signInAndReturnTo(localPath(asked.next, frame.home));
    if (asked.by === 'phone') {
      const links = [{ text: speak.t('account.sign_in.title'), href: signIn }];
      return accountMessage({ words: 'account.registered_phone.', lines: ['text'], links }, speak);
    }
    const links = [
      { text: speak.t('account.resend.title'), href: account.resend },
      { text: speak.t('account.sign_in.title'), href: signIn },
    ];
    return accountMessage({ words: 'account.registered_email.', lines: ['text', 'nothing'], links }, speak);
  }

  private form({ locale }: FastifyRequest, typed: Posted, problems: readonly Problem[]): Page {
    const speak = speakIn(this.wording, locale);
    const next = localPath(typed.next, frame.home);
    return accountForm({
      speak,
      words: 'account.register.',
      action: account.register,
      questions: [
        ['name', 'name'],
        ['contact', 'contact'],
        ['password', 'password'],
      ],
      typed,
      problems,
      hidden: { next },
      links: [
        {
          lead: speak.t('account.register.have_account'),
          text: speak.t('account.sign_in.title'),
          href: signInAndReturnTo(next),
        },
      ],
    });
  }
}
