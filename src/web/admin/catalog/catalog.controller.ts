import { Controller, Get, Param, ParseIntPipe, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { CatalogAdminQueries } from '../../../catalog/catalog-admin.queries.js';
import { Definitions } from '../../../catalog/definitions.service.js';
import { compare } from '../../../definition/compare.js';
import { writeDefinition } from '../../../definition/text.js';
import { Requires } from '../../../identity/access.js';
import { admin } from '../../../paths/admin.js';
import { NotFound } from '../../../platform/errors/errors.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyReply, FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { catalogModel } from './catalog.model.js';
import { doneText } from '../done.js';
import { DraftPages } from './draft-pages.service.js';
import { versionModel } from './version.model.js';
import { yamlFile } from './yaml-file.js';

/** A number of a version in an address; anything else is no page. */
const NUMBER = new ParseIntPipe({ exceptionFactory: () => new NotFound('catalog.version_unknown', { version: '' }) });

/** The procedures that we have definitions of, and their versions. */
@Requires('catalog.read')
@Controller('admin/catalog')
export class CatalogController {
  constructor(
    private readonly definitions: Definitions,
    private readonly queries: CatalogAdminQueries,
    private readonly pages: DraftPages,
    private readonly wording: Wording,
  ) {}

  @Get()
  async list(@Req() { locale }: FastifyRequest, @Query() asked: Posted): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const [procedures, national] = await Promise.all([this.definitions.list(), this.queries.national()]);
    const model = catalogModel({ procedures, national, text: textOf(asked, 'text') }, speak);
    return page('pages/admin/catalog', model, {
      title: speak.t('catalog_admin.title'),
      layout: { done: doneText('catalog_admin.done.', asked.done, speak) },
    });
  }

  @Get(':code')
  show(@Req() { locale }: FastifyRequest, @Param('code') code: string, @Query() asked: Posted): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    return this.pages.procedure(code, speak, { done: doneText('catalog_admin.done.', asked.done, speak) });
  }

  @Get(':code/definition.yaml')
  async file(@Res({ passthrough: true }) reply: FastifyReply, @Param('code') code: string): Promise<StreamableFile> {
    return yamlFile(reply, await this.definitions.textOf(code), code);
  }

  @Get(':code/versions/:number')
  async version(
    @Req() { locale }: FastifyRequest,
    @Param('code') code: string,
    @Param('number', NUMBER) number: number,
  ): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const version = await this.queries.version(code, number);
    const before = number > 1 ? await this.queries.version(code, number - 1) : undefined;
    const changes = before ? compare(before.bundle, version.bundle) : [];
    const model = versionModel({ version, before, changes }, speak);
    return page('pages/admin/catalog-version', model, {
      title: speak.t('catalog_admin.version_title', { number, name: version.bundle.name[locale] }),
      layout: { back: admin.procedure(code) },
    });
  }

  @Get(':code/versions/:number/definition.yaml')
  async versionFile(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('code') code: string,
    @Param('number', NUMBER) number: number,
  ): Promise<StreamableFile> {
    const { bundle } = await this.queries.version(code, number);
    return yamlFile(reply, writeDefinition(bundle), `${code}-${number}`);
  }
}
