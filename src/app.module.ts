import { type DynamicModule, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveOpenApi } from './api/open-api.js';
import { ApiModule } from './api/v1/api.module.js';
import { ShippedProcedures } from './catalog/shipped-procedures.service.js';
import { registerSessions } from './identity/sessions.js';
import { system } from './platform/actor.js';
import type { Config } from './platform/config/config.js';
import { HttpModule } from './platform/http/http.module.js';
import { SystemPagesModule } from './web/admin/system/system.module.js';
import { CatalogAdminPagesModule } from './web/admin/catalog/catalog.module.js';
import { AgencyPagesModule } from './web/admin/agencies/agencies.module.js';
import { StaffPagesModule } from './web/admin/staff/staff.module.js';
import { InboxPagesModule } from './web/citizen/inbox/inbox.module.js';
import { CasePagesModule } from './web/citizen/cases/cases.module.js';
import { FiguresPagesModule } from './web/officer/figures/figures.module.js';
import { QueuePagesModule } from './web/officer/queue/queue.module.js';
import { AccountPagesModule } from './web/public/account/account.module.js';
import { CataloguePagesModule } from './web/public/catalogue/catalogue.module.js';
import { TrackModule } from './web/public/track/track.module.js';
import { VerifyModule } from './web/public/verify/verify.module.js';
import { ApplicationPagesModule } from './web/citizen/applications/applications.module.js';
import { CasePagesModule as OfficerCasePagesModule } from './web/officer/cases/cases.module.js';
import { CounterPagesModule } from './web/officer/counter/counter.module.js';
import { AboutModule } from './web/public/about/about.module.js';
import { AddressModule } from './web/public/address/address.module.js';
import { DevMailModule } from './web/public/dev-mail.module.js';
import { SchemasModule } from './web/public/schemas/schemas.module.js';
import { StyleguideModule } from './web/public/styleguide/styleguide.module.js';
import { LayoutModule } from './web/shared/layout.module.js';
import { WorkerModule } from './worker.module.js';

const PAGES = [
  AboutModule,
  AddressModule,
  SchemasModule,
  AgencyPagesModule,
  CatalogAdminPagesModule,
  StaffPagesModule,
  SystemPagesModule,
  AccountPagesModule,
  CataloguePagesModule,
  TrackModule,
  VerifyModule,
  InboxPagesModule,
  ApplicationPagesModule,
  CasePagesModule,
  OfficerCasePagesModule,
  QueuePagesModule,
  FiguresPagesModule,
  CounterPagesModule,
];
/** For trying out and for building pages; never in an installation that does real work. */
const DEMO_PAGES = [DevMailModule, StyleguideModule];

/** What the portal adds to every request, before it listens. */
export async function setUpPortal(app: NestFastifyApplication): Promise<void> {
  await registerSessions(app);
  serveOpenApi(app);
}

/** The whole portal. */
@Module({})
export class AppModule implements OnApplicationBootstrap {
  constructor(private readonly shipped: ShippedProcedures) {}

  static of(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        WorkerModule.of(config),
        LayoutModule,
        HttpModule,
        ApiModule,
        ...PAGES,
        ...(config.demo ? DEMO_PAGES : []),
      ],
    };
  }

  /** A new installation can be applied to at once: the definitions that come along are published where none is. */
  async onApplicationBootstrap(): Promise<void> {
    await this.shipped.publishMissing(system('first start'));
  }
}
