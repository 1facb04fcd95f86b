import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { CatalogModule } from '../catalog/catalog.module.js';
import { DocumentsModule } from '../documents/documents.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { CaseActs } from './case-acts.service.js';
import { CaseConversation } from './case-conversation.service.js';
import { CaseQueries } from './case.queries.js';
import { DocumentAccess } from './document-access.service.js';
import { Intake } from './intake.service.js';
import { ActEngine } from './internal/act.js';
import { CaseRecords } from './internal/case-records.service.js';
import { CaseTimers } from './internal/case-timers.js';
import { DecisionPreviews } from './internal/decision-preview.service.js';
import { Effects, People, Signatures } from './internal/effects.service.js';
import { CaseGrounds } from './internal/grounds.service.js';
import { DueReminders } from './internal/on-due.js';
import { CaseSteps } from './internal/on-step.js';
import { ReceiptOrders } from './internal/on-submitted.js';
import { CaseRecord } from './internal/record.js';
import { SlipWriter } from './internal/slip-writer.js';
import { Submission } from './internal/submission.service.js';
import { Summaries } from './internal/summaries.service.js';
import { CaseNoticeFacts } from './notice-facts.js';
import { TrackingQueries } from './tracking.queries.js';
import { WorklistQueries } from './worklist.queries.js';

const FACE = [
  CaseActs,
  CaseConversation,
  CaseNoticeFacts,
  CaseQueries,
  DocumentAccess,
  Intake,
  TrackingQueries,
  WorklistQueries,
];
const ACTS = [ActEngine, CaseGrounds, CaseRecord, CaseTimers, Effects, People, Signatures, SlipWriter, Submission];
const READS = [CaseRecords, DecisionPreviews, Summaries];
/** What happens without a person: at its time, or because something else happened. */
const LISTENERS = [CaseSteps, DueReminders, ReceiptOrders];

@Module({
  imports: [
    AgenciesModule,
    ApplicationsModule,
    AuditModule,
    CatalogModule,
    DocumentsModule,
    IdentityModule,
    PaymentsModule,
  ],
  providers: [...FACE, ...ACTS, ...LISTENERS, ...READS],
  exports: FACE,
})
export class CaseworkModule {}
