import { Global, Module } from '@nestjs/common';
import { RateLimits } from './rate-limits.service.js';

/** Limits on how often something may be tried. Needs the database and jobs from above. */
@Global()
@Module({ providers: [RateLimits], exports: [RateLimits] })
export class RateLimitModule {}
