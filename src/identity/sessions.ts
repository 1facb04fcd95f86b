import session from '@fastify/session';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { visitor } from '../platform/actor.js';
import { Config } from '../platform/config/config.js';
import { type FastifyReply, type FastifyRequest, isApi } from '../platform/http/request.js';
import { chooseLocale, LANGUAGE_COOKIE, YEAR_SECONDS } from './internal/language.js';
import { SessionStore } from './internal/session-store.js';
import { SignIn } from './sign-in.service.js';
import { Tokens } from './tokens.service.js';

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/i;

/**
 * Fills in `request.actor` and `request.locale` before any handler runs: from the session's cookie on pages, from the
 * bearer token under /api. The cookie lives as long as the browser; how long it is good for is counted on the server.
 */
export async function registerSessions(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const signIn = app.get(SignIn);
  const tokens = app.get(Tokens);
  // The API takes no cookies, so that no other site can act through it.
  fastify.addHook('onRequest', async (request) => {
    if (isApi(request)) request.cookies = {};
  });
  await app.register(session as never, {
    secret: app.get(Config).secret ?? '',
    cookieName: signIn.cookieName,
    store: app.get(SessionStore),
    saveUninitialized: false,
    rolling: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: signIn.secure, path: '/' },
  });
  await app.register(signIn.passport.initialize() as never);
  fastify.addHook('onRequest', async (request, reply) => {
    const person = isApi(request) ? await bearer(request, tokens) : request.session.actor;
    request.locale = chooseLocale(request, person);
    request.actor = person ?? visitor(request.locale);
    keepLanguage(request, reply, signIn.secure);
  });
}

async function bearer(request: FastifyRequest, tokens: Tokens): ReturnType<Tokens['actorOf']> {
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  return token === undefined ? undefined : tokens.actorOf(token);
}

/** A language chosen in the address (`?lang=en`) stays chosen. */
function keepLanguage(request: FastifyRequest, reply: FastifyReply, secure: boolean): void {
  const asked: unknown = (request.query as Record<string, unknown> | undefined)?.lang;
  if (asked !== request.locale || request.cookies[LANGUAGE_COOKIE] === asked) return;
  void reply.setCookie(LANGUAGE_COOKIE, request.locale, {
    path: '/',
    maxAge: YEAR_SECONDS,
    sameSite: 'lax',
    httpOnly: true,
    secure,
  });
}
