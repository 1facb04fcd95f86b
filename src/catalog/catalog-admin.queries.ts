import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { NotFound } from '../platform/errors/errors.js';
import type { Localised } from '../platform/i18n/localised.js';
import type {
  DoubtCount,
  DoubtedEntry,
  DoubtedPage,
  NationalBeside,
  NationalState,
  VersionSummary,
} from './catalog-admin.types.js';
import type { PublishedVersion } from './catalog.types.js';
import { differences } from './internal/national/differences.js';
import type { NationalEntry } from './national.types.js';
import { PublishedProcedures } from './published-procedures.service.js';

const PAGE = 50;

/** What only administrators of the catalogue look at. Who may is judged by the caller. Read-only. */
@Injectable()
export class CatalogAdminQueries {
  constructor(
    private readonly db: Db,
    private readonly procedures: PublishedProcedures,
  ) {}

  /** Every version of a procedure, newest first; none where nothing was published. */
  async versions(code: string): Promise<readonly VersionSummary[]> {
    return this.db.query<VersionSummary>(
      `select id as "versionId", number, published_at as "publishedAt", published_by as "publishedBy"
       from procedure_versions where code = $1 order by number desc`,
      [code],
    );
  }

  /** A version by its number. Errors: NotFound `catalog.version_unknown`. */
  async version(code: string, number: number): Promise<PublishedVersion> {
    const wanted = (await this.versions(code)).find((one) => one.number === number);
    if (!wanted) throw new NotFound('catalog.version_unknown', { version: number });
    return this.procedures.version(wanted.versionId);
  }

  /** How much is kept of the national catalogue, and what is doubted about it. */
  async national(): Promise<NationalState> {
    const [whole] = await this.db.query<Omit<NationalState, 'importedAt' | 'kinds'> & { importedAt: Date | null }>(
      `select count(*)::int as entries, count(*) filter (where p.kind = 'information')::int as "informationOnly",
         count(*) filter (where n.doubts <> '[]')::int as doubted, max(n.imported_at) as "importedAt"
       from national_entries n join procedures p on p.code = n.code`,
    );
    const kinds = await this.db.query<DoubtCount>(
      `select doubt ->> 'kind' as kind, count(*)::int as count, count(distinct code)::int as procedures
       from national_entries, jsonb_array_elements(doubts) as doubt group by 1 order by 3 desc, 1`,
    );
    const { importedAt = null, ...counts } = whole ?? { entries: 0, informationOnly: 0, doubted: 0 };
    return { ...counts, ...(importedAt && { importedAt }), kinds };
  }

  /** Entries with a doubt of this kind, by code, 50 a page. */
  async doubted(kind: string, after = ''): Promise<DoubtedPage> {
    const rows = await this.db.query<{ code: string; name: Localised; found: (string | null)[] }>(
      `select n.code, p.name, array_agg(doubt ->> 'found') as found
       from national_entries n join procedures p on p.code = n.code, jsonb_array_elements(n.doubts) as doubt
       where doubt ->> 'kind' = $1 and n.code > $2 group by n.code, p.name order by n.code limit ${PAGE + 1}`,
      [kind, after],
    );
    const items = rows.slice(0, PAGE).map(({ code, name, found }): DoubtedEntry => {
      return { code, name, found: found.filter((one) => one !== null) };
    });
    const last = items.at(-1);
    return { items, ...(rows.length > PAGE && last && { next: last.code }) };
  }

  /** What the national catalogue says otherwise than our current version; nothing where it does not know the procedure. */
  async beside(code: string): Promise<NationalBeside | undefined> {
    const [row] = await this.db.query<{ entry: NationalEntry; imported_at: Date; version_id: string }>(
      `select n.entry, n.imported_at, p.current_version_id as version_id
       from national_entries n join procedures p on p.code = n.code and p.kind = 'service' where n.code = $1`,
      [code],
    );
    if (!row) return undefined;
    const { bundle } = await this.procedures.version(row.version_id);
    return { importedAt: row.imported_at, differences: differences(bundle, row.entry) };
  }
}
