import type { Accounts } from '../../../identity/accounts.service.js';
import type { Charges } from '../../../payments/charges.service.js';
import { Refused } from '../../../platform/errors/errors.js';
import { CASE } from '../../case.messages.js';
import { IDENTITY_METHODS } from '../../case.types.js';
import type { ActEffect } from '../act.types.js';
import { InputReader } from '../read-input.js';
import { personOf } from './person.js';

/** Reception writes down money received, to the đồng, or why nothing is owed. Once. */
export const recordPayment = (charges: Charges): ActEffect<'record_payment'> => ({
  read(input) {
    const reader = new InputReader(input);
    const exempted = reader.has('exemptionReason');
    const read = exempted
      ? { exemptionReason: reader.text('exemptionReason', 1000) }
      : { amount: reader.integer('amount', 1, 1_000_000_000_000), receiptNumber: reader.text('receiptNumber', 40) };
    reader.done();
    return read;
  },
  async apply({ tx, actor, file, input }) {
    const charge = await charges.of({ kind: CASE, id: file.id }, tx);
    if (!charge) throw new Refused('casework.nothing_owed');
    const settled = await charges.record(tx, personOf(actor), charge.id, input);
    file.feeSettled = true;
    const reason = settled.settlement?.exemptionReason ?? '';
    const receiptNumber = settled.settlement?.receiptNumber ?? '';
    return { exempted: settled.state === 'exempted', amount: charge.amount, receiptNumber, reason };
  },
});

/** How reception made sure who the applicant is. What we know of the person is then also known of their account. */
export const recordIdentity = (accounts: Pick<Accounts, 'raiseIdentification'>): ActEffect<'record_identity'> => ({
  read(input) {
    const reader = new InputReader(input);
    const read = { method: reader.oneOf('method', IDENTITY_METHODS), note: reader.optional('note', 500) };
    reader.done();
    return read;
  },
  async apply({ tx, file, input, now }) {
    const level = input.method === 'electronic_identity' ? 'electronic' : 'seen_at_counter';
    if (file.applicantAccount !== null) await accounts.raiseIdentification(tx, file.applicantAccount, level);
    file.identityMethod = input.method;
    file.identityAt = now;
    return { method: input.method, note: input.note ?? '' };
  },
});
