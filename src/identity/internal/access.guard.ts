import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { account } from '../../paths/account.js';
import { Forbidden, SignInNeeded } from '../../platform/errors/errors.js';
import { PUBLIC } from '../../platform/http/public.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import { REQUIRES } from '../access.js';
import { can, type Permission } from '../permissions.js';

/** Stands before every handler: what declares nothing is denied to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const places = [context.getHandler(), context.getClass()];
    // The nearest word counts: a handler's own before its controller's.
    for (const place of places) {
      if (this.reflector.get<boolean | undefined>(PUBLIC, place)) return true;
      const anyOf = this.reflector.get<readonly Permission[] | undefined>(REQUIRES, place);
      if (anyOf) return this.check(anyOf, context.switchToHttp().getRequest<FastifyRequest>());
    }
    throw new Forbidden('http.forbidden');
  }

  private check(anyOf: readonly Permission[], request: FastifyRequest): boolean {
    if (request.actor.kind === 'visitor') throw new SignInNeeded(account.signIn);
    if (anyOf.some((permission) => can(request.actor, permission))) return true;
    throw new Forbidden('http.forbidden');
  }
}
