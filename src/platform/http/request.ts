import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../actor.js';
import type { Locale } from '../i18n/localised.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; a visitor until a session says otherwise. Set before any handler runs. */
    actor: Actor;
    locale: Locale;
  }
}

export type { FastifyReply, FastifyRequest };

/** Path without the query, for logs and for deciding what kind of answer is wanted. */
export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '/';

/** The REST API answers problem+json and never reads cookies; everything else answers pages. */
export const isApi = (request: FastifyRequest): boolean => pathOf(request).startsWith('/api/');
