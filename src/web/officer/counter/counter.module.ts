import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../../applications/applications.module.js';
import { CaseworkModule } from '../../../casework/casework.module.js';
import { CatalogModule } from '../../../catalog/catalog.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { WizardModule } from '../../shared/wizard/wizard.module.js';
import { CounterDraftController } from './counter-draft.controller.js';
import { CounterController } from './counter.controller.js';

/** Filing at the counter. */
@Module({
  imports: [ApplicationsModule, CaseworkModule, CatalogModule, IdentityModule, WizardModule],
  controllers: [CounterController, CounterDraftController],
})
export class CounterPagesModule {}
