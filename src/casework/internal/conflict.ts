import { Db } from '../../platform/database/db.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { Conflict } from '../../platform/errors/errors.js';
import { overtaken } from '../case.errors.js';

interface Later {
  readonly at: Date;
  readonly event: string;
  readonly name: string;
}

/** What happened since a version, as the conflict that tells of it. A version from the future is answered alike. */
export async function conflictSince(source: Db | Tx, caseId: string, version: number): Promise<Conflict> {
  const sql = `select at, event, actor_name as name from case_events
    where case_id = $1 and (revision > $2 or revision = (select max(revision) from case_events where case_id = $1))
    order by revision`;
  const values = [caseId, version];
  const later =
    source instanceof Db ? await source.query<Later>(sql, values) : await queryIn<Later>(source, sql, values);
  const last = later.at(-1);
  if (!last) throw new Error(`Case ${caseId} has no history`);
  return overtaken(
    last.name,
    last.at,
    later.map((one) => one.event),
  );
}
