import type { Localised } from '../platform/i18n/localised.js';

/**
 * The content of every printed form. Moments are ISO instants (`2026-11-24T03:20:00.000Z`), days `YYYY-MM-DD`, money whole
 * đồng: they are set into Vietnamese notation when printed, in the time zone of the installation. All texts are printed as
 * they are and never read as markup.
 */
export interface Letterhead {
  /** The body above, e.g. `UBND thành phố Huế`. */
  readonly agencyAbove: string;
  readonly agency: string;
  readonly caseCode?: string;
  readonly place: string;
  /** Instant of the act that makes the form. */
  readonly at: string;
}

export interface SlipPerson {
  readonly name: string;
  readonly personalId?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface SlipCase {
  readonly procedureCode: string;
  readonly procedure: string;
  /** What is asked for, in a few words; absent: the procedure's name. */
  readonly content?: string;
  readonly submitter: SlipPerson;
  /** Given where the owner of the case is not the submitter. */
  readonly owner?: SlipPerson;
  readonly channel: 'portal' | 'counter' | 'api' | 'national' | 'post';
}

export interface SlipPaper {
  readonly name: string;
  readonly originals: number;
  readonly copies: number;
}

export interface SlipOfficer {
  readonly name: string;
  readonly position?: string;
  readonly phone?: string;
}

/** The application arrived. Says nothing of whether it is complete: slip 01 does, once somebody has looked. */
export interface Receipt {
  readonly head: Letterhead;
  readonly case: SlipCase;
  /** Names of the papers that came with it. */
  readonly papers: readonly string[];
  readonly submittedAt: string;
  /** Whole đồng to be paid; absent where nothing is owed. */
  readonly fee?: number;
  /** Address at which the case can be followed. */
  readonly lookupUrl: string;
  readonly hotline?: string;
}

/** Receipt and appointment. */
export interface Slip01 {
  readonly head: Letterhead;
  readonly case: SlipCase;
  readonly papers: readonly SlipPaper[];
  readonly sets: number;
  /** The statutory term in words, e.g. `03 ngày làm việc`. */
  readonly term: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly fee?: { readonly amount: number; readonly receiptNumber?: string; readonly exemptionReason?: string };
  readonly collectAt: string;
  /** Address at which the case can be followed. */
  readonly lookupUrl: string;
  readonly hotline?: string;
  readonly receiver: SlipOfficer;
}

/** Request to supplement, item by item. */
export interface Slip02 {
  readonly head: Letterhead;
  readonly case: SlipCase;
  readonly items: readonly { readonly what: string; readonly reason: string }[];
  readonly round: number;
  /** Asked before the case was received: the term has not begun. */
  readonly beforeReceipt?: boolean;
  /** The whole term runs afresh once everything is there. */
  readonly termRestarts?: boolean;
  /** The last moment at which the answer counts. */
  readonly answerBy: string;
  readonly legalBasis?: string;
  readonly officer: SlipOfficer;
}

/** Refusal of receipt. */
export interface Slip03 {
  readonly head: Letterhead;
  readonly case: SlipCase;
  readonly reason: string;
  readonly legalBasis?: string;
  readonly officer: SlipOfficer;
}

/** Apology and request for more time. */
export interface Slip04 {
  readonly head: Letterhead;
  readonly case: SlipCase;
  readonly receivedAt: string;
  readonly originalDueAt: string;
  readonly newDueAt: string;
  readonly reason: string;
  readonly signer: SlipOfficer;
}

/** Notice that the handling of a case stops. */
export interface Slip05 {
  readonly head: Letterhead;
  readonly case: SlipCase;
  /** Where the case stood, in words. */
  readonly stage: string;
  readonly reason: string;
  readonly atOwnRequest: boolean;
  readonly returned?: string;
  readonly feeSettlement?: string;
  /** Whoever decided to stop; absent where time ran out by itself. */
  readonly signer?: SlipOfficer;
  /** Whom to ask, where nobody signed. */
  readonly contact?: SlipOfficer;
}

/** Control sheet: every hand-over of the case. */
export interface Slip06 {
  readonly head: Letterhead;
  readonly case: SlipCase;
  readonly papers: readonly SlipPaper[];
  readonly sets: number;
  readonly term: string;
  readonly receivedAt: string;
  readonly dueAt: string;
  readonly hops: readonly {
    readonly at: string;
    readonly from: string;
    readonly to: string;
    readonly giver?: string;
    readonly receiver?: string;
    readonly result: 'on_time' | 'late' | 'open';
    readonly note?: string;
  }[];
}

/** Register of cases of one agency over a span of days. */
export interface Slip07 {
  readonly head: Letterhead;
  readonly from: string;
  readonly to: string;
  readonly rows: readonly {
    readonly caseCode: string;
    readonly procedure: string;
    readonly sets: number;
    readonly name: string;
    readonly contact: string;
    readonly handledBy: string;
    readonly receivedAt: string;
    readonly dueAt: string;
    readonly resultAt?: string;
    readonly channel: SlipCase['channel'];
    readonly status: string;
    readonly note?: string;
  }[];
}

/** The result of a case: an approval with its content, or a reasoned refusal. */
export interface ResultData {
  readonly head: Letterhead;
  readonly title: Localised;
  /** Number and series, e.g. `12/TLKS`. */
  readonly number: string;
  readonly outcome: 'approved' | 'refused';
  readonly procedure: Localised;
  readonly applicant: string;
  /** Content line by line. `value` is ready to print. */
  readonly lines: readonly { readonly label: Localised; readonly value: string }[];
  /** Reason of a refusal. */
  readonly reason?: string;
  readonly legalBasis: readonly string[];
  readonly signer: { readonly name: string; readonly position: string };
  /** Instant of the signature. */
  readonly signedAt: string;
}
