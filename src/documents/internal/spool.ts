import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileTypeFromBuffer } from 'file-type';
import { v7 as uuid } from 'uuid';

/** The bytes of an upload, laid down on the local disk while they are judged. */
export interface Spooled {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
  /** Sniffed media type; undefined where the bytes are of no kind we know. */
  readonly type: string | undefined;
  remove(): Promise<void>;
}

/** As many bytes as the sniffer looks at. */
const SNIFFED = 4100;

/**
 * Takes an upload in: measures, hashes and sniffs it on the way. What lies beyond `maxBytes` is counted and not kept, so
 * that a refusal can say how large the file is; how long a request may be at all is limited where requests come in.
 */
export async function spool(content: Readable | Uint8Array, maxBytes: number): Promise<Spooled | { larger: number }> {
  const path = join(tmpdir(), `motcua-upload-${uuid()}`);
  const remove = () => rm(path, { force: true });
  const hash = createHash('sha256');
  const start: Buffer[] = [];
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of content instanceof Uint8Array ? [content] : content) {
      const bytes = Buffer.from(part as Uint8Array);
      if (size < SNIFFED) start.push(bytes.subarray(0, SNIFFED - size));
      size += bytes.length;
      if (size > maxBytes) continue;
      hash.update(bytes);
      await file.write(bytes);
    }
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await file.close();
  }
  if (size > maxBytes) {
    await remove();
    return { larger: size };
  }
  const type = await fileTypeFromBuffer(Buffer.concat(start));
  return { path, size, sha256: hash.digest('hex'), type: type?.mime, remove };
}
