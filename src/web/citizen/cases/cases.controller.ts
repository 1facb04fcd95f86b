import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { AdministrativeUnits } from '../../../agencies/units.service.js';
import { CaseQueries } from '../../../casework/case.queries.js';
import { DocumentAccess } from '../../../casework/document-access.service.js';
import { PublishedProcedures } from '../../../catalog/published-procedures.service.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { citizen } from '../../../paths/citizen.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../../shared/speak.js';
import { submittedPapers, submittedSections } from '../../shared/submitted.js';
import { caseModel } from './case.model.js';
import { doneText } from './done.js';
import { receiptModel } from './receipt.model.js';

/** One's own cases: the case, its receipt, and what was handed in. */
@Requires('own.case')
@Controller('cases/:code')
export class CasesController {
  constructor(
    private readonly cases: CaseQueries,
    private readonly documents: DocumentAccess,
    private readonly procedures: PublishedProcedures,
    private readonly units: AdministrativeUnits,
    private readonly wording: Wording,
  ) {}

  @Get()
  async show(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
    @Query('done') done: unknown,
  ): Promise<Page> {
    const [view, documents] = await Promise.all([
      this.cases.forApplicant(person, code),
      this.documents.list(person, code),
    ]);
    const speak = speakIn(this.wording, locale);
    const title = speak.t('case_pages.title', { code });
    const layout = { back: citizen.applications, done: doneText(done, speak) };
    return page('pages/citizen/case', caseModel(view, documents, speak), { title, layout });
  }

  @Get('receipt')
  async receipt(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<Page> {
    const [receipt, documents] = await Promise.all([
      this.cases.receiptOf(person, code),
      this.documents.list(person, code),
    ]);
    const speak = speakIn(this.wording, locale);
    return page('pages/citizen/receipt', receiptModel(receipt, documents, speak), {
      title: speak.t('case_pages.receipt.title'),
    });
  }

  @Get('application')
  async submitted(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('code') code: string,
  ): Promise<Page> {
    const view = await this.cases.forApplicant(person, code);
    const [submitted, version, units] = await Promise.all([
      this.cases.applicationOf(person, code),
      this.procedures.version(view.versionId),
      this.units.book(),
    ]);
    const speak = speakIn(this.wording, locale);
    const open = (file: string): string => citizen.caseFile(code, file);
    const facts = { submitted, bundle: version.bundle, wording: this.wording, units, open };
    const title = speak.t('case_pages.submitted.title');
    const model = { title, code, sections: submittedSections(facts, speak), papers: submittedPapers(facts, speak) };
    return page('pages/citizen/submitted', model, { title, layout: { back: citizen.case(code) } });
  }
}
