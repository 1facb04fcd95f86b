import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Req, UseGuards } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { Drafts } from '../../applications/drafts.service.js';
import { Intake } from '../../casework/intake.service.js';
import { CurrentPerson, Requires } from '../../identity/access.js';
import type { Person } from '../../platform/actor.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import { checked } from './api-body.js';
import { ApiLimits } from './api-limits.guard.js';
import { type ApplicationAnswer, applicationAnswer, fileAnswer, type FileAnswer } from './application-answer.js';
import { ChangedAnswers, NewApplication, Submission } from './dto/applications.dto.js';
import { readIdempotencyKey } from './idempotency-key.js';
import { readUpload } from './upload.js';

@ApiTags('applications')
@ApiBearerAuth()
@Controller('api/v1/applications')
@UseGuards(ApiLimits)
@Requires('own.application')
export class ApplicationsController {
  constructor(
    private readonly drafts: Drafts,
    private readonly intake: Intake,
  ) {}

  @Post()
  @ApiOperation({ summary: 'Begin an application' })
  @ApiCreatedResponse({ description: 'The empty draft' })
  async start(@CurrentPerson() person: Person, @Body(checked()) body: NewApplication): Promise<ApplicationAnswer> {
    const id = await this.drafts.start(person, body.procedure, 'api');
    return applicationAnswer(await this.drafts.find(person, id));
  }

  @Get(':id')
  @ApiOperation({ summary: 'An application of one’s own' })
  @ApiOkResponse({ description: 'The application as it stands' })
  async one(@CurrentPerson() person: Person, @Param('id') id: string): Promise<ApplicationAnswer> {
    return applicationAnswer(await this.drafts.find(person, id));
  }

  @Patch(':id/answers')
  @ApiOperation({ summary: 'Change answers; all or nothing' })
  @ApiOkResponse({ description: 'The application with its new revision' })
  async change(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body(checked()) body: ChangedAnswers,
  ): Promise<ApplicationAnswer> {
    return applicationAnswer(await this.drafts.saveAnswers(person, id, body.revision, body.answers));
  }

  @Post(':id/files')
  @ApiConsumes('multipart/form-data')
  @ApiOperation({ summary: 'Give a file: the part `slot` (paper:<id> or field:<id>), then the part `file`' })
  @ApiCreatedResponse({ description: 'The stored file' })
  async attach(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
  ): Promise<FileAnswer> {
    const { slot, ...upload } = await readUpload(request);
    return fileAnswer(await this.drafts.attach(person, id, slot, upload));
  }

  @Post(':id/submission')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiOperation({ summary: 'Submit; the same key submits once and answers the same code' })
  @ApiOkResponse({ description: '{code}' })
  async submit(
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body(checked()) body: Submission,
  ): Promise<{ code: string }> {
    const idempotencyKey = readIdempotencyKey(key);
    return this.intake.submit(person, id, { revision: body.revision, idempotencyKey });
  }
}
