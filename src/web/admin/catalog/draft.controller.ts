import { Body, Controller, Get, Param, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { Definitions } from '../../../catalog/definitions.service.js';
import type { LookedAt } from '../../../catalog/definitions.types.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { admin } from '../../../paths/admin.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyReply, FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { doneText, withDone } from '../done.js';
import { DraftPages } from './draft-pages.service.js';
import { yamlFile } from './yaml-file.js';

/** The draft of a procedure: judged, compared, published or thrown away. */
@Requires('catalog.manage')
@Controller('admin/catalog/:code/draft')
export class DraftController {
  constructor(
    private readonly definitions: Definitions,
    private readonly pages: DraftPages,
    private readonly wording: Wording,
  ) {}

  @Requires('catalog.read')
  @Get()
  show(@Req() { locale }: FastifyRequest, @Param('code') code: string, @Query() asked: Posted): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    return this.pages.draft(code, speak, { done: doneText('catalog_admin.done.', asked.done, speak) });
  }

  @Requires('catalog.read')
  @Get('definition.yaml')
  async file(@Res({ passthrough: true }) reply: FastifyReply, @Param('code') code: string): Promise<StreamableFile> {
    return yamlFile(reply, await this.definitions.textOf(code, 'draft'), code);
  }

  @Post('publish')
  async publish(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      await this.definitions.publish(person, code, lookedAt(body));
      return redirect(withDone(admin.procedure(code), 'published'));
    } catch (error) {
      return this.pages.refusal(code, error, speakIn(this.wording, locale));
    }
  }

  @Post('discard')
  async discard(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      await this.definitions.discardDraft(person, code, lookedAt(body));
      return redirect(withDone(await this.placeOf(code), 'discarded'));
    } catch (error) {
      return this.pages.refusal(code, error, speakIn(this.wording, locale));
    }
  }

  /** Where the procedure is still to be seen: one that was never published is gone with its draft. */
  private async placeOf(code: string): Promise<string> {
    const left = (await this.definitions.list()).some((one) => one.code === code);
    return left ? admin.procedure(code) : admin.catalog;
  }
}

/** The draft that the page showed. */
const lookedAt = (body: Posted): LookedAt => ({
  revision: Number(textOf(body, 'revision')) || 0,
  sha256: textOf(body, 'content'),
});
