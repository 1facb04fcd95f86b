import { remaining } from '../../calendar/working-time.js';
import type { CaseClock, DueChange } from '../case.types.js';
import type { CaseGround } from './act.types.js';
import type { ClockRows, ReadCase } from './case-records.service.js';
import type { DueChangeRow } from './clock-rows.js';
import { dueDate } from './legal-clock.js';

/**
 * The legal clock as people are told it. A date that was promised is explained by what was computed then; only while the
 * clock stands still is it computed afresh: what it would be if the answer came now.
 */
export function clockView(
  file: ReadCase,
  rows: ClockRows,
  ground: Pick<CaseGround, 'bundle' | 'calendar'>,
  now: Date,
): CaseClock {
  const { due, steps } = explained(file, rows, ground, now);
  const running = file.acceptedAt !== null;
  const counting = running && file.dueAt !== null && file.finishedAt === null;
  return {
    running,
    stopped: file.stoppedAt !== null,
    stoppedSince: file.stoppedAt,
    due,
    original: file.promisedAt,
    provisional: steps.some((step) => step.code === 'provisional'),
    remaining: counting && due ? remaining(due, now, ground.calendar) : null,
    steps,
    changes: rows.changes.map(told),
  };
}

function explained(file: ReadCase, rows: ClockRows, ground: Pick<CaseGround, 'bundle' | 'calendar'>, now: Date) {
  if (file.acceptedAt === null) return { due: null, steps: [] };
  if (file.stoppedAt !== null) {
    const history = { acceptedAt: file.acceptedAt, pauses: rows.pauses, extensions: rows.extensions };
    return dueDate(ground.bundle.clock, history, ground.calendar, now);
  }
  const last = rows.changes.findLast((change) => change.due !== null);
  return { due: last?.due ?? file.dueAt, steps: last?.steps ?? [] };
}

const told = ({ at, due, previous, reason, basis, by }: DueChangeRow): DueChange => ({
  at,
  due,
  previous,
  reason,
  basis,
  by,
});
