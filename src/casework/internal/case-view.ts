import type { Answers } from '../../forms/form.types.js';
import type { Person } from '../../platform/actor.js';
import type { Locale } from '../../platform/i18n/localised.js';
import type { CaseView, Decision, SupplementRequest } from '../case.types.js';
import type { CaseGround } from './act.types.js';
import type { ClockRows, EventRow, ReadCase } from './case-records.service.js';
import { clockView } from './clock-view.js';
import { factsOf } from './facts.js';
import { offers } from './offers.js';
import { agencyRef, describeCase, timeLeft } from './summaries.service.js';
import { applicantTimeline, officeTimeline } from './timeline.js';

/** Everything that was read about one case. */
export interface WholeCase {
  readonly file: ReadCase;
  readonly ground: CaseGround;
  readonly answers: Answers;
  readonly events: readonly EventRow[];
  readonly clock: ClockRows;
  readonly supplements: readonly SupplementRequest[];
  readonly decisions: readonly Decision[];
}

export interface Reader {
  readonly actor: Person;
  readonly side: 'applicant' | 'office';
  readonly now: Date;
}

/** What applicant and officer both see, each from their own side. */
export function caseView(whole: WholeCase, reader: Reader): CaseView {
  const { file, ground, events, supplements } = whole;
  const { side, now, actor } = reader;
  const { agencies, bundle, calendar } = ground;
  const row = { ...file, dueOrder: 0 };
  const held = Object.values(agencies).find((agency) => agency.id === file.heldAt);
  const timeline = side === 'applicant' ? applicantTimeline : officeTimeline;
  return {
    ...describeCase(row, bundle, held, side),
    remaining: timeLeft(row, calendar, now),
    version: file.revision,
    versionId: file.versionId,
    applicationId: file.applicationId,
    applicantAccount: file.applicantAccount,
    acceptedAt: file.acceptedAt,
    nationalStatus: bundle.workflow.states.find((state) => state.id === file.state)?.nationalStatus ?? 1,
    agencies: {
      receivedAt: agencyRef(agencies.received_at, file.receivedBy),
      handledBy: agencyRef(agencies.handled_by, file.handledBy),
      decidedBy: agencyRef(agencies.decided_by, file.decidedBy),
    },
    identity: { method: file.identityMethod ?? 'self_declared', at: file.identityAt },
    clock: clockView(file, whole.clock, ground, now),
    timeline: timeline(events, ground, actor.locale),
    supplements,
    actions: actionsOf(whole, reader, actor.locale),
    rating: file.rating,
  };
}

function actionsOf(
  { file, ground, answers, decisions, clock }: WholeCase,
  { actor, side, now }: Reader,
  locale: Locale,
) {
  const drafter = liveDecisionOf(decisions)?.drafter.id;
  const facts = factsOf(file, ground, answers, drafter, now);
  return offers({ bundle: ground.bundle, file, facts, extended: clock.extensions.length > 0 }, actor, side, locale);
}

/** The decision that is being made or was made. */
export const liveDecisionOf = (decisions: readonly Decision[]): Decision | undefined =>
  decisions.find((one) => one.state !== 'sent_back');

/** A result that concerns somebody's civil status is for people whose identity was established. */
export const mayHoldResult = (
  file: Pick<ReadCase, 'identityMethod'>,
  { bundle }: Pick<CaseGround, 'bundle'>,
): boolean => !bundle.applicant.identityRequired || file.identityMethod !== null;
