import type { UnitBook } from '../../../agencies/agencies.types.js';
import type { SubmittedView } from '../../../applications/application.types.js';
import type { CaseDocument, CaseForOfficer, ConversationEntry, Note } from '../../../casework/case.types.js';
import type { Bundle } from '../../../definition/bundle.types.js';
import type { Problem } from '../../../platform/errors/errors.js';
import type { Wording } from '../../../platform/i18n/wording.js';

/** The pages of a case file; the first one is the file itself. */
export const CASE_TABS = ['file', 'messages', 'notes', 'history'] as const;
export type CaseTab = (typeof CASE_TABS)[number];

/** Everything the page of a case is made of. */
export interface CaseFacts {
  readonly view: CaseForOfficer;
  readonly bundle: Bundle;
  readonly submitted: SubmittedView;
  readonly documents: readonly CaseDocument[];
  readonly conversation: readonly ConversationEntry[];
  readonly notes: readonly Note[];
  readonly units: UnitBook;
  readonly wording: Wording;
  readonly tab: CaseTab;
  /** May write to the applicant, and there is somebody to read it. */
  readonly mayWrite: boolean;
  /** A note or a message that could not be taken. */
  readonly refused: Typed;
  /** A fresh word for everything that can be sent from this page; sent twice it counts once. */
  readonly key: string;
}

export interface Typed {
  readonly text: string;
  readonly problems: readonly Problem[];
}
