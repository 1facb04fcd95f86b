import type { Db } from '../../platform/database/db.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';

export type Part = 'agencies' | 'calendars' | 'units';

/**
 * Something read whole and remembered until its version in the database moves on. Every question asks the version first
 * (one row by key), so no process ever answers from what another one changed.
 */
export class Remembered<T> {
  private known: { readonly version: string; readonly value: T } | undefined;

  constructor(
    private readonly db: Db,
    private readonly part: Part,
    private readonly load: () => Promise<T>,
  ) {}

  async get(): Promise<T> {
    const version = await this.version();
    if (this.known?.version === version) return this.known.value;
    const value = await this.load();
    // Changed while it was read: answer it, but ask again next time.
    if ((await this.version()) === version) this.known = { version, value };
    return value;
  }

  private async version(): Promise<string> {
    const [row] = await this.db.query<{ version: string }>(
      'select version::text from agency_data_versions where part = $1',
      [this.part],
    );
    return row?.version ?? '';
  }
}

/** To be called by every change, in its transaction. */
export async function raiseVersion(tx: Tx, part: Part): Promise<void> {
  await queryIn(tx, 'update agency_data_versions set version = version + 1 where part = $1', [part]);
}
