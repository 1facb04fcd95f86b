import { Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { Verifications } from '../../../documents/verifications.service.js';
import { readVerifyCode } from '../../../documents/verify-code.js';
import { Public } from '../../../identity/access.js';
import { publicPaths } from '../../../paths/public.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { hashOfUpload } from './hash-upload.js';
import { verifiedModel, verifyFormModel } from './verify.model.js';

/** Is this document genuine? For anybody who holds it, without an account. */
@Public()
@Controller('verify')
export class VerifyController {
  constructor(
    private readonly verifications: Verifications,
    private readonly wording: Wording,
  ) {}

  @Get()
  ask(@Req() request: FastifyRequest, @Query() asked: Posted): Page | Redirect {
    const typed = textOf(asked, 'code');
    const code = readVerifyCode(typed);
    if (code !== null) return redirect(publicPaths.verifyCode(code));
    const problems = asked.code === undefined ? [] : [{ at: 'code', code: 'verify.code_wrong' }];
    return this.form(request, { code: typed }, problems);
  }

  @Get(':code')
  async show(@Req() { locale }: FastifyRequest, @Param('code') typed: string): Promise<Page> {
    return this.answer(locale, typed, {});
  }

  /** Compares a file with the document behind the code. The file is read and forgotten. */
  @Post(':code')
  @HttpCode(200)
  async compare(@Req() request: FastifyRequest, @Param('code') typed: string): Promise<Page> {
    try {
      const { sha256, name } = await hashOfUpload(request);
      const comparison = await this.verifications.compareHash(typed, sha256);
      return await this.answer(request.locale, typed, { comparison, fileName: name });
    } catch (error) {
      return this.answer(request.locale, typed, { problems: problemsOf(error) });
    }
  }

  private async answer(
    locale: FastifyRequest['locale'],
    typed: string,
    compared: Omit<Parameters<typeof verifiedModel>[0], 'typed' | 'found'>,
  ): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const found = await this.verifications.verify(typed);
    const hasErrors = (compared.problems ?? []).length > 0;
    return page('pages/public/verified', verifiedModel({ typed, found, ...compared }, speak), {
      title: speak.t('verify.title'),
      status: hasErrors ? 422 : found ? 200 : 404,
      hasErrors,
      layout: { back: publicPaths.verify },
    });
  }

  private form({ locale }: FastifyRequest, typed: Posted, problems: readonly Problem[]): Page {
    const speak = speakIn(this.wording, locale);
    const model = verifyFormModel({ speak, words: 'verify.', typed, problems });
    const hasErrors = problems.length > 0;
    return page('pages/public/verify', model, {
      title: speak.t('verify.title'),
      ...(hasErrors && { status: 422, hasErrors }),
    });
  }
}
