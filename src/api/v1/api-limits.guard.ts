import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from '../../platform/http/request.js';
import { type RateLimit, RateLimits } from '../../platform/ratelimit/rate-limits.service.js';

const ACCOUNT: RateLimit = { name: 'api.account', points: 600, seconds: 60 };
const ADDRESS: RateLimit = { name: 'api.address', points: 120, seconds: 60 };

/** So many requests a minute for an account; fewer for an address that has not said who it is. */
@Injectable()
export class ApiLimits implements CanActivate {
  constructor(private readonly limits: RateLimits) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const { actor, ip } = context.switchToHttp().getRequest<FastifyRequest>();
    await (actor.kind === 'person' ? this.limits.consume(ACCOUNT, actor.accountId) : this.limits.consume(ADDRESS, ip));
    return true;
  }
}
