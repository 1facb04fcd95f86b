import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { StyleguideController } from './styleguide.controller.js';

@Module({ imports: [AgenciesModule], controllers: [StyleguideController] })
export class StyleguideModule {}
