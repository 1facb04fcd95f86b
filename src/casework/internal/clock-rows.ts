import { v7 as uuid } from 'uuid';
import type { Extension, Pause, Step } from '../../calendar/calendar.types.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import type { Localised } from '../../platform/i18n/localised.js';
import type { DueChange } from '../case.types.js';

type Query = <Row>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

interface PauseRow extends Omit<Pause, 'to'> {
  readonly to: Date | null;
}

/** Every pause of a case, oldest first. */
export async function pausesOf(query: Query, caseId: string): Promise<Pause[]> {
  const sql = `select kind, effect, from_at as "from", to_at as "to", basis from pauses where case_id = $1 order by from_at`;
  const rows = await query<PauseRow>(sql, [caseId]);
  return rows.map(({ to, ...pause }) => (to ? { ...pause, to } : pause));
}

export async function extensionsOf(query: Query, caseId: string): Promise<Extension[]> {
  const sql = `select extension as by, at as "grantedAt", basis from due_changes
               where case_id = $1 and extension is not null order by at`;
  return query<Extension>(sql, [caseId]);
}

export async function openPause(tx: Tx, caseId: string, pause: Omit<Pause, 'to'>): Promise<void> {
  await queryIn(tx, `insert into pauses (id, case_id, kind, effect, from_at, basis) values ($1, $2, $3, $4, $5, $6)`, [
    uuid(),
    caseId,
    pause.kind,
    pause.effect,
    pause.from,
    JSON.stringify(pause.basis),
  ]);
}

export async function closePause(tx: Tx, caseId: string, at: Date): Promise<void> {
  await queryIn(tx, `update pauses set to_at = $2 where case_id = $1 and to_at is null`, [caseId, at]);
}

export interface NewDueChange {
  readonly at: Date;
  readonly due: Date | null;
  readonly previous: Date | null;
  readonly reason: DueChange['reason'];
  readonly basis: Localised;
  readonly steps: readonly Step[];
  readonly extension?: Extension['by'];
  readonly by: string;
}

export async function recordDueChange(tx: Tx, caseId: string, change: NewDueChange): Promise<void> {
  await queryIn(
    tx,
    `insert into due_changes (id, case_id, at, due_at, previous_at, reason, basis, steps, extension, by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      uuid(),
      caseId,
      change.at,
      change.due,
      change.previous,
      change.reason,
      JSON.stringify(change.basis),
      JSON.stringify(change.steps),
      change.extension ? JSON.stringify(change.extension) : null,
      change.by,
    ],
  );
}

/** A change of the due date with how it was computed. */
export interface DueChangeRow extends DueChange {
  readonly steps: readonly Step[];
  readonly extension: Extension['by'] | null;
}

/** Every change of a case's due date, oldest first. */
export async function dueChangesOf(query: Query, caseId: string): Promise<DueChangeRow[]> {
  return query<DueChangeRow>(
    `select at, due_at as due, previous_at as previous, reason, basis, by_name as by, steps, extension
     from due_changes where case_id = $1 order by at, id`,
    [caseId],
  );
}
