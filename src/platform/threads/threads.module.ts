import { Global, Module } from '@nestjs/common';
import { Threads } from './threads.service.js';

/** Threads with limits of time and memory. */
@Global()
@Module({ providers: [Threads], exports: [Threads] })
export class ThreadsModule {}
