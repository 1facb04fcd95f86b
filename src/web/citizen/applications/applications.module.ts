import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../../applications/applications.module.js';
import { CaseworkModule } from '../../../casework/casework.module.js';
import { CatalogModule } from '../../../catalog/catalog.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { WizardModule } from '../../shared/wizard/wizard.module.js';
import { ApplicationController } from './application.controller.js';
import { ApplicationsController } from './applications.controller.js';

/** A citizen's applications. */
@Module({
  imports: [ApplicationsModule, CaseworkModule, CatalogModule, IdentityModule, WizardModule],
  controllers: [ApplicationsController, ApplicationController],
})
export class ApplicationPagesModule {}
