import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { DocumentAccess } from '../../../casework/document-access.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import type { Person } from '../../../platform/actor.js';
import type { FastifyReply, FastifyRequest } from '../../../platform/http/request.js';
import { handOut } from '../../shared/hand-out.js';
import { ResultDelivery } from './result-delivery.service.js';

/** Documents and files of one's own case. */
@Requires('own.case')
@Controller('cases/:code')
export class CaseFilesController {
  constructor(
    private readonly access: DocumentAccess,
    private readonly delivery: ResultDelivery,
  ) {}

  @Get('documents/:document')
  async document(
    @Req() { method }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('document') id: string,
  ): Promise<StreamableFile> {
    const found = await this.access.open(person, code, id);
    if (method === 'GET') await this.delivery.record(person, code, id);
    return handOut(reply, found);
  }

  @Get('files/:file')
  async file(
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Param('file') id: string,
  ): Promise<StreamableFile> {
    return handOut(reply, await this.access.openFile(person, code, id));
  }
}
