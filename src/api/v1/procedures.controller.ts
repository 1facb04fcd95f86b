import { Controller, Get, Param, Query, Req, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CatalogQueries } from '../../catalog/catalog.queries.js';
import type { ServicePage, ServiceView } from '../../catalog/catalog.types.js';
import { PublishedProcedures } from '../../catalog/published-procedures.service.js';
import { jsonSchemaOf } from '../../forms/json-schema.js';
import { Public } from '../../identity/access.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import { checked } from './api-body.js';
import { ApiLimits } from './api-limits.guard.js';
import { ServiceQuery } from './dto/procedures.dto.js';

@ApiTags('procedures')
@Controller('api/v1/procedures')
@UseGuards(ApiLimits)
@Public()
export class ProceduresController {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly published: PublishedProcedures,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Find services' })
  @ApiOkResponse({ description: '{items, next, total}' })
  find(@Query(checked()) query: ServiceQuery, @Req() { locale }: FastifyRequest): Promise<ServicePage> {
    const { q = '', online, ...filter } = query;
    return this.catalog.search(q, { ...filter, ...(online && { online: true }) }, locale);
  }

  @Get(':code')
  @ApiOperation({ summary: 'Everything that is said of one service' })
  @ApiOkResponse({ description: 'Who it is for, papers, fee, time, steps, legal basis' })
  one(@Param('code') code: string, @Req() { locale }: FastifyRequest): Promise<ServiceView> {
    return this.catalog.service(code, locale);
  }

  @Get(':code/schema')
  @ApiOperation({ summary: 'JSON Schema 2020-12 of the answers, and the papers that may be asked for' })
  @ApiOkResponse({ description: 'What an application is made of' })
  async schema(@Param('code') code: string, @Req() { locale }: FastifyRequest): Promise<object> {
    const { bundle, versionId, number } = await this.published.current(code);
    return {
      versionId,
      number,
      answers: jsonSchemaOf(bundle.form, locale),
      papers: bundle.papers.map((paper) => ({
        slot: `paper:${paper.id}`,
        name: paper.name[locale],
        required: paper.required !== false,
        ...(paper.when !== undefined && { when: paper.when }),
      })),
    };
  }
}
