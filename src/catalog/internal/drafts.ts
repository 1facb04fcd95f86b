import type { Bundle } from '../../definition/bundle.types.js';
import { bundleHash } from '../../definition/bundle-hash.js';
import type { Db } from '../../platform/database/db.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { DefinitionSummary, Draft } from '../definitions.types.js';

interface DraftRow {
  readonly code: string;
  readonly bundle: Bundle;
  readonly sha256: string;
  readonly revision: number;
  readonly imported_at: Date;
  readonly imported_by: string;
}

const DRAFT = `select code, bundle, sha256, revision, imported_at, imported_by from procedure_drafts where code = $1`;

const toDraft = (row: DraftRow): Draft => ({
  code: row.code,
  bundle: row.bundle,
  sha256: row.sha256,
  revision: row.revision,
  importedAt: row.imported_at,
  importedBy: row.imported_by,
});

export async function draftIn(tx: Tx, code: string): Promise<Draft | undefined> {
  const [row] = await queryIn<DraftRow>(tx, DRAFT, [code]);
  return row && toDraft(row);
}

export async function draftOf(db: Db, code: string): Promise<Draft | undefined> {
  const [row] = await db.query<DraftRow>(DRAFT, [code]);
  return row && toDraft(row);
}

/** Puts a bundle in the place of the draft and answers its revision. The same content again keeps the revision. */
export async function writeDraft(tx: Tx, bundle: Bundle, by: string, now: Date): Promise<number> {
  const [row] = await queryIn<{ revision: number }>(
    tx,
    `insert into procedure_drafts (code, bundle, sha256, revision, imported_at, imported_by) values ($1, $2, $3, 1, $4, $5)
     on conflict (code) do update set bundle = excluded.bundle, sha256 = excluded.sha256,
       revision = procedure_drafts.revision + (procedure_drafts.sha256 <> excluded.sha256)::int,
       imported_at = excluded.imported_at, imported_by = excluded.imported_by
     returning revision`,
    [bundle.code, JSON.stringify(bundle), bundleHash(bundle), now, by],
  );
  return row?.revision ?? 1;
}

export interface SummaryRow {
  readonly code: string;
  readonly name: DefinitionSummary['name'];
  readonly number: number | null;
  readonly version_id: string | null;
  readonly published_at: Date | null;
  readonly revision: number | null;
  readonly imported_at: Date | null;
  readonly imported_by: string | null;
}

export const SUMMARIES = `
  select coalesce(p.code, d.code) as code, coalesce(p.name, d.bundle -> 'name') as name, v.number, v.id as version_id,
    v.published_at, d.revision, d.imported_at, d.imported_by
  from (select code, name, current_version_id from procedures where kind = 'service') p
    join procedure_versions v on v.id = p.current_version_id
    full join procedure_drafts d on d.code = p.code
  order by 1`;

export const toSummary = (row: SummaryRow): DefinitionSummary => ({
  code: row.code,
  name: row.name,
  ...(row.number !== null &&
    row.version_id !== null &&
    row.published_at !== null && {
      published: { number: row.number, versionId: row.version_id, publishedAt: row.published_at },
    }),
  ...(row.revision !== null &&
    row.imported_at !== null &&
    row.imported_by !== null && {
      draft: { revision: row.revision, importedAt: row.imported_at, importedBy: row.imported_by },
    }),
});
