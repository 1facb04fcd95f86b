import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { IdentityModule } from '../../../identity/identity.module.js';
import { StaffController } from './staff.controller.js';

/** Pages about who works here. */
@Module({ imports: [AgenciesModule, IdentityModule], controllers: [StaffController] })
export class StaffPagesModule {}
