import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { AccountQueries } from '../../../identity/account.queries.js';
import { Public } from '../../../identity/access.js';
import { SignIn } from '../../../identity/sign-in.service.js';
import { frame } from '../../../paths/frame.js';
import { Config } from '../../../platform/config/config.js';
import { Invalid, type Problem, Refused } from '../../../platform/errors/errors.js';
import { localPath, type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyReply, FastifyRequest } from '../../../platform/http/request.js';
import { visitor } from '../../../platform/actor.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { speakIn } from '../../shared/speak.js';
import { DEMO_LOGINS } from './demo-sign-in.js';
import { doneText } from './done.js';
import { homeOf } from './home-of.js';
import { signInModel } from './sign-in.model.js';

/** Signing in and out. */
@Public()
@Controller()
export class SignInController {
  constructor(
    private readonly signIn: SignIn,
    private readonly accounts: AccountQueries,
    private readonly config: Config,
    private readonly wording: Wording,
  ) {}

  @Get('sign-in')
  async ask(@Req() request: FastifyRequest, @Query() asked: Posted): Promise<Page | Redirect> {
    if (request.actor.kind === 'person') return redirect(localPath(asked.next, homeOf(request.actor)));
    return this.form(request, { next: asked.next }, [], doneText(asked.done, speakIn(this.wording, request.locale)));
  }

  @Post('sign-in')
  async start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      const id = await this.signIn.start(request, reply);
      const person = await this.accounts.person(id);
      return redirect(localPath(body.next, homeOf(person ?? visitor(request.locale))));
    } catch (error) {
      return this.form(request, body, problemsOfSignIn(error));
    }
  }

  @Post('sign-out')
  async end(@Req() request: FastifyRequest): Promise<Redirect> {
    await this.signIn.end(request);
    return redirect(frame.home);
  }

  private async form(
    { locale }: FastifyRequest,
    typed: Posted,
    problems: readonly Problem[],
    done = '',
  ): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const hasErrors = problems.length > 0;
    const form = { speak, words: 'account.sign_in.', typed, problems };
    const model = signInModel(form, this.config.demo ? await this.demoAccounts() : []);
    return page('pages/public/sign-in', model, {
      title: speak.t('account.sign_in.title'),
      ...(hasErrors && { status: 422, hasErrors }),
      layout: { done },
    });
  }

  /** Only what is there: a demo may have been emptied. */
  private async demoAccounts(): Promise<(typeof DEMO_LOGINS)[number][]> {
    const known = await Promise.all(DEMO_LOGINS.map(({ login }) => this.accounts.byLogin(login)));
    return DEMO_LOGINS.filter((_, at) => known[at] !== undefined);
  }
}

function problemsOfSignIn(error: unknown): readonly Problem[] {
  if (error instanceof Invalid) return error.problems;
  if (error instanceof Refused) return [{ at: '', code: error.code }];
  throw error;
}
