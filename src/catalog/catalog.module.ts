import { Module } from '@nestjs/common';
import { CatalogQueries } from './catalog.queries.js';
import { PublishedProcedures } from './published-procedures.service.js';

@Module({
  providers: [PublishedProcedures, CatalogQueries],
  exports: [PublishedProcedures, CatalogQueries],
})
export class CatalogModule {}
