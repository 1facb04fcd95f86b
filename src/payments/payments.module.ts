import { Module } from '@nestjs/common';
import { Charges } from './charges.service.js';

@Module({ providers: [Charges], exports: [Charges] })
export class PaymentsModule {}
