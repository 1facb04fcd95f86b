import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import { NotFound, Refused } from '../platform/errors/errors.js';
import { Storage } from '../platform/storage/storage.js';
import type { FileOwner, FileUpload, StoredFile } from './files.types.js';
import { acceptedKind, kindNames, sizeText, tidyName, typeName } from './internal/file-kinds.js';
import { FILE_COLUMNS, type FileRow, toFile } from './internal/rows.js';
import { Scanner } from './internal/scanner.js';
import { type Spooled, spool } from './internal/spool.js';

/**
 * Bytes that people hand in. Whoever owns the application or the case decides who may read a file; nothing here does.
 */
@Injectable()
export class Files {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly storage: Storage,
    private readonly scanner: Scanner,
  ) {}

  /**
   * Judges and keeps a file; it is on record when this answers. Refusals: `documents.empty`; `documents.too_large`
   * {limit, size}; `documents.wrong_type` {allowed, found}; `documents.unknown_type` {allowed}; `documents.infected`.
   * `documents.scanner_away` (503) where the virus scanner does not answer.
   */
  async store(upload: FileUpload): Promise<StoredFile> {
    const spooled = await spool(upload.content, upload.maxBytes);
    if ('larger' in spooled) {
      throw new Refused('documents.too_large', { limit: sizeText(upload.maxBytes), size: sizeText(spooled.larger) });
    }
    try {
      return await this.keep(upload, spooled);
    } finally {
      await spooled.remove();
    }
  }

  private async keep(upload: FileUpload, { path, size, sha256, type }: Spooled): Promise<StoredFile> {
    if (size === 0) throw new Refused('documents.empty');
    const kind = acceptedKind(type, upload.accept);
    const allowed = kindNames(upload.accept);
    if (type === undefined) throw new Refused('documents.unknown_type', { allowed });
    if (kind === undefined) throw new Refused('documents.wrong_type', { allowed, found: typeName(type) });
    const verdict = await this.scanner.scan(createReadStream(path));
    if (verdict === 'infected') throw new Refused('documents.infected');

    const id = uuid();
    const file: StoredFile = {
      id,
      owner: upload.owner,
      name: tidyName(upload.declaredName, kind),
      type,
      size,
      sha256,
      scan: verdict === 'clean' ? 'scanned' : 'not_scanned',
      createdAt: this.clock.now(),
    };
    const key = `files/${id}`;
    await this.storage.put(key, createReadStream(path), { type, size });
    try {
      await this.record(file, key);
    } catch (error) {
      await this.storage.delete(key);
      throw error;
    }
    return file;
  }

  private async record(file: StoredFile, key: string): Promise<void> {
    await this.db.query(
      `insert into files (id, owner_kind, owner_id, name, type, size, sha256, scan, storage_key, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        file.id,
        file.owner.kind,
        file.owner.id,
        file.name,
        file.type,
        file.size,
        file.sha256,
        file.scan,
        key,
        file.createdAt,
      ],
    );
  }

  /** What is known of a file. NotFound `documents.unknown`, also for one that was removed. */
  async find(id: string): Promise<StoredFile> {
    const [file] = await this.findMany([id]);
    if (!file) throw new NotFound('documents.unknown');
    return file;
  }

  /** Several files in the order of their ids; unknown and removed ones are left out. With `tx`: as it sees them. */
  async findMany(ids: readonly string[], tx?: Tx): Promise<StoredFile[]> {
    if (ids.length === 0) return [];
    const sql = `select ${FILE_COLUMNS} from files where id = any($1::uuid[]) and removed_at is null`;
    const found = tx ? await queryIn<FileRow>(tx, sql, [ids]) : await this.db.query<FileRow>(sql, [ids]);
    const rows = new Map(found.map((row) => [row.id, row]));
    return ids.flatMap((id) => rows.get(id) ?? []).map(toFile);
  }

  /** Files of an owner, oldest first. */
  async of(owner: FileOwner): Promise<StoredFile[]> {
    const sql = `select ${FILE_COLUMNS} from files
                 where owner_kind = $1 and owner_id = $2 and removed_at is null order by id`;
    return (await this.db.query<FileRow>(sql, [owner.kind, owner.id])).map(toFile);
  }

  /** The bytes. NotFound `documents.unknown`. */
  async open(id: string): Promise<Readable> {
    const sql = `select storage_key from files where id = $1 and removed_at is null`;
    const [row] = await this.db.query<{ storage_key: string }>(sql, [id]);
    if (!row) throw new NotFound('documents.unknown');
    return this.storage.get(row.storage_key);
  }

  /** Takes a file off the record with the caller's transaction; a job deletes its bytes later. Again: no effect. */
  async remove(tx: Tx, id: string): Promise<void> {
    await queryIn(tx, `update files set removed_at = $2 where id = $1 and removed_at is null`, [id, this.clock.now()]);
  }
}
