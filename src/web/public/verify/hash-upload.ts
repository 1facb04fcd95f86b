import { createHash } from 'node:crypto';
import { Invalid } from '../../../platform/errors/errors.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { cleanText } from '../../../platform/text.js';

const LONGEST_NAME = 200;

/** The sha256 of the one file that was sent. Invalid `verify.file_missing`, `verify.file_too_large` at `file`. */
export async function hashOfUpload(request: FastifyRequest): Promise<{ sha256: string; name: string }> {
  const missing = new Invalid([{ at: 'file', code: 'verify.file_missing' }]);
  if (!request.isMultipart()) throw missing;
  const part = await request.file({ throwFileSizeLimit: false });
  if (!part) throw missing;
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of part.file) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  if (part.file.truncated) throw new Invalid([{ at: 'file', code: 'verify.file_too_large' }]);
  if (size === 0) throw missing;
  return { sha256: hash.digest('hex'), name: cleanText(part.filename).slice(0, LONGEST_NAME) };
}
