import { Module } from '@nestjs/common';
import { AuditModule } from '../../../audit/audit.module.js';
import { CatalogModule } from '../../../catalog/catalog.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { CatalogController } from './catalog.controller.js';
import { DraftController } from './draft.controller.js';
import { DraftPages } from './draft-pages.service.js';
import { ImportController } from './import.controller.js';
import { NationalController } from './national.controller.js';
import { Importers } from './importers.service.js';

/** Pages of the catalogue's administrators: definitions and their versions, and what the national catalogue says. */
@Module({
  imports: [AuditModule, CatalogModule, IdentityModule],
  controllers: [CatalogController, ImportController, NationalController, DraftController],
  providers: [DraftPages, Importers],
})
export class CatalogAdminPagesModule {}
