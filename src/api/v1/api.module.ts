import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../../applications/applications.module.js';
import { CaseworkModule } from '../../casework/casework.module.js';
import { CatalogModule } from '../../catalog/catalog.module.js';
import { IdentityModule } from '../../identity/identity.module.js';
import { ApiLimits } from './api-limits.guard.js';
import { ApplicationsController } from './applications.controller.js';
import { CasesController } from './cases.controller.js';
import { ProceduresController } from './procedures.controller.js';
import { TokensController } from './tokens.controller.js';
import { TrackController } from './track.controller.js';

/** The REST API for other programs. */
@Module({
  imports: [IdentityModule, CatalogModule, ApplicationsModule, CaseworkModule],
  controllers: [TokensController, ProceduresController, ApplicationsController, CasesController, TrackController],
  providers: [ApiLimits],
})
export class ApiModule {}
