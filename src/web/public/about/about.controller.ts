import { Controller, Get, Req } from '@nestjs/common';
import { Public } from '../../../identity/access.js';
import { frame } from '../../../paths/frame.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';

/** What the portal promises about access for everybody and about personal data. */
@Controller()
export class AboutController {
  constructor(private readonly wording: Wording) {}

  @Get(frame.accessibility)
  @Public()
  accessibility(@Req() { locale }: FastifyRequest): Page {
    return page('pages/public/accessibility', {}, { title: this.wording.t(locale, 'about.accessibility.title') });
  }

  @Get(frame.privacy)
  @Public()
  privacy(@Req() { locale }: FastifyRequest): Page {
    return page('pages/public/privacy', {}, { title: this.wording.t(locale, 'about.privacy.title') });
  }
}
