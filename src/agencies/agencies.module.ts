import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { Agencies } from './agencies.service.js';
import { AgencyAdmin } from './agency-admin.service.js';
import { AgencyCalendars } from './agency-calendars.service.js';
import { CalendarAdmin } from './calendar-admin.service.js';
import { FirstData } from './internal/first-data.js';
import { DataVersions } from './internal/version.js';
import { Numbers } from './numbers.service.js';
import { UnitImport } from './unit-import.service.js';
import { AdministrativeUnits } from './units.service.js';

const FACE = [Agencies, AgencyAdmin, AgencyCalendars, CalendarAdmin, Numbers, AdministrativeUnits, UnitImport];

@Module({ imports: [AuditModule], providers: [...FACE, DataVersions, FirstData], exports: FACE })
export class AgenciesModule {}
