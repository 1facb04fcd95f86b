import { constants, createReadStream } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { v7 as uuid } from 'uuid';
import { NotFound } from '../errors/errors.js';
import { checkKey, Storage } from './storage.js';

/** Bytes below one folder. They are written beside their place, forced to disk and moved there whole. */
export class DiskStorage extends Storage {
  private readonly spool: string;

  constructor(private readonly folder: string) {
    super();
    this.spool = join(folder, '.spool');
  }

  override async put(key: string, content: Readable | Uint8Array): Promise<void> {
    const place = this.pathOf(key);
    await mkdir(this.spool, { recursive: true });
    await mkdir(dirname(place), { recursive: true });
    const draft = join(this.spool, uuid());
    try {
      await write(draft, content);
      await rename(draft, place);
      await force(dirname(place));
    } catch (error) {
      await rm(draft, { force: true });
      throw error;
    }
  }

  override async get(key: string): Promise<Readable> {
    const place = this.pathOf(key);
    if (!(await this.exists(key))) throw new NotFound('storage.no_such_key');
    return createReadStream(place);
  }

  override async exists(key: string): Promise<boolean> {
    return stat(this.pathOf(key)).then(
      (found) => found.isFile(),
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return false;
        throw error;
      },
    );
  }

  override async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  override async check(): Promise<void> {
    await mkdir(this.spool, { recursive: true });
    await access(this.spool, constants.W_OK);
  }

  /** The last two signs of a key become a folder, so that no folder grows without end. */
  private pathOf(key: string): string {
    checkKey(key);
    const slash = key.lastIndexOf('/');
    return join(this.folder, key.slice(0, slash), key.slice(-2).replace('.', '_'), key.slice(slash + 1));
  }
}

async function write(path: string, content: Readable | Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    if (content instanceof Uint8Array) await file.writeFile(content);
    else for await (const part of content) await file.writeFile(part as Uint8Array);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the new name in a folder survive a power cut. */
async function force(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
