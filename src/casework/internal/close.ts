import type { Charges } from '../../payments/charges.service.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import { CASE } from '../case.messages.js';
import type { ActContext } from './act.types.js';
import type { CaseTimers } from './case-timers.js';
import { closePause } from './clock-rows.js';

/** What hangs on a case and ends with it. */
export interface Closing {
  readonly charges: Pick<Charges, 'lapse'>;
  readonly timers: CaseTimers;
  readonly applications: { close(tx: Tx, applicationId: string): Promise<void> };
}

/** Whatever ended the case: no clock runs on, nothing is owed or asked any more. */
export async function closeCase(context: ActContext, { charges, timers, applications }: Closing): Promise<void> {
  const { tx, file, now } = context;
  file.closedAt = now;
  file.finishedAt ??= now;
  if (file.stoppedAt !== null) await closePause(tx, file.id, now);
  file.stoppedAt = null;
  await queryIn(
    tx,
    `update supplement_requests set ended_at = $2 where case_id = $1 and answered_at is null and ended_at is null`,
    [file.id, now],
  );
  if (file.feeDue > 0 && !file.feeSettled) await charges.lapse(tx, { kind: CASE, id: file.id });
  await applications.close(tx, file.applicationId);
  await timers.forgetAll(tx, file.id);
}
