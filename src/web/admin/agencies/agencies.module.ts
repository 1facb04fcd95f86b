import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { CalendarController } from '../calendar/calendar.controller.js';
import { AgenciesController } from './agencies.controller.js';

/** Pages about agencies and when they work. */
@Module({ imports: [AgenciesModule, IdentityModule], controllers: [AgenciesController, CalendarController] })
export class AgencyPagesModule {}
