import { Controller, Get, Post, Req } from '@nestjs/common';
import { Definitions } from '../../../catalog/definitions.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { admin } from '../../../paths/admin.js';
import type { Person } from '../../../platform/actor.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { problemsOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { withDone } from '../done.js';
import { importModel } from './import.model.js';
import { readDefinitionUpload, type SentDefinition } from './read-definition.js';

/** A definition comes in, as a file or as text. */
@Requires('catalog.manage')
@Controller('admin/catalog/import')
export class ImportController {
  constructor(
    private readonly definitions: Definitions,
    private readonly wording: Wording,
  ) {}

  @Get()
  ask(@Req() request: FastifyRequest): Page {
    return this.page(request, { text: '', fileName: '', problems: [] }, []);
  }

  @Post()
  async take(@Req() request: FastifyRequest, @CurrentPerson() person: Person): Promise<Page | Redirect> {
    const sent = await readDefinitionUpload(request);
    if (sent.problems.length > 0) return this.page(request, sent, sent.problems);
    try {
      const { code } = await this.definitions.importDraft(person, sent.text);
      return redirect(withDone(admin.draft(code), 'imported'));
    } catch (error) {
      return this.page(request, sent, problemsOf(error));
    }
  }

  private page({ locale }: FastifyRequest, sent: SentDefinition, problems: readonly Problem[]): Page {
    const speak = speakIn(this.wording, locale);
    return page('pages/admin/catalog-import', importModel(sent, problems, speak), {
      title: speak.t('catalog_admin.import.title'),
      ...(problems.length > 0 && { status: 422, hasErrors: true }),
      layout: { back: admin.catalog },
    });
  }
}
