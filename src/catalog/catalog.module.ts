import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { CatalogQueries } from './catalog.queries.js';
import { NationalImport } from './national-import.service.js';
import { PublishedProcedures } from './published-procedures.service.js';

@Module({
  imports: [AuditModule],
  providers: [PublishedProcedures, CatalogQueries, NationalImport],
  exports: [PublishedProcedures, CatalogQueries, NationalImport],
})
export class CatalogModule {}
