import type { Readable } from 'node:stream';
import type { Remaining, Step } from '../calendar/calendar.types.js';
import type { DocumentKind } from '../documents/documents.types.js';
import type { Localised } from '../platform/i18n/localised.js';
import type { ActKind, Party, Phase } from '../workflow/workflow.types.js';

/** How a submission reached the authority. */
export const CHANNELS = ['portal', 'counter', 'api', 'national'] as const;
export type Channel = (typeof CHANNELS)[number];

/** How reception made sure who the applicant is; `self_declared` until somebody looked. */
export const IDENTITY_METHODS = ['id_card_seen', 'passport_seen', 'electronic_identity', 'known_in_person'] as const;
export type IdentityMethod = (typeof IDENTITY_METHODS)[number];

/** How the result reached the applicant. */
export const RETURN_CHANNELS = ['downloaded', 'counter', 'post'] as const;
export type ReturnChannel = (typeof RETURN_CHANNELS)[number];

export interface AgencyRef {
  readonly id: string;
  readonly name: Localised;
}

export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** One line of a list of cases. */
export interface CaseSummary {
  readonly id: string;
  readonly code: string;
  readonly procedureCode: string;
  readonly procedureName: Localised;
  readonly applicantName: string;
  readonly channel: Channel;
  readonly phase: Phase;
  /** Name of the state for officers, and the sentence for the applicant. */
  readonly stateName: Localised;
  readonly statePublic: Localised;
  readonly holder: Party | 'nobody';
  readonly heldAt: AgencyRef;
  readonly assignee: PersonRef | null;
  readonly submittedAt: Date;
  /** Null before valid receipt, while the clock stands still, and once it is over. */
  readonly dueAt: Date | null;
  readonly stopped: boolean;
  readonly closedAt: Date | null;
  /** Working time left, null where there is no due date. */
  readonly remaining: Remaining | null;
  readonly feeDue: number;
  readonly feeSettled: boolean;
  readonly supplementRounds: number;
  readonly unreadMessages: boolean;
}

/** Something that happened, for a timeline. */
export interface TimelineEntry {
  /** The case's version after it. */
  readonly version: number;
  readonly at: Date;
  /** Word of `CaseEvent` without the leading `case.`; wording stands under `casework.events.<event>`. */
  readonly event: string;
  readonly by: { readonly kind: 'applicant' | 'office' | 'system'; readonly name: string };
  /** What the state is called afterwards; null where it stayed. */
  readonly state: Localised | null;
  /** What was recorded, typed by the kind of act; ready for a sentence. */
  readonly detail: EventDetail;
}

/** Plain values of an event: texts, numbers, and lists of reasons. Personal data stays out of it where ids do. */
export type EventDetail = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface DueChange {
  readonly at: Date;
  readonly due: Date | null;
  readonly previous: Date | null;
  readonly reason: 'accepted' | 'stopped' | 'resumed' | 'extended';
  readonly basis: Localised;
  readonly by: string;
}

/** The legal clock of a case, explained. */
export interface CaseClock {
  /** False before valid receipt. */
  readonly running: boolean;
  readonly stopped: boolean;
  readonly stoppedSince: Date | null;
  /** The moment promised now; while stopped: what it would be if the answer came now. */
  readonly due: Date | null;
  readonly original: Date | null;
  readonly provisional: boolean;
  readonly remaining: Remaining | null;
  /** Why this date, line by line; empty before valid receipt. */
  readonly steps: readonly Step[];
  readonly changes: readonly DueChange[];
}

export type SupplementTarget = 'paper' | 'field' | 'other';

export interface SupplementItem {
  readonly id: string;
  readonly target: SupplementTarget;
  /** Paper id or field id of the version; empty for `other`. */
  readonly ref: string;
  readonly label: Localised;
  readonly reason: string;
}

export interface SupplementRequest {
  readonly id: string;
  readonly round: number;
  readonly requestedAt: Date;
  readonly requestedBy: string;
  readonly note: string;
  readonly secondRoundReason: string;
  readonly answerBy: Date;
  readonly answeredAt: Date | null;
  readonly expiredAt: Date | null;
  readonly items: readonly SupplementItem[];
}

/** One line of what a decision says, as it will be printed. */
export interface DecisionLine {
  readonly label: Localised;
  readonly value: string;
}

