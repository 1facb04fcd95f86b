import { Injectable } from '@nestjs/common';
import { Db } from '../../platform/database/db.js';
import { SharedRead } from '../../platform/database/shared-read.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';

export type Part = 'agencies' | 'calendars' | 'units';

/** How far each part has come. Questions that come together share a query. */
@Injectable()
export class DataVersions {
  private readonly versions: SharedRead<string>;

  constructor(db: Db) {
    this.versions = new SharedRead(async (parts) => {
      const rows = await db.query<{ part: Part; version: string }>(
        'select part, version::text from agency_data_versions where part = any($1::text[])',
        [parts],
      );
      return new Map(rows.map((row) => [row.part, row.version]));
    });
  }

  async of(part: Part): Promise<string> {
    return (await this.versions.ask(part)) ?? '';
  }
}

/**
 * Something read whole and remembered until its version in the database moves on. Every question asks the version first,
 * so no process ever answers from what another one changed.
 */
export class Remembered<T> {
  private known: { readonly version: string; readonly value: T } | undefined;

  constructor(
    private readonly versions: DataVersions,
    private readonly part: Part,
    private readonly load: () => Promise<T>,
  ) {}

  async get(): Promise<T> {
    const version = await this.versions.of(this.part);
    if (this.known?.version === version) return this.known.value;
    const value = await this.load();
    // Changed while it was read: answer it, but ask again next time.
    if ((await this.versions.of(this.part)) === version) this.known = { version, value };
    return value;
  }
}

/** To be called by every change, in its transaction. */
export async function raiseVersion(tx: Tx, part: Part): Promise<void> {
  await queryIn(tx, 'update agency_data_versions set version = version + 1 where part = $1', [part]);
}
