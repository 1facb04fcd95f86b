import { queryIn } from '../../../platform/database/transactions.js';
import { Invalid, Refused } from '../../../platform/errors/errors.js';
import { RETURN_CHANNELS } from '../../case.types.js';
import type { ActInputs, ReturnInput } from '../../act-inputs.types.js';
import type { ActEffect } from '../act.types.js';
import type { CaseTimers } from '../case-timers.js';
import { extensionsOf, pausesOf, recordDueChange } from '../clock-rows.js';
import { dueDate } from '../legal-clock.js';
import { InputReader } from '../read-input.js';
import { TERM_UNITS } from '../terms.js';
import type { SlipWriter } from '../slip-writer.js';
import { personOf } from './person.js';

/** The result reached the applicant. At the counter reception writes down who took it and the paper they showed. */
export const returnResult = (): ActEffect<'return_result'> => ({
  read: readReturn,
  async apply({ actor, file, input }) {
    const person = personOf(actor);
    const byApplicant = person.accountId === file.applicantAccount;
    if (byApplicant && input.channel !== 'downloaded') throw new Refused('casework.return_needs_office');
    return {
      channel: input.channel,
      receiver: input.receiver ?? '',
      paper: input.paper ?? '',
      reference: input.reference ?? '',
    };
  },
});

function readReturn(input: unknown): ReturnInput {
  const reader = new InputReader(input);
  const channel = reader.oneOf('channel', RETURN_CHANNELS);
  const read: ReturnInput = {
    channel,
    ...(channel === 'counter' && { receiver: reader.text('receiver', 200), paper: reader.text('paper', 200) }),
    ...(channel === 'post' && { reference: reader.text('reference', 100) }),
  };
  reader.done();
  return read;
}

/** The applicant takes it back before receipt, or asks to after it. */
export const withdraw = (): ActEffect<'withdraw'> => ({
  read(input) {
    const reader = new InputReader(input);
    const read = { reason: reader.optional('reason') };
    reader.done();
    return read;
  },
  apply: async ({ input }) => ({ reason: input.reason ?? '' }),
});

/** The office stops a case with a reason; slip 05. */
export const stop = (slips: SlipWriter): ActEffect<'stop'> => ({
  read(input) {
    const reader = new InputReader(input);
    const read = { reason: reader.text('reason') };
    reader.done();
    return read;
  },
  async apply(context) {
    const { tx, file, now, input } = context;
    const leader = personOf(context.actor);
    const [asked] = await queryIn<{ exists: boolean }>(
      tx,
      `select exists (select 1 from case_events where case_id = $1 and event = 'withdrawn') as exists`,
      [file.id],
    );
    file.finishedAt = now;
    const slip = await slips.stopped(context, leader.name, input.reason, asked?.exists === true);
    return { reason: input.reason, slip: slip.id };
  },
});

/** More time, once, with an apology to the applicant; slip 04 says why and until when. */
export const extend = (slips: SlipWriter, timers: CaseTimers): ActEffect<'extend'> => ({
  read: readExtension,
  async apply(context) {
    const { tx, file, now, bundle, calendar, input } = context;
    const leader = personOf(context.actor);
    if (file.acceptedAt === null || file.dueAt === null) throw new Refused('casework.clock_not_running');
    const query = <Row>(sql: string, values: readonly unknown[]) => queryIn<Row>(tx, sql, values);
    const before = await extensionsOf(query, file.id);
    if (before.length > 0) throw new Refused('casework.extended_before');
    const by = { amount: input.amount, unit: input.unit };
    const basis = { vi: input.reason, en: input.reason };
    const previous = file.dueAt;
    const history = {
      acceptedAt: file.acceptedAt,
      pauses: await pausesOf(query, file.id),
      extensions: [{ by, grantedAt: now, basis }],
    };
    const { due, steps } = dueDate(bundle.clock, history, calendar, now);
    // Added to a date long past it may still lie in the past: nobody is promised a day that is over.
    if (due <= now) throw new Invalid([{ at: 'amount', code: 'casework.extended_into_past' }]);
    await recordDueChange(tx, file.id, {
      at: now,
      due,
      previous,
      reason: 'extended',
      basis,
      steps,
      extension: by,
      by: leader.name,
    });
    file.dueAt = due;
    await timers.watchDueDate(tx, file.id, due, now, calendar);
    const slip = await slips.apology(context, leader.name, due, input.reason);
    return { previous: previous.toISOString(), due: due.toISOString(), reason: input.reason, slip: slip.id };
  },
});

function readExtension(input: unknown): ActInputs['extend'] {
  const reader = new InputReader(input);
  const read = {
    amount: reader.integer('amount', 1, 90),
    unit: reader.oneOf('unit', TERM_UNITS),
    reason: reader.text('reason'),
  };
  reader.done();
  return read;
}
