import { v7 as uuid } from 'uuid';
import { addWorkingTime, localDay } from '../../../calendar/working-time.js';
import type { SealedApplication } from '../../../applications/application.types.js';
import { feeIfKnown } from '../../../applications/fee.js';
import type { Bundle } from '../../../definition/bundle.types.js';
import { compileExpression } from '../../../forms/expressions.js';
import type { Answers } from '../../../forms/form.types.js';
import type { Charges } from '../../../payments/charges.service.js';
import type { Person } from '../../../platform/actor.js';
import { queryIn, type Tx } from '../../../platform/database/transactions.js';
import { Refused } from '../../../platform/errors/errors.js';
import type { Localised } from '../../../platform/i18n/localised.js';
import type { SupplementInput } from '../../act-inputs.types.js';
import type { SupplementTarget } from '../../case.types.js';
import { CASE } from '../../case.messages.js';
import type { ActContext, ActEffect } from '../act.types.js';
import type { CaseFile } from '../case-file.js';
import { openPause, recordDueChange } from '../clock-rows.js';
import { refreshSearch } from '../search-columns.js';
import { InputReader } from '../read-input.js';
import type { SlipWriter } from '../slip-writer.js';
import type { CaseTimers } from '../case-timers.js';
import { resumeClock } from './resume-clock.js';
import { personOf } from './person.js';

const TARGETS: readonly SupplementTarget[] = ['paper', 'field', 'other'];
const MOST_ITEMS = 30;

/** What B keeps of an application while it waits for more. */
export interface OpenScope {
  readonly papers: readonly string[];
  readonly fields: readonly string[];
}

/**
 * One itemised list of what is missing, each with its reason; slip 02. Where the legal clock runs it stops. Only what the
 * list names is opened for change. From the second round on somebody has to say why once was not enough (Quyết định
 * 766/QĐ-TTg counts a case with two requests as late).
 */
export const requestSupplement = (
  applications: { openFor(tx: Tx, applicationId: string, scope: OpenScope): Promise<void> },
  slips: SlipWriter,
  timers: CaseTimers,
): ActEffect<'request_supplement'> => ({
  read: (input, ground, file) => readRequest(input, ground.bundle, file),
  async apply(context) {
    const { tx, file, now, bundle, input } = context;
    const officer = personOf(context.actor);
    const round = file.supplementRounds + 1;
    const answerBy = addWorkingTime(now, bundle.clock.supplementAnswer, context.calendar);
    const items = input.items.map((item) => ({
      ...item,
      ref: item.ref ?? '',
      label: labelOf(bundle, item.target, item.ref),
    }));
    await insertRequest(context, officer.accountId, officer.name, round, answerBy, items);
    await applications.openFor(tx, file.applicationId, {
      papers: items.filter((item) => item.target === 'paper').map((item) => item.ref),
      fields: items.filter((item) => item.target === 'field').map((item) => item.ref),
    });
    file.supplementRounds = round;
    await stopClock(context, officer.name, timers);
    const slip = await slips.supplement(context, officer, items, round, answerBy);
    return { round, items: items.length, answerBy: answerBy.toISOString(), slip: slip.id };
  },
});

/**
 * The applicant sent what was asked; what they sent is sealed with it, and the clock goes on with a new date. An applicant
 * without an account answers at the counter, through reception.
 */
export const answerSupplement = (
  applications: { sealSupplement(tx: Tx, actor: Person, applicationId: string): Promise<SealedApplication> },
  charges: Pick<Charges, 'revise'>,
  timers: CaseTimers,
): ActEffect<'answer_supplement'> => ({
  read: () => ({}),
  async apply(context) {
    const { tx, file, now } = context;
    const sealed = await applications.sealSupplement(tx, personOf(context.actor), file.applicationId);
    await refreshSearch(tx, file.id, context.bundle, sealed);
    await reviseFee(context, charges, sealed.answers);
    await endRequest(tx, file.id, 'answered_at', now);
    const due = await resumeClock(context, timers);
    return { due: due ? due.toISOString() : null };
  },
});

/** The answer never came. Handling ended when it was asked for, not now (766: the time of the request is the end). */
export const expireSupplement = (slips: SlipWriter): ActEffect<'expire_supplement'> => ({
  read: () => ({}),
  async apply(context) {
    const { tx, file, now } = context;
    const request = await endRequest(tx, file.id, 'ended_at', now);
    file.finishedAt = request.requestedAt;
    const slip = await slips.supplementExpired(context, request.requestedByName);
    return { requestedAt: request.requestedAt.toISOString(), slip: slip.id };
  },
});

/** What is owed follows the answers as long as nothing was taken: more copies cost more. */
async function reviseFee(
  { tx, file, bundle, now }: ActContext,
  charges: Pick<Charges, 'revise'>,
  answers: Answers,
): Promise<void> {
  if (file.feeDue === 0 || file.feeSettled) return;
  const fee = feeIfKnown(bundle, answers, localDay(now));
  if (fee === null || fee === 0 || fee === file.feeDue) return;
  await charges.revise(tx, { kind: CASE, id: file.id }, fee);
  file.feeDue = fee;
}

