import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { CatalogQueries } from '../../../catalog/catalog.queries.js';
import { Public } from '../../../identity/access.js';
import { publicPaths } from '../../../paths/public.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../../shared/speak.js';
import { ServicesQuery } from './services-query.js';
import { serviceModel } from './service.model.js';
import { servicesModel } from './services.model.js';

/** The catalogue: a list to search in, and a page for each service. */
@Public()
@Controller('services')
export class ServicesController {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly wording: Wording,
  ) {}

  @Get()
  async list(@Req() { locale }: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<Page | Redirect> {
    const query = new ServicesQuery(asked);
    if (query.caseCode !== undefined) return redirect(publicPaths.trackCase(query.caseCode));
    const speak = speakIn(this.wording, locale);
    const [found, facets] = await Promise.all([
      this.catalog.search(query.q, query.filter(), locale),
      this.catalog.facets(locale),
    ]);
    const title = query.q === '' ? speak.t('services.title') : speak.t('services.title_search', { query: query.q });
    return page('pages/public/services', servicesModel({ query, found, facets }, speak), { title });
  }

  @Get(':code')
  async show(@Req() { locale, actor }: FastifyRequest, @Param('code') code: string): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const service = await this.catalog.service(code, locale);
    const model = serviceModel({ service, signedIn: actor.kind === 'person' }, speak);
    const breadcrumbs = [
      { text: speak.t('services.home'), href: publicPaths.home },
      { text: speak.t('layout.nav.services'), href: publicPaths.services },
    ];
    return page('pages/public/service', model, { title: service.name, layout: { breadcrumbs } });
  }
}
