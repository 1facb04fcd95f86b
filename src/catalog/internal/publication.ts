import { v7 as uuid } from 'uuid';
import type { Bundle } from '../../definition/bundle.types.js';
import { bundleHash } from '../../definition/bundle-hash.js';
import type { Actor } from '../../platform/actor.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import { serviceRow } from './service-row.js';

export interface NewVersion {
  readonly versionId: string;
  readonly number: number;
}

const VERSION = `
  insert into procedure_versions (id, code, number, bundle, sha256, published_at, published_by)
  values ($1, $2, $3, $4, $5, $6, $7)`;

/** An information-only entry of the same code becomes the service; what the national catalogue said stays beside it. */
const PROCEDURE = `
  insert into procedures (code, kind, name, summary, sector_id, sector_name, levels, life_events, audience, channels,
    glance, folded_name, folded_text, current_version_id, updated_at)
  select r.code, 'service', r.name, r.summary, r.sector_id, r.sector_name, r.levels, r.life_events, r.audience,
    r.channels, r.glance, r.folded_name, r.folded_text, $2, $3
  from jsonb_to_record($1::jsonb) as r(code text, name jsonb, summary jsonb, sector_id text, sector_name jsonb,
    levels text[], life_events text[], audience jsonb, channels text[], glance jsonb, folded_name text, folded_text text)
  on conflict (code) do update set kind = excluded.kind, name = excluded.name, summary = excluded.summary,
    sector_id = excluded.sector_id, sector_name = excluded.sector_name, levels = excluded.levels,
    life_events = excluded.life_events, audience = excluded.audience, channels = excluded.channels,
    glance = excluded.glance, folded_name = excluded.folded_name, folded_text = excluded.folded_text,
    current_version_id = excluded.current_version_id, updated_at = excluded.updated_at`;

/** Of several that publish or change the draft of the same procedure at once, the others wait for the end of this one. */
export async function lockProcedure(tx: Tx, code: string): Promise<void> {
  await queryIn(tx, `select pg_advisory_xact_lock(hashtextextended('procedure ' || $1, 0))`, [code]);
}

/** Number of the newest version; 0 where nothing was published. The procedure is locked. */
export async function newestNumber(tx: Tx, code: string): Promise<number> {
  const [row] = await queryIn<{ number: number }>(
    tx,
    'select coalesce(max(number), 0)::int as number from procedure_versions where code = $1',
    [code],
  );
  return row?.number ?? 0;
}

/** Writes a bundle as the next version and makes it the current one. The procedure is locked. */
export async function writeVersion(tx: Tx, actor: Actor, bundle: Bundle, now: Date): Promise<NewVersion> {
  const versionId = uuid();
  const number = (await newestNumber(tx, bundle.code)) + 1;
  const values = [versionId, bundle.code, number, JSON.stringify(bundle), bundleHash(bundle), now, nameOf(actor)];
  await queryIn(tx, VERSION, values);
  await queryIn(tx, PROCEDURE, [JSON.stringify(serviceRow(bundle)), versionId, now]);
  return { versionId, number };
}

/** Who did it, as the tables keep it: an account's id, or the name of a part of Motcua. */
export const nameOf = (actor: Actor): string =>
  actor.kind === 'person' ? actor.accountId : actor.kind === 'system' ? actor.name : actor.kind;
