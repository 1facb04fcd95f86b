import type { Readable } from 'node:stream';
import { LIMITS } from '../../platform/http/body.js';
import { Invalid } from '../../platform/errors/errors.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import type { Posted } from './fields.types.js';

/** A file as the browser sent it. */
export interface Upload {
  /** Name of the input. */
  readonly input: string;
  readonly declaredName: string;
  readonly content: Readable;
}

/** Read to its end up to here, so that a refusal can say how large a file is; more is a broken request. */
const FURTHEST = 100 * 1024 * 1024;

/**
 * Reads a form that may hold files. Each file is handed to `take` as it arrives; an input left empty is none. What `take`
 * throws is thrown when the request has been read to its end, so that the browser always hears the answer. Without files
 * the body is what the parser made of it. `longestText`: bytes of one text field; a longer one is refused (Invalid
 * `input.too_complex`), never cut.
 */
export async function readUpload(
  request: FastifyRequest,
  take: (file: Upload) => Promise<void>,
  longestText: number = LIMITS.bodyBytes,
): Promise<Posted> {
  if (!request.isMultipart()) return (request.body ?? {}) as Posted;
  const body: Record<string, string | string[]> = {};
  let failure: unknown;
  for await (const part of request.parts({ limits: { fileSize: FURTHEST, fieldSize: longestText } })) {
    if (part.type === 'field') {
      if (part.valueTruncated) failure ??= new Invalid([], 'input.too_complex');
      put(body, part.fieldname, typeof part.value === 'string' ? part.value : '');
    } else if (part.filename === '' || part.filename === undefined || failure !== undefined) {
      part.file.resume();
    } else {
      const file = { input: part.fieldname, declaredName: part.filename, content: part.file };
      await take(file).catch((error: unknown) => {
        failure = error;
        part.file.resume();
      });
    }
  }
  if (failure !== undefined) throw failure as Error;
  return body;
}

function put(body: Record<string, string | string[]>, name: string, value: string): void {
  const before = body[name];
  body[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
}
