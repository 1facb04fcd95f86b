import { createParamDecorator, type CustomDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Person } from '../platform/actor.js';
import { SignInNeeded } from '../platform/errors/errors.js';
import type { FastifyRequest } from '../platform/http/request.js';
import { account } from '../paths/account.js';
import type { Permission } from './permissions.js';

export { Public } from '../platform/http/public.js';

/** The mark that `@Requires()` leaves. */
export const REQUIRES = 'motcua:requires';

/**
 * The handler is for people who hold one of these permissions, at any agency; the module's own door then judges the
 * object. On a controller: for all its handlers that say nothing themselves. Nothing declared means denied.
 */
export const Requires = (...anyOf: readonly [Permission, ...Permission[]]): CustomDecorator =>
  SetMetadata(REQUIRES, anyOf);

/** The signed-in person who asks, behind `@Requires`. */
export const CurrentPerson = createParamDecorator((_: unknown, context: ExecutionContext): Person => {
  const { actor } = context.switchToHttp().getRequest<FastifyRequest>();
  if (actor.kind !== 'person') throw new SignInNeeded(account.signIn);
  return actor;
});
