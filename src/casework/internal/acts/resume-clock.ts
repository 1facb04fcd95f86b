import { queryIn } from '../../../platform/database/transactions.js';
import type { ActContext } from '../act.types.js';
import type { CaseTimers } from '../case-timers.js';
import { closePause, extensionsOf, pausesOf, recordDueChange } from '../clock-rows.js';
import { dueDate } from '../legal-clock.js';

/** Ends the open pause, if there is one, and answers the new due date; null before valid receipt. */
export async function resumeClock(context: ActContext, timers: CaseTimers): Promise<Date | null> {
  const { tx, file, now, bundle, calendar, actor } = context;
  if (file.acceptedAt === null || file.stoppedAt === null) return file.dueAt;
  await closePause(tx, file.id, now);
  const query = <Row>(sql: string, values: readonly unknown[]) => queryIn<Row>(tx, sql, values);
  const history = {
    acceptedAt: file.acceptedAt,
    pauses: await pausesOf(query, file.id),
    extensions: await extensionsOf(query, file.id),
  };
  const { due, steps } = dueDate(bundle.clock, history, calendar, now);
  const basis = bundle.clock.basis;
  await recordDueChange(tx, file.id, { at: now, due, previous: null, reason: 'resumed', basis, steps, by: actor.name });
  file.dueAt = due;
  file.stoppedAt = null;
  await timers.watchDueDate(tx, file.id, due, now, calendar);
  return due;
}
