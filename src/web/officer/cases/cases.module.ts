import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { ApplicationsModule } from '../../../applications/applications.module.js';
import { CaseworkModule } from '../../../casework/casework.module.js';
import { CatalogModule } from '../../../catalog/catalog.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { ActDesk } from './acts/act-desk.service.js';
import { ActGround } from './acts/act-ground.service.js';
import { ActsController } from './acts.controller.js';
import { CaseDesk } from './case-desk.service.js';
import { CaseController } from './case.controller.js';
import { CaseFilesController } from './files.controller.js';
import { SupplementDesk } from '../../citizen/cases/supplement-desk.service.js';
import { CounterSupplementController } from './supplement.controller.js';

/** Case files of officers, and the acts on them. */
@Module({
  imports: [AgenciesModule, ApplicationsModule, CaseworkModule, CatalogModule, IdentityModule],
  controllers: [CaseController, ActsController, CaseFilesController, CounterSupplementController],
  providers: [ActDesk, ActGround, CaseDesk, SupplementDesk],
})
export class CasePagesModule {}
