import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import type { Locale } from '../platform/i18n/localised.js';
import type { Unit, UnitBook } from './agencies.types.js';
import { makeBook } from './internal/unit-book.js';
import { DataVersions, Remembered } from './internal/version.js';

/** Provinces and communes as addresses name them. */
@Injectable()
export class AdministrativeUnits {
  private readonly remembered: Remembered<UnitBook>;

  constructor(
    private readonly db: Db,
    versions: DataVersions,
  ) {
    this.remembered = new Remembered(versions, 'units', async () =>
      makeBook(
        await this.db.query<Unit>(
          `select code, kind, parent_code as "parentCode", name from units where not ended order by code`,
        ),
      ),
    );
  }

  /** Everything at once, for whoever asks more than one question. */
  book(): Promise<UnitBook> {
    return this.remembered.get();
  }

  async provinces(): Promise<readonly Unit[]> {
    return (await this.book()).provinces();
  }

  /** Communes of a province; empty where they are not loaded (`motcua import units`). */
  async communes(provinceCode: string): Promise<readonly Unit[]> {
    return (await this.book()).communes(provinceCode);
  }

  /** "Phường Phú Xuân" for `19753`; undefined for an unknown code. */
  async name(code: string, locale: Locale): Promise<string | undefined> {
    return (await this.book()).find(code)?.name[locale];
  }
}
