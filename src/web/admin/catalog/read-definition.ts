import type { Readable } from 'node:stream';
import type { Problem } from '../../../platform/errors/errors.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { readUpload } from '../../shared/read-upload.js';
import { textOf } from '../../shared/simple-form.js';

/** A definition as it was sent. The text of a file goes on as if it had been typed, so that it can be mended on the page. */
export interface SentDefinition {
  readonly text: string;
  /** Name of the file; empty where the text was typed. */
  readonly fileName: string;
  readonly problems: readonly Problem[];
}

/** Four bytes for each sign of the longest definition that is read. */
const LONGEST = 4_000_000;

/** Reads the form of the import page. A file wins over typed text. */
export async function readDefinitionUpload(request: FastifyRequest): Promise<SentDefinition> {
  const problems: Problem[] = [];
  let file: { readonly name: string; readonly text: string } | undefined;
  const body = await readUpload(
    request,
    async ({ declaredName, content }) => {
      const bytes = await readBytes(content);
      const read = bytes === undefined ? { code: 'definition.file_too_long' } : decode(bytes);
      if (typeof read === 'string') file = { name: declaredName, text: read };
      else problems.push({ at: 'file', ...read });
    },
    LONGEST,
  );
  const text = file?.text ?? textOf(body, 'text');
  if (problems.length === 0 && text.trim() === '') problems.push({ at: 'file', code: 'catalog_admin.nothing_sent' });
  return { text, fileName: file?.name ?? '', problems };
}

async function readBytes(content: Readable): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += (chunk as Buffer).length;
    if (size <= LONGEST) chunks.push(chunk as Buffer);
  }
  return size > LONGEST ? undefined : Buffer.concat(chunks);
}

/** A file of a word processor or in an old encoding is no definition, and guessing would spoil the words. */
function decode(bytes: Buffer): string | Omit<Problem, 'at'> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? { code: 'catalog_admin.not_text' } : text;
  } catch {
    return { code: 'catalog_admin.not_text' };
  }
}
