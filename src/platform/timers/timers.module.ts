import { Global, Module } from '@nestjs/common';
import { Timers } from './timers.service.js';

/** Moments at which something is due. Needs messages and jobs from above. */
@Global()
@Module({ providers: [Timers], exports: [Timers] })
export class TimersModule {}
