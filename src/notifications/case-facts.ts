import type { Locale, Localised } from '../platform/i18n/localised.js';

/** What a notice has to know of a case, read when the notice is made. */
export interface CaseForNotice {
  readonly id: string;
  readonly code: string;
  readonly procedureName: Localised;
  /** Where the case is now. */
  readonly agency: { readonly id: string; readonly name: Localised };
  readonly applicant: {
    /** Null where somebody applied at the counter without an account. */
    readonly accountId: string | null;
    /** As given in the application; used only where there is no account. */
    readonly email: string | null;
    readonly locale: Locale;
  };
  /** Account of the civil servant who works on it. */
  readonly assignee: string | null;
  /** The role that has to act, `applicant`, or `nobody`. */
  readonly holder: string;
  /** Valid receipt was confirmed, so a time limit is set. */
  readonly received: boolean;
  readonly dueAt: Date | null;
  /** Until when the open supplement request is to be answered. */
  readonly answerBy: Date | null;
  /** Path of the page on which somebody without an account follows the case. */
  readonly trackingPath: string;
}

/** Reads cases for notices. */
export abstract class CaseFacts {
  /** NotFound where there is no such case. */
  abstract forNotice(caseId: string): Promise<CaseForNotice>;
}