/** Answers on which a fee rests that was settled: asked for again they would make it wrong. */
function settledAnswers({ fee }: Bundle, { feeDue, feeSettled }: Readonly<CaseFile>): readonly string[] {
  if (feeDue === 0 || !feeSettled) return [];
  const amount = compileExpression(fee.amount);
  return 'reads' in amount ? amount.reads : [];
}

function readRequest(input: unknown, bundle: Bundle, file: Readonly<CaseFile>): SupplementInput {
  const reader = new InputReader(input);
  const given = reader.list('items');
  if (given.length === 0) reader.refuse('items', 'casework.supplement_empty');
  if (given.length > MOST_ITEMS) reader.refuse('items', 'casework.supplement_too_many', { limit: MOST_ITEMS });
  const seen = new Set<string>();
  const settled = settledAnswers(bundle, file);
  const items = given.slice(0, MOST_ITEMS).map((one, index) => {
    const item = readItem(one, index, bundle, reader, seen);
    const isSettled = item.target === 'field' && settled.includes(item.ref ?? '');
    if (isSettled) reader.refuse(`items.${index}.ref`, 'casework.supplement_fee_settled');
    return item;
  });
  const secondRoundReason = file.supplementRounds > 0 ? reader.text('secondRoundReason') : '';
  const read = { items, note: reader.optional('note'), secondRoundReason };
  reader.done();
  return read;
}

function readItem(
  one: unknown,
  index: number,
  bundle: Bundle,
  reader: InputReader,
  seen: Set<string>,
): SupplementInput['items'][number] {
  const item = new InputReader(one);
  const at = (name: string): string => `items.${index}.${name}`;
  const target = TARGETS.find((word) => word === item.value('target')) ?? 'other';
  const ref = target === 'other' ? '' : item.optional('ref', 100);
  const reason = item.optional('reason', 1000);
  if (target !== 'other' && !isKnown(bundle, target, ref)) reader.refuse(at('ref'), 'casework.supplement_unknown_item');
  if (reason === '') reader.refuse(at('reason'), 'casework.supplement_reason_missing');
  const key = `${target}:${ref}`;
  if (target !== 'other' && seen.has(key)) reader.refuse(at('ref'), 'casework.supplement_twice');
  seen.add(key);
  return { target, ref, reason };
}

const fieldsOf = (bundle: Bundle) => bundle.form.sections.flatMap((section) => section.fields);

const isKnown = (bundle: Bundle, target: SupplementTarget, ref: string): boolean =>
  target === 'paper'
    ? bundle.papers.some((paper) => paper.id === ref)
    : fieldsOf(bundle).some((field) => field.id === ref && field.type !== 'explanation');

function labelOf(bundle: Bundle, target: SupplementTarget, ref: string | undefined): Localised {
  const paper = target === 'paper' ? bundle.papers.find((one) => one.id === ref)?.name : undefined;
  const field = target === 'field' ? fieldsOf(bundle).find((one) => one.id === ref)?.label : undefined;
  return paper ?? field ?? { vi: '', en: '' };
}

interface NewItem {
  readonly target: SupplementTarget;
  readonly ref: string;
  readonly label: Localised;
  readonly reason: string;
}

async function insertRequest(
  context: ActContext<'request_supplement'>,
  by: string,
  byName: string,
  round: number,
  answerBy: Date,
  items: readonly NewItem[],
): Promise<void> {
  const id = uuid();
  const { tx, file, now, input } = context;
  await queryIn(
    tx,
    `insert into supplement_requests (id, case_id, round, requested_at, requested_by, requested_by_name, note,
       second_round_reason, answer_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, file.id, round, now, by, byName, input.note ?? '', input.secondRoundReason ?? '', answerBy],
  );
  await queryIn(
    tx,
    `insert into supplement_items (id, request_id, position, target, ref, label, reason)
     select i.id, $1, i.position, i.target, i.ref, i.label, i.reason
     from jsonb_to_recordset($2) i(id uuid, position int, target text, ref text, label jsonb, reason text)`,
    [id, JSON.stringify(items.map((item, position) => ({ id: uuid(), position, ...item })))],
  );
}

/** Before valid receipt there is no clock to stop. */
async function stopClock(context: ActContext, by: string, timers: CaseTimers): Promise<void> {
  const { tx, file, now, bundle } = context;
  if (file.acceptedAt === null) return;
  await openPause(tx, file.id, {
    kind: 'supplement',
    effect: bundle.clock.supplementEffect,
    from: now,
    basis: bundle.clock.basis,
  });
  await recordDueChange(tx, file.id, {
    at: now,
    due: null,
    previous: file.dueAt,
    reason: 'stopped',
    basis: bundle.clock.basis,
    steps: [],
    by,
  });
  file.dueAt = null;
  file.stoppedAt = now;
  await timers.forgetDueDate(tx, file.id);
}

interface EndedRequest {
  readonly requestedAt: Date;
  readonly requestedByName: string;
}

async function endRequest(tx: Tx, caseId: string, how: 'answered_at' | 'ended_at', at: Date): Promise<EndedRequest> {
  const [row] = await queryIn<EndedRequest>(
    tx,
    `update supplement_requests set ${how} = $2 where case_id = $1 and answered_at is null and ended_at is null
     returning requested_at as "requestedAt", requested_by_name as "requestedByName"`,
    [caseId, at],
  );
  if (!row) throw new Refused('casework.nothing_asked');
  return row;
}
