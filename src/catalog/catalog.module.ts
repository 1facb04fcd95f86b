import { Module } from '@nestjs/common';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { IdentityModule } from '../identity/identity.module.js';
import { CatalogAdminQueries } from './catalog-admin.queries.js';
import { CatalogQueries } from './catalog.queries.js';
import { DefinitionCheck } from './definition-check.service.js';
import { Definitions } from './definitions.service.js';
import { NationalImport } from './national-import.service.js';
import { PublishedProcedures } from './published-procedures.service.js';
import { ShippedProcedures } from './shipped-procedures.service.js';

const FACE = [
  PublishedProcedures,
  CatalogQueries,
  CatalogAdminQueries,
  Definitions,
  DefinitionCheck,
  NationalImport,
  ShippedProcedures,
];

@Module({ imports: [AuditModule, AgenciesModule, IdentityModule], providers: FACE, exports: FACE })
export class CatalogModule {}
