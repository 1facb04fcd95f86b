import { type DynamicModule, Module } from '@nestjs/common';
import { AgenciesModule } from './agencies/agencies.module.js';
import { ApplicationsModule } from './applications/applications.module.js';
import { AuditModule } from './audit/audit.module.js';
import { CaseworkModule } from './casework/casework.module.js';
import { CaseNoticeFacts } from './casework/notice-facts.js';
import { CatalogModule } from './catalog/catalog.module.js';
import { DocumentsModule } from './documents/documents.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { DemoClock } from './platform/clock/demo-clock.js';
import type { Config } from './platform/config/config.js';
import { ConfigModule } from './platform/config/config.module.js';
import { DatabaseModule } from './platform/database/database.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { ViewsModule } from './platform/views/views.module.js';

const FIELD = [
  AuditModule,
  AgenciesModule,
  IdentityModule,
  DocumentsModule,
  PaymentsModule,
  CatalogModule,
  ApplicationsModule,
  CaseworkModule,
  NotificationsModule.of({ module: CaseworkModule, reader: CaseNoticeFacts }),
];

/** Everything but pages and the API: what jobs, commands on the terminal and the web application stand on. */
@Module({})
export class WorkerModule {
  static of(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [ConfigModule.of(config), DatabaseModule, ViewsModule, PlatformModule, ...FIELD],
      providers: [DemoClock],
      exports: FIELD,
    };
  }
}
