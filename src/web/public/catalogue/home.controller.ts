import { Controller, Get, Req } from '@nestjs/common';
import { CatalogQueries } from '../../../catalog/catalog.queries.js';
import { Public } from '../../../identity/access.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../../shared/speak.js';
import { homeModel, MOST_SERVICES } from './home.model.js';

/** The first page: search before anything else. */
@Public()
@Controller()
export class HomeController {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly wording: Wording,
  ) {}

  @Get()
  async home(@Req() { locale }: FastifyRequest): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const [services, facets] = await Promise.all([
      this.catalog.search('', { online: true, limit: MOST_SERVICES }, locale),
      this.catalog.facets(locale),
    ]);
    const model = homeModel({ services: services.items, facets }, speak);
    return page('pages/public/home', model, { title: speak.t('layout.product_full') });
  }
}
