import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { ApplicationsModule } from '../../../applications/applications.module.js';
import { CaseworkModule } from '../../../casework/casework.module.js';
import { CatalogModule } from '../../../catalog/catalog.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { CasesController } from './cases.controller.js';
import { CaseFilesController } from './files.controller.js';
import { ResultDelivery } from './result-delivery.service.js';
import { SupplementDesk } from './supplement-desk.service.js';
import { SupplementController } from './supplement.controller.js';
import { TalkController } from './talk.controller.js';
import { WithdrawController } from './withdraw.controller.js';

/** A citizen's cases. */
@Module({
  imports: [AgenciesModule, ApplicationsModule, CaseworkModule, CatalogModule, IdentityModule],
  controllers: [CasesController, CaseFilesController, TalkController, WithdrawController, SupplementController],
  providers: [ResultDelivery, SupplementDesk],
})
export class CasePagesModule {}
