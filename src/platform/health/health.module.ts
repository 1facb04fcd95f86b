import { Global, Module } from '@nestjs/common';
import { HealthController } from './health.controller.js';
import { Health } from './health.service.js';
import { Processes } from './processes.js';

/** `/health/live` and `/health/ready`. Needs the database, jobs, storage and mail from above. */
@Global()
@Module({ controllers: [HealthController], providers: [Health, Processes], exports: [Health, Processes] })
export class HealthModule {}
