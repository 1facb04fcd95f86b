import { v7 as uuid } from 'uuid';
import type { Documents } from '../../../documents/documents.service.js';
import type { Numbers } from '../../../agencies/numbers.service.js';
import type { Passwords } from '../../../identity/passwords.service.js';
import { queryIn } from '../../../platform/database/transactions.js';
import { Refused } from '../../../platform/errors/errors.js';
import { dayOf } from '../../../platform/i18n/format.js';
import type { ActEffect } from '../act.types.js';
import { signedHash } from '../canonical.js';
import { composeContent, readProposal } from '../decision-content.js';
import { liveDecision, type LiveDecision } from '../decision-rows.js';
import { InputReader } from '../read-input.js';
import type { SlipWriter } from '../slip-writer.js';
import { personOf } from './person.js';

/** The specialist drafts the decision: an approval filled in line by line, or a reasoned refusal. */
export const propose = (documents: Documents): ActEffect<'propose'> => ({
  read: (input, { bundle }, _file, now) => readProposal(input, bundle, now),
  async apply(context) {
    const { tx, file, now, input } = context;
    const drafter = personOf(context.actor);
    const content = composeContent(context, input);
    // A draft that was left on the table, by a withdrawal for instance, gives way to the new one.
    await queryIn(
      tx,
      `update decisions set state = 'sent_back', sent_back_at = $2 where case_id = $1 and state = 'proposed'`,
      [file.id, now],
    );
    await queryIn(
      tx,
      `insert into decisions (id, case_id, state, outcome, content, inputs, template_hash, drafted_by, drafted_by_name, drafted_at)
       values ($1, $2, 'proposed', $3, $4, $5, $6, $7, $8, $9)`,
      [
        uuid(),
        file.id,
        input.outcome,
        JSON.stringify(content),
        JSON.stringify(input.inputs ?? {}),
        documents.templateHash('result'),
        drafter.accountId,
        drafter.name,
        now,
      ],
    );
    file.outcome = input.outcome;
    return { outcome: input.outcome, reason: input.reason ?? '' };
  },
});

/**
 * The leader gives a draft back with a comment, or declines a withdrawal so that the work goes on. Until a number is given a
 * signature can be taken back too: what was signed by a template that has changed since could never be issued.
 */
export const sendBack = (): ActEffect<'send_back'> => ({
  read(input) {
    const reader = new InputReader(input);
    const read = { comment: reader.text('comment') };
    reader.done();
    return read;
  },
  async apply({ tx, actor, file, now, input }) {
    await queryIn(
      tx,
      `update decisions set state = 'sent_back', comment = $2, sent_back_by_name = $3, sent_back_at = $4,
         signed_by = null, signed_by_name = null, signed_at = null, hash = null
       where case_id = $1 and state in ('proposed', 'signed')`,
      [file.id, input.comment, actor.name, now],
    );
    file.outcome = '';
    return { comment: input.comment };
  },
});

/**
 * The leader signs exactly what lies on the table: content and template, by their hash, after saying the password again.
 * That nobody signs what they drafted is a rule of the workflow, and a CHECK of the table stands behind it.
 */
export const sign = (passwords: Passwords): ActEffect<'sign'> => ({
  read(input) {
    const reader = new InputReader(input);
    const read = { password: reader.raw('password') };
    reader.done();
    return read;
  },
  async prepare(actor, input) {
    await passwords.confirm(personOf(actor), input.password);
    return {};
  },
  async apply({ tx, actor, file, now }) {
    const leader = personOf(actor);
    const decision = await onTheTable(tx, file.id, 'proposed');
    const hash = signedHash(decision.content, decision.templateHash);
    await queryIn(
      tx,
      `update decisions set state = 'signed', signed_by = $2, signed_by_name = $3, signed_at = $4, hash = $5 where id = $1`,
      [decision.id, leader.accountId, leader.name, now, hash],
    );
    return { outcome: decision.content.outcome, hash };
  },
});

/**
 * The clerk gives number and date; the file is ordered once, from exactly what was signed. Refused when content or
 * template no longer have the signed hash.
 */
export const issue = (documents: Documents, numbers: Numbers, slips: SlipWriter): ActEffect<'issue'> => ({
  read: () => ({}),
  async apply(context) {
    const { tx, file, now, bundle } = context;
    const clerk = personOf(context.actor);
    const decision = await onTheTable(tx, file.id, 'signed');
    if (signedHash(decision.content, documents.templateHash('result')) !== decision.hash) {
      throw new Refused('casework.content_changed');
    }
    const year = dayOf(now).slice(0, 4);
    const number = `${await numbers.next(tx, bundle.result.series, file.decidedBy, year)}/${bundle.result.series}`;
    const document = await slips.result(context, decision, number);
    await queryIn(
      tx,
      `update decisions set state = 'issued', number = $2, issued_by = $3, issued_by_name = $4, issued_at = $5,
         document_id = $6, verification_code = $7 where id = $1`,
      [decision.id, number, clerk.accountId, clerk.name, now, document.id, document.verificationCode],
    );
    file.finishedAt = now;
    return { number, outcome: decision.content.outcome, document: document.id };
  },
});

async function onTheTable(
  tx: Parameters<typeof liveDecision>[0],
  caseId: string,
  state: 'proposed' | 'signed',
): Promise<LiveDecision> {
  const decision = await liveDecision(tx, caseId);
  if (decision?.state !== state) throw new Refused('casework.no_draft');
  return decision;
}