/** The content that is signed: exactly this, as canonical JSON, plus the template's hash. */
export interface DecisionContent {
  readonly schema: 1;
  readonly caseCode: string;
  readonly procedureCode: string;
  readonly versionId: string;
  readonly outcome: 'approved' | 'refused';
  readonly title: Localised;
  readonly resultCode: string;
  readonly applicant: string;
  readonly agency: Localised;
  readonly lines: readonly DecisionLine[];
  /** The reason of a refusal; empty for an approval. */
  readonly reason: string;
}

export interface Decision {
  readonly id: string;
  readonly state: 'proposed' | 'sent_back' | 'signed' | 'issued';
  readonly content: DecisionContent;
  readonly drafter: PersonRef;
  readonly draftedAt: Date;
  readonly comment: string;
  readonly signer: PersonRef | null;
  readonly signedAt: Date | null;
  /** sha256 of content and template hash, hex; null before signing. */
  readonly hash: string | null;
  readonly number: string | null;
  readonly issuedAt: Date | null;
  readonly documentId: string | null;
  readonly verificationCode: string | null;
}

/** An action that this person may take now; never shown for an act that would be refused. */
export interface ActionView {
  readonly id: string;
  readonly kind: ActKind;
  readonly label: Localised;
  /** JSON Schema 2020-12 of the input of `CaseActs.act`. */
  readonly input: object;
}

export interface Note {
  readonly id: string;
  readonly at: Date;
  readonly by: string;
  readonly text: string;
}

export interface ConversationEntry {
  readonly id: string;
  readonly at: Date;
  readonly side: 'applicant' | 'office';
  readonly by: string;
  readonly text: string;
  /** When the other side first opened it. */
  readonly readAt: Date | null;
}

/** What applicant and officer both see. */
export interface CaseView extends CaseSummary {
  /** Give it back with an act: a stale one is a conflict. */
  readonly version: number;
  readonly versionId: string;
  readonly applicationId: string;
  readonly applicantAccount: string | null;
  readonly acceptedAt: Date | null;
  readonly nationalStatus: number;
  readonly agencies: { readonly receivedAt: AgencyRef; readonly handledBy: AgencyRef; readonly decidedBy: AgencyRef };
  readonly identity: { readonly method: IdentityMethod | 'self_declared'; readonly at: Date | null };
  readonly clock: CaseClock;
  /** Newest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly supplements: readonly SupplementRequest[];
  readonly actions: readonly ActionView[];
  readonly rating: { readonly score: number; readonly comment: string } | null;
}

export interface CaseForApplicant extends CaseView {
  /** Null until issued. */
  readonly decision: Decision | null;
}

export interface CaseForOfficer extends CaseView {
  readonly decision: Decision | null;
  /** Drafts that were sent back, oldest first. */
  readonly earlierDecisions: readonly Decision[];
}

/** A page of somebody's own cases. */
export interface CasePage {
  /** Newest first. */
  readonly items: readonly CaseSummary[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** What the page after a submission says. */
export interface CaseReceipt {
  readonly code: string;
  readonly procedureName: Localised;
  readonly agency: Localised;
  readonly submittedAt: Date;
  /** Whole đồng. */
  readonly fee: number;
  /** Its last four digits open the public tracking page. */
  readonly phone: string;
}

/** A case as anybody sees it who knows its code and four digits of the phone number: no name and no answer. */
export interface TrackedCase {
  readonly code: string;
  readonly procedureName: Localised;
  /** Where it stands now. */
  readonly agency: Localised;
  readonly phase: Phase;
  readonly statePublic: Localised;
  readonly submittedAt: Date;
  /** Null before valid receipt, while the clock stands still, and once it is over. */
  readonly dueAt: Date | null;
  readonly stopped: boolean;
  readonly closedAt: Date | null;
  /** Newest first. `event` as in `TimelineEntry`. */
  readonly events: readonly Pick<TimelineEntry, 'at' | 'event' | 'state'>[];
  readonly clockSteps: readonly Step[];
}

/** A document made for a case. */
export interface CaseDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly orderedAt: Date;
  /** False while its bytes are being made. */
  readonly ready: boolean;
}

/** Bytes as they are handed out. */
export interface HandedOut {
  readonly stream: Readable;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** To be saved under. */
  readonly name: string;
}
