import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { CaseworkModule } from '../../../casework/casework.module.js';
import { CatalogModule } from '../../../catalog/catalog.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { QueueChoices } from './queue-choices.service.js';
import { QueueController } from './queue.controller.js';

/** The work queue of officers. */
@Module({
  imports: [AgenciesModule, CaseworkModule, CatalogModule, IdentityModule],
  controllers: [QueueController],
  providers: [QueueChoices],
})
export class QueuePagesModule {}
