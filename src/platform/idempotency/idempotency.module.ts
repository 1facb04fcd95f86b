import { Global, Module } from '@nestjs/common';
import { Idempotency } from './idempotency.service.js';

/** Commands that may be repeated. Needs jobs and the database from above. */
@Global()
@Module({ providers: [Idempotency], exports: [Idempotency] })
export class IdempotencyModule {}
