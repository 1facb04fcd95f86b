import { Module } from '@nestjs/common';
import { AgenciesModule } from '../../../agencies/agencies.module.js';
import { FiguresQueries } from '../../../casework/figures.queries.js';
import { FiguresController } from './figures.controller.js';

/** Numbers of one's own agencies, for leaders. */
@Module({ imports: [AgenciesModule], controllers: [FiguresController], providers: [FiguresQueries] })
export class FiguresPagesModule {}
