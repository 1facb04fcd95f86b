import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CaseActs } from '../../casework/case-acts.service.js';
import { CaseQueries } from '../../casework/case.queries.js';
import type { ActionView, CaseForApplicant, CaseForOfficer, CaseSummary } from '../../casework/case.types.js';
import { WorklistQueries } from '../../casework/worklist.queries.js';
import { CurrentPerson, Requires } from '../../identity/access.js';
import type { Person } from '../../platform/actor.js';
import { NotFound } from '../../platform/errors/errors.js';
import { checked } from './api-body.js';
import { ApiLimits } from './api-limits.guard.js';
import { AskedAct, CaseFilter } from './dto/cases.dto.js';
import { readIdempotencyKey } from './idempotency-key.js';

interface CaseList {
  readonly items: readonly CaseSummary[];
  readonly next?: string;
}

@ApiTags('cases')
@ApiBearerAuth()
@Controller('api/v1/cases')
@UseGuards(ApiLimits)
@Requires('own.case', 'case.read')
export class CasesController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly worklist: WorklistQueries,
    private readonly acts: CaseActs,
  ) {}

  @Get()
  @ApiOperation({ summary: 'One’s own cases, or the queue of one’s agencies' })
  @ApiOkResponse({ description: '{items, next}' })
  list(@CurrentPerson() person: Person, @Query(checked()) query: CaseFilter): Promise<CaseList> {
    const { of = 'own', tab = 'todo', procedure, after } = query;
    if (of === 'own') return this.cases.ofApplicant(person, after);
    return this.worklist.page(person, { tab, ...(procedure && { procedure }), ...(after && { after }) });
  }

  @Get(':code')
  @ApiOperation({ summary: 'A case, as its applicant or as its office sees it' })
  @ApiOkResponse({ description: 'State, clock, timeline, supplements, decision' })
  one(@CurrentPerson() person: Person, @Param('code') code: string): Promise<CaseForApplicant | CaseForOfficer> {
    return this.find(person, code);
  }

  @Get(':code/actions')
  @ApiOperation({ summary: 'What this person may do now' })
  @ApiOkResponse({ description: 'For each action: key, kind, label, JSON Schema of the input' })
  async actions(
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<{ version: number; items: object[] }> {
    const { version, actions } = await this.find(person, code);
    return { version, items: actions.map(({ id, ...rest }: ActionView) => ({ key: id, ...rest })) };
  }

  @Post(':code/acts/:action')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiOperation({ summary: 'Act' })
  @ApiOkResponse({ description: '{code, version}' })
  async act(
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('action') action: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body(checked()) { version, input = {} }: AskedAct,
  ): Promise<{ code: string; version: number }> {
    const once = key === undefined ? {} : { idempotencyKey: readIdempotencyKey(key) };
    return this.acts.act(person, { code, action, version, input, ...once });
  }

  /** Somebody's own case first: an officer who applies is an applicant there. */
  private async find(person: Person, code: string): Promise<CaseForApplicant | CaseForOfficer> {
    try {
      return await this.cases.forApplicant(person, code);
    } catch (error) {
      if (!(error instanceof NotFound)) throw error;
      return this.cases.forOfficer(person, code);
    }
  }
}
