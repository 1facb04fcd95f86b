import { StreamableFile } from '@nestjs/common';
import type { HandedOut } from '../../casework/case.types.js';
import type { FastifyReply } from '../../platform/http/request.js';

/** Types a browser may show by itself; anything else is saved, never opened on our address. */
const SHOWN = ['application/pdf', 'image/jpeg', 'image/png'];

/** Streams a file; kept by no cache, since whoever asks next may not be allowed to. */
export function handOut(reply: FastifyReply, { stream, type, size, name }: HandedOut): StreamableFile {
  tell(reply, type, name);
  return new StreamableFile(stream, { type, length: size, disposition: disposition(type, name) });
}

/** Bytes that were made for this very request. */
export function handOutBytes(
  reply: FastifyReply,
  bytes: Uint8Array,
  name: string,
  type = 'application/pdf',
): StreamableFile {
  tell(reply, type, name);
  return new StreamableFile(bytes, { type, length: bytes.byteLength, disposition: disposition(type, name) });
}

function tell(reply: FastifyReply, type: string, name: string): void {
  void reply.headers({
    'content-type': type,
    'content-disposition': disposition(type, name),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  });
}

/** The name twice: in ASCII for old programs, and as it is (RFC 6266). */
function disposition(type: string, name: string): string {
  const ascii = name.normalize('NFD').replace(/[^\x20-\x7e]|["\\]/g, '');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16)}`,
  );
  return `${SHOWN.includes(type) ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
