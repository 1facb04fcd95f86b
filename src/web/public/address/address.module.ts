import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { AddressController } from './address.controller.js';

@Module({ imports: [AgenciesModule], controllers: [AddressController] })
export class AddressModule {}
