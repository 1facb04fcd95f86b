import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { Applications } from './applications.service.js';
import { Drafts } from './drafts.service.js';
import { AnswerVersions } from './internal/answer-versions.js';
import { DraftReader } from './internal/draft-reader.js';
import { ApplicationForms } from './internal/forms.js';
import { GivenFiles } from './internal/given-files.js';
import { SubmittedApplications } from './submitted.queries.js';

const FACE = [Drafts, Applications, SubmittedApplications];

@Module({
  imports: [AgenciesModule, CatalogModule, DocumentsModule],
  providers: [...FACE, AnswerVersions, ApplicationForms, DraftReader, GivenFiles],
  exports: FACE,
})
export class ApplicationsModule {}
