import { join } from 'node:path';
import cookie from '@fastify/cookie';
import staticFiles from '@fastify/static';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type FastifyInstance, LogController } from 'fastify';
import { v7 as uuid } from 'uuid';
import { visitor } from '../actor.js';
import type { Config } from '../config/config.js';
import { ROOT } from '../config/root.js';
import { LOCALES } from '../i18n/localised.js';
import { LIMITS, readBodies } from './body.js';
import { compressAnswers } from './compress.js';
import { createLog, NestLog } from './log.js';
import { pathOf } from './request.js';
import { secure } from './security.js';

/** Registers what an upper floor adds to every request (sessions, passport), before any handler. */
export type RequestSetup = (app: NestFastifyApplication) => Promise<void>;

/**
 * The web application, ready to listen: limits, security headers, same-origin check, static files, body parsers, then
 * whatever `setUp` adds. Handlers find `request.actor` and `request.locale` filled in.
 */
export async function createHttpApp(
  module: Parameters<typeof NestFactory.create>[0],
  config: Config,
  setUp: RequestSetup,
): Promise<NestFastifyApplication> {
  const log = createLog(config.logLevel);
  const adapter = new FastifyAdapter(serverOptions(config, log));
  const app = await NestFactory.create<NestFastifyApplication>(module as Type, adapter, {
    logger: new NestLog(log),
    abortOnError: false,
    bodyParser: true,
  });
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  describeRequests(fastify);
  secure(fastify, config.baseUrl.startsWith('https:'));
  compressAnswers(fastify);
  await app.register(cookie as never);
  await app.register(staticFiles as never, {
    root: join(ROOT, 'dist/assets'),
    prefix: '/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
    decorateReply: false,
  });
  await readBodies(app);
  await setUp(app);
  drainBeforeClose(fastify);
  return app;
}

/** What the server itself is told: limits, and whom to believe about where a request comes from. */
function serverOptions(
  config: Config,
  log: ReturnType<typeof createLog>,
): ConstructorParameters<typeof FastifyAdapter>[0] {
  return {
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuid(),
    bodyLimit: LIMITS.bodyBytes,
    trustProxy: config.trustedProxies,
    requestTimeout: 120_000,
    keepAliveTimeout: 5_000,
    routerOptions: { maxParamLength: 200 },
    // An address that cannot be read is one that is not there; the router itself would answer with its own JSON.
    rewriteUrl: ({ url = '/' }: { url?: string }) => (isReadable(url) ? url : url.replace(/^[^?]*/, '/-')),
  } as ConstructorParameters<typeof FastifyAdapter>[0];
}

function isReadable(url: string): boolean {
  try {
    return decodeURI(url.split('?')[0] ?? '') !== '';
  } catch {
    return false;
  }
}

function describeRequests(fastify: FastifyInstance): void {
  const nobody = visitor(LOCALES[0]);
  fastify.decorateRequest('actor');
  fastify.decorateRequest('locale');
  fastify.addHook('onRequest', async (request) => {
    request.actor = nobody;
    request.locale = LOCALES[0];
    // Static files need no session: without the cookie nothing looks one up.
    if (request.url.startsWith('/assets/')) delete request.headers.cookie;
  });
  fastify.addHook('onResponse', async (request, reply) => {
    request.log.info(
      { method: request.method, path: pathOf(request), status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'request',
    );
  });
}

/** Lets requests under way finish (5 s at most), and closes idle connections at once: a browser keeps them for long. */
function drainBeforeClose(fastify: FastifyInstance): void {
  fastify.addHook('preClose', async () => {
    const server = fastify.server;
    const begun = Date.now();
    const sweep = setInterval(() => {
      server.closeIdleConnections();
      if (Date.now() - begun > 5_000) server.closeAllConnections();
    }, 50);
    server.once('close', () => clearInterval(sweep));
  });
}
