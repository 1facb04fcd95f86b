import multipart from '@fastify/multipart';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import qs from 'qs';
import { Invalid } from '../errors/errors.js';

/** What one request may bring. Larger things are refused before they are read. */
export const LIMITS = {
  bodyBytes: 256 * 1024,
  fields: 400,
  nesting: 3,
  files: 10,
  fileBytes: 20 * 1024 * 1024,
} as const;

export async function readBodies(app: NestFastifyApplication): Promise<void> {
  giveEmptyBodies(app.getHttpAdapter().getInstance() as unknown as FastifyInstance);
  app.useBodyParser('application/x-www-form-urlencoded', { bodyLimit: LIMITS.bodyBytes }, (_request, body, done) => {
    try {
      done(null, parseForm(body.toString('utf8')));
    } catch {
      done(new Invalid([], 'input.too_complex'));
    }
  });
  await app.register(multipart as never, {
    limits: {
      fileSize: LIMITS.fileBytes,
      files: LIMITS.files,
      fields: LIMITS.fields,
      fieldSize: LIMITS.bodyBytes,
      parts: LIMITS.files + LIMITS.fields,
      headerPairs: 20,
    },
  });
}

/** A form without fields is sent without a body; to a handler it is a form in which nothing was filled in. */
function giveEmptyBodies(fastify: FastifyInstance): void {
  fastify.addHook('preHandler', async (request) => {
    if (request.method === 'POST' && !request.isMultipart()) request.body ??= {};
  });
}

function parseForm(body: string): unknown {
  return qs.parse(body, {
    depth: LIMITS.nesting,
    strictDepth: true,
    parameterLimit: LIMITS.fields,
    throwOnLimitExceeded: true,
    arrayLimit: 100,
    plainObjects: true,
  });
}
