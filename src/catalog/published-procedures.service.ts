import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { SharedRead } from '../platform/database/shared-read.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import { NotFound } from '../platform/errors/errors.js';
import type { Bundle } from '../definition/bundle.types.js';
import type { PublishedVersion } from './catalog.types.js';

interface VersionRow {
  readonly id: string;
  readonly code: string;
  readonly number: number;
  readonly bundle: Bundle;
  readonly published_at: Date;
}

/** Enough for every version in use; the oldest one is dropped first. */
const KEPT = 300;

/**
 * The definitions that applications and cases run on. A version is read from the database once a process and then kept:
 * it never changes. Which version is the current one is read each time.
 */
@Injectable()
export class PublishedProcedures {
  private readonly versions = new Map<string, PublishedVersion>();
  private readonly currentIds = new SharedRead((codes) => this.readCurrent(codes));

  constructor(private readonly db: Db) {}

  /**
   * The version that a new application is made with. With `tx`: as that transaction sees it.
   * Errors: NotFound `catalog.unknown` where the code is unknown or cannot be applied for here.
   */
  async current(code: string, tx?: Tx): Promise<PublishedVersion> {
    // One unfit code would spoil the query of everybody who asks at the same time.
    if (code.includes('\0')) throw new NotFound('http.not_found');
    const id = tx ? (await this.readCurrent([code], tx)).get(code) : await this.currentIds.ask(code);
    if (id === undefined) throw new NotFound('catalog.unknown', { code });
    return this.version(id, tx);
  }

  /** A version by its id, published today or years ago. Errors: NotFound `catalog.version_unknown`. */
  async version(versionId: string, tx?: Tx): Promise<PublishedVersion> {
    const kept = this.versions.get(versionId);
    if (kept) return kept;
    const sql = `select id, code, number, bundle, published_at from procedure_versions where id = $1`;
    const rows = tx
      ? await queryIn<VersionRow>(tx, sql, [versionId])
      : await this.db.query<VersionRow>(sql, [versionId]);
    const [row] = rows;
    if (!row) throw new NotFound('catalog.version_unknown', { version: versionId });
    return this.keep(toVersion(row));
  }

  /** Current versions of everything that can be applied for here, by code. */
  async all(): Promise<PublishedVersion[]> {
    const rows = await this.db.query<{ id: string }>(
      `select current_version_id as id from procedures where kind = 'service' order by code`,
    );
    return Promise.all(rows.map((row) => this.version(row.id)));
  }

  private async readCurrent(codes: string[], tx?: Tx): Promise<ReadonlyMap<string, string>> {
    type Row = { code: string; id: string };
    const sql = `select code, current_version_id as id from procedures where code = any($1::text[]) and kind = 'service'`;
    const rows = tx ? await queryIn<Row>(tx, sql, [codes]) : await this.db.query<Row>(sql, [codes]);
    return new Map(rows.map((row) => [row.code, row.id]));
  }

  private keep(version: PublishedVersion): PublishedVersion {
    const oldest = this.versions.keys().next();
    if (this.versions.size >= KEPT && !oldest.done) this.versions.delete(oldest.value);
    this.versions.set(version.versionId, version);
    return version;
  }
}

function toVersion(row: VersionRow): PublishedVersion {
  return {
    versionId: row.id,
    code: row.code,
    number: row.number,
    bundle: row.bundle,
    publishedAt: row.published_at,
  };
}
