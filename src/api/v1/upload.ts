import type { MultipartFile } from '@fastify/multipart';
import type { Slot } from '../../applications/application.types.js';
import { Invalid } from '../../platform/errors/errors.js';
import type { FastifyRequest } from '../../platform/http/request.js';

export interface Upload {
  readonly slot: Slot;
  readonly content: MultipartFile['file'];
  readonly declaredName: string;
}

const isSlot = (value: unknown): value is Slot =>
  typeof value === 'string' && /^(paper|field):[a-z0-9_]{1,60}$/.test(value);

/** One file with its slot, which must come before it: the file is read as it arrives. Errors: Invalid. */
export async function readUpload(request: FastifyRequest): Promise<Upload> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part) throw new Invalid([{ at: 'file', code: 'api.file_missing' }]);
  const given = part.fields.slot;
  const slot = given && !Array.isArray(given) && given.type === 'field' ? given.value : undefined;
  if (!isSlot(slot)) {
    part.file.resume();
    throw new Invalid([{ at: 'slot', code: 'api.slot_missing' }]);
  }
  return { slot, content: part.file, declaredName: part.filename };
}
