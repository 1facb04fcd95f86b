import { Controller, Get, Query, Req } from '@nestjs/common';
import { AuditQueries } from '../../../audit/audit.queries.js';
import { CatalogAdminQueries } from '../../../catalog/catalog-admin.queries.js';
import { Requires } from '../../../identity/access.js';
import { admin } from '../../../paths/admin.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { textOf } from '../../shared/simple-form.js';
import { type Speak, speakIn } from '../../shared/speak.js';
import { doubtedModel, nationalModel } from './national.model.js';

/** What came with the last import of the national catalogue, and what is doubted about it. */
@Requires('catalog.read')
@Controller('admin/catalog/national')
export class NationalController {
  constructor(
    private readonly queries: CatalogAdminQueries,
    private readonly audit: AuditQueries,
    private readonly wording: Wording,
  ) {}

  @Get()
  async show(@Req() { locale }: FastifyRequest, @Query() asked: Posted): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const kind = textOf(asked, 'kind');
    if (kind !== '') return this.doubted(kind, textOf(asked, 'after'), speak);
    const state = await this.queries.national();
    const runs = await this.audit.search({ action: 'catalog.national_imported' }, undefined, 1);
    return page('pages/admin/catalog-national', nationalModel({ state, lastRun: runs.items[0] }, speak), {
      title: speak.t('catalog_admin.national.title'),
      layout: { back: admin.catalog },
    });
  }

  private async doubted(kind: string, after: string, speak: Speak): Promise<Page> {
    const found = await this.queries.doubted(kind, after);
    const model = doubtedModel(kind, found, speak);
    return page('pages/admin/catalog-doubt', model, { title: model.title, layout: { back: admin.national } });
  }
}
