import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { AuditModule } from '../../../audit/audit.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { DeliveryLedger } from '../../../notifications/delivery-ledger.service.js';
import { AuditController } from './audit.controller.js';
import { JobActs } from './job-acts.service.js';
import { JobsController } from './jobs.controller.js';
import { SystemController } from './system.controller.js';

/** Pages of the system administrator: health, queues, the ledger. */
@Module({
  imports: [AuditModule, AgenciesModule, IdentityModule],
  controllers: [SystemController, JobsController, AuditController],
  providers: [JobActs, DeliveryLedger],
})
export class SystemPagesModule {}
