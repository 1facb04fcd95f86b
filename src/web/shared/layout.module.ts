import { Global, Module } from '@nestjs/common';
import { LAYOUT } from '../../platform/http/layout.js';
import { PortalLayout } from './portal-layout.js';

/** What surrounds every page. */
@Global()
@Module({ providers: [{ provide: LAYOUT, useClass: PortalLayout }], exports: [LAYOUT] })
export class LayoutModule {}
