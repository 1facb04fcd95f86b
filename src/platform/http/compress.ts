import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
/** Below this a page fits into one packet anyway. */
const LEAST = 1_400;
const QUICK = { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT };

/** Sends pages and JSON compressed to whoever takes it. Files of the portal's own are compressed once, when it is built. */
export function compressAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload: unknown) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (typeof payload !== 'string' || payload.length < LEAST || !/^(text\/|application\/[a-z+.]*json)/.test(type)) {
      return payload;
    }
    const vary = reply.getHeader('vary');
    void reply.header('vary', vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`);
    const taken = String(request.headers['accept-encoding'] ?? '');
    const coding = /\bbr\b/.test(taken) ? 'br' : /\bgzip\b/.test(taken) ? 'gzip' : undefined;
    if (coding === undefined) return payload;
    void reply.header('content-encoding', coding).removeHeader('content-length');
    return coding === 'br' ? brotli(payload, { params: QUICK }) : zip(payload, { level: 5 });
  });
}
