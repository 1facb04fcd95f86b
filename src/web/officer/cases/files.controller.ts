import { Controller, Get, Param, Res, type StreamableFile } from '@nestjs/common';
import { DocumentAccess } from '../../../casework/document-access.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import type { Person } from '../../../platform/actor.js';
import type { FastifyReply } from '../../../platform/http/request.js';
import { handOut, handOutBytes } from '../../shared/hand-out.js';

/** Papers of the applicant and documents of the office. */
@Requires('case.read')
@Controller('officer/cases/:code')
export class CaseFilesController {
  constructor(private readonly documents: DocumentAccess) {}

  @Get('files/:file')
  async file(
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('file') file: string,
  ): Promise<StreamableFile> {
    return handOut(reply, await this.documents.openFile(person, code, file));
  }

  @Get('documents/:document')
  async document(
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('document') document: string,
  ): Promise<StreamableFile> {
    return handOut(reply, await this.documents.open(person, code, document));
  }

  /** The draft on the table, as it would be printed. */
  @Get('preview')
  async preview(
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<StreamableFile> {
    return handOutBytes(reply, await this.documents.previewDecision(person, code), `${code}.pdf`);
  }
}
