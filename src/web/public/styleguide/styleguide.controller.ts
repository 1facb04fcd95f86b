import { Controller, Get, Req } from '@nestjs/common';
import { AdministrativeUnits } from '../../../agencies/units.service.js';
import { Public } from '../../../identity/access.js';
import { Config } from '../../../platform/config/config.js';
import { NotFound } from '../../../platform/errors/errors.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { styleguideModel } from './styleguide.model.js';

/** Everything pages are made of, to be looked at. Exists in demo mode only. */
@Controller('/styleguide')
export class StyleguideController {
  constructor(
    private readonly wording: Wording,
    private readonly units: AdministrativeUnits,
    private readonly config: Config,
  ) {}

  @Get()
  @Public()
  async show(@Req() { locale }: FastifyRequest): Promise<Page> {
    if (!this.config.demo) throw new NotFound('http.not_found');
    const { wording } = this;
    const model = styleguideModel({ locale, wording, units: await this.units.book() });
    return page('pages/public/styleguide', model, { title: wording.t(locale, 'styleguide.title') });
  }
}
