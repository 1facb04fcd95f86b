import { Module } from '@nestjs/common';
import { CaseworkModule } from '../../../casework/casework.module.js';
import { TrackController } from './track.controller.js';

/** Following a case without an account. */
@Module({ imports: [CaseworkModule], controllers: [TrackController] })
export class TrackModule {}
