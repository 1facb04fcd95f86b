import { Controller, Get, Param, Query, Req, UseGuards } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { TrackingQueries } from '../../casework/tracking.queries.js';
import { Public } from '../../identity/access.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import { checked } from './api-body.js';
import { ApiLimits } from './api-limits.guard.js';
import { Tail } from './dto/cases.dto.js';

@ApiTags('track')
@Controller('api/v1/track')
@UseGuards(ApiLimits)
@Public()
export class TrackController {
  constructor(private readonly tracking: TrackingQueries) {}

  @Get(':code')
  @ApiOperation({ summary: 'Follow a case by its code and the last four digits of the telephone number' })
  @ApiOkResponse({ description: 'Where the case is; no names, no answers' })
  find(
    @Param('code') code: string,
    @Query(checked()) { phone }: Tail,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    return this.tracking.find(code, phone, request.ip);
  }
}
