import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { NotFound } from '../platform/errors/errors.js';
import type { Locale } from '../platform/i18n/localised.js';
import type { Facets, Level, ServiceFilter, ServicePage, ServiceView } from './catalog.types.js';
import { CARD_COLUMNS, type CardRow, toCard } from './internal/card-row.js';
import { nationalView } from './internal/national/view.js';
import { serviceView } from './internal/service-view.js';
import { searchStatement } from './internal/search/statement.js';
import { PublishedProcedures } from './published-procedures.service.js';
import type { NationalEntry } from './national.types.js';

/** What people find: services by search, by sector, level and life event, and one service whole. Read-only. */
@Injectable()
export class CatalogQueries {
  constructor(
    private readonly db: Db,
    private readonly procedures: PublishedProcedures,
  ) {}

  /** Everything a page says of one service. Errors: NotFound `catalog.unknown`. */
  async service(code: string, locale: Locale): Promise<ServiceView> {
    const [row] = await this.db.query<CardRow>(`select ${CARD_COLUMNS} from procedures where code = $1`, [code]);
    if (!row) throw new NotFound('catalog.unknown', { code });
    const card = toCard(row, locale);
    if (row.current_version_id) {
      return serviceView(card, await this.procedures.version(row.current_version_id), locale);
    }
    const [national] = await this.db.query<{ entry: NationalEntry; imported_at: Date }>(
      `select entry, imported_at from national_entries where code = $1`,
      [code],
    );
    if (!national) throw new NotFound('catalog.unknown', { code });
    return nationalView(card, national.entry, national.imported_at);
  }

  /**
   * Services that answer a query, best first: accents, small misspellings and everyday words are forgiven, and among
   * equally good answers those that can be applied for here come first. An empty query lists by name. A page goes on
   * from `after`; a cursor that was not given out by this method counts as none.
   */
  async search(query: string, filter: ServiceFilter, locale: Locale): Promise<ServicePage> {
    const statement = searchStatement(query, filter);
    const rows = await this.db.query<CardRow & { score: number; total: string }>(statement.sql, statement.values);
    const shown = rows.slice(0, statement.limit);
    const last = shown.at(-1);
    return {
      items: shown.map((row) => toCard(row, locale)),
      ...(rows.length > shown.length && last && { next: statement.cursor(last) }),
      total: Number(rows[0]?.total ?? 0),
    };
  }

  /** What the catalogue's filters offer. */
  async facets(locale: Locale): Promise<Facets> {
    const sectors = await this.db.query<{ id: string; name: Record<Locale, string>; count: number }>(
      `select sector_id as id, (array_agg(sector_name order by kind desc, code))[1] as name, count(*)::int as count
       from procedures group by sector_id`,
    );
    const levels = await this.counts<Level>('levels');
    const lifeEvents = await this.counts<string>('life_events');
    const [whole] = await this.db.query<{ online: number; total: number }>(
      `select count(*) filter (where kind = 'service')::int as online, count(*)::int as total from procedures`,
    );
    return {
      sectors: sectors
        .map((one) => ({ id: one.id, name: one.name[locale], count: one.count }))
        .sort((a, b) => a.name.localeCompare(b.name, locale)),
      levels,
      lifeEvents,
      online: whole?.online ?? 0,
      total: whole?.total ?? 0,
    };
  }

  private counts<Id extends string>(column: 'levels' | 'life_events'): Promise<{ id: Id; count: number }[]> {
    return this.db.query(
      `select id, count(*)::int as count from procedures, unnest(${column}) as id group by id order by count desc, id`,
    );
  }
}
