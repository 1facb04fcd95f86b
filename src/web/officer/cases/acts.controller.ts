import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import type { Person } from '../../../platform/actor.js';
import { Page, type Redirect } from '../../../platform/http/page.js';
import type { FastifyReply, FastifyRequest } from '../../../platform/http/request.js';
import { handOutBytes } from '../../shared/hand-out.js';
import { ActDesk } from './acts/act-desk.service.js';
import { typed } from './acts/parts.js';

/** Legal acts on a case, each asked for on a page of its own. */
@Requires('case.act')
@Controller('officer/cases/:code')
export class ActsController {
  constructor(private readonly desk: ActDesk) {}

  @Get('acts/:action')
  form(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('action') action: string,
  ): Promise<Page> {
    return this.desk.form({ person, code, action, locale });
  }

  @Post('acts/:action')
  perform(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('action') action: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    return this.desk.perform({ person, code, action, locale }, body);
  }

  /** What stands in the form, as it would be printed. */
  @Post('preview')
  @HttpCode(200)
  async preview(
    @Req() { locale }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | StreamableFile> {
    const made = await this.desk.preview({ person, code, action: typed(body, 'case-action'), locale }, body);
    return made instanceof Page ? made : handOutBytes(reply, made, `${code}.pdf`);
  }
}
