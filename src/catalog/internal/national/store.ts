import { type Db } from '../../../platform/database/db.js';
import { queryIn, type Tx } from '../../../platform/database/transactions.js';
import type { Localised } from '../../../platform/i18n/localised.js';
import { foldText } from '../../../platform/text.js';
import { PARSER_VERSION } from './entry.js';
import type { KnownSectors, NationalRow } from './rows.js';

/** What is already kept of an entry: hash of its source, and which reading of it. */
export type KnownEntries = ReadonlyMap<string, { readonly sha256: string; readonly parser: number }>;

export async function knownEntries(db: Db): Promise<KnownEntries> {
  const rows = await db.query<{ code: string; sha256: string; parser: number }>(
    `select code, source_sha256 as sha256, parser from national_entries`,
  );
  return new Map(rows.map((row) => [row.code, row]));
}

export async function knownSectors(db: Db): Promise<KnownSectors> {
  const rows = await db.query<{ id: string; name: Localised }>(
    `select distinct on (sector_id) sector_id as id, sector_name as name from procedures where kind = 'service'`,
  );
  return new Map(rows.map((row) => [foldText(row.name.vi), row]));
}

const ENTRIES = `
  insert into national_entries (code, entry, doubts, source_sha256, parser, imported_at)
  select r.code, r.entry, r.doubts, r.source_sha256, $2, $3
  from jsonb_to_recordset($1::jsonb) as r(code text, entry jsonb, doubts jsonb, source_sha256 text)
  on conflict (code) do update set entry = excluded.entry, doubts = excluded.doubts,
    source_sha256 = excluded.source_sha256, parser = excluded.parser, imported_at = excluded.imported_at`;

/** A procedure that we ship a definition of is left alone here. */
const PROCEDURES = `
  insert into procedures (code, kind, name, sector_id, sector_name, levels, life_events, audience, channels, glance,
    folded_name, folded_text, updated_at)
  select r.code, 'information', r.name, r.sector_id, r.sector_name, r.levels, r.life_events, r.audience, r.channels,
    r.glance, r.folded_name, r.folded_text, $2
  from jsonb_to_recordset($1::jsonb) as r(code text, name jsonb, sector_id text, sector_name jsonb, levels text[],
    life_events text[], audience jsonb, channels text[], glance jsonb, folded_name text, folded_text text)
  on conflict (code) do update set name = excluded.name, sector_id = excluded.sector_id,
    sector_name = excluded.sector_name, levels = excluded.levels, life_events = excluded.life_events,
    audience = excluded.audience, channels = excluded.channels, glance = excluded.glance,
    folded_name = excluded.folded_name, folded_text = excluded.folded_text, updated_at = excluded.updated_at
  where procedures.kind = 'information'`;

/** Writes entries and the rows that people find them by, together. */
export async function writeRows(tx: Tx, rows: readonly NationalRow[], now: Date): Promise<void> {
  const json = JSON.stringify(rows);
  await queryIn(tx, ENTRIES, [json, PARSER_VERSION, now]);
  await queryIn(tx, PROCEDURES, [json, now]);
}
