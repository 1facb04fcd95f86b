import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { ApplicationsModule } from '../../../applications/applications.module.js';
import { CheckPages } from './check-pages.service.js';
import { PaperPages } from './paper-pages.service.js';
import { SectionPages } from './section-pages.service.js';
import { WizardSettings } from './setting.service.js';

/** Applying one page a step, for whoever applies. */
@Module({
  imports: [AgenciesModule, ApplicationsModule],
  providers: [WizardSettings, SectionPages, PaperPages, CheckPages],
  exports: [SectionPages, PaperPages, CheckPages],
})
export class WizardModule {}
