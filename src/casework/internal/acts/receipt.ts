import type { Charges } from '../../../payments/charges.service.js';
import { CASE } from '../../case.messages.js';
import type { ActEffect } from '../act.types.js';
import { recordDueChange } from '../clock-rows.js';
import { dueDate } from '../legal-clock.js';
import { InputReader } from '../read-input.js';
import type { SlipWriter } from '../slip-writer.js';
import type { CaseTimers } from '../case-timers.js';
import { personOf } from './person.js';

/**
 * Valid receipt (Nghị định 118/2025/NĐ-CP, Art. 17): the legal clock starts now, by the calendar of the handling agency;
 * slip 01 promises the date.
 */
export const accept = (charges: Charges, slips: SlipWriter, timers: CaseTimers): ActEffect<'accept'> => ({
  read: () => ({}),
  async apply(context) {
    const { tx, actor, file, now, bundle, calendar } = context;
    const officer = personOf(actor);
    const { due, steps } = dueDate(bundle.clock, { acceptedAt: now, pauses: [], extensions: [] }, calendar, now);
    file.acceptedAt = now;
    file.dueAt = due;
    file.promisedAt = due;
    await recordDueChange(tx, file.id, {
      at: now,
      due,
      previous: null,
      reason: 'accepted',
      basis: bundle.clock.basis,
      steps,
      by: officer.name,
    });
    await timers.watchDueDate(tx, file.id, due, now, calendar);
    const charge = await charges.of({ kind: CASE, id: file.id }, tx);
    const slip = await slips.receipt(context, officer, due, charge);
    return { due: due.toISOString(), slip: slip.id };
  },
});

/** Receipt is refused with a reason; slip 03. What was owed is owed no more. */
export const refuseReceipt = (slips: SlipWriter): ActEffect<'refuse_receipt'> => ({
  read(input) {
    const reader = new InputReader(input);
    const read = { reason: reader.text('reason') };
    reader.done();
    return read;
  },
  async apply(context) {
    const officer = personOf(context.actor);
    context.file.finishedAt = context.now;
    const slip = await slips.refusal(context, officer.name, context.input.reason);
    return { reason: context.input.reason, slip: slip.id };
  },
});
