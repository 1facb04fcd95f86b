import type { Localised } from '../platform/i18n/localised.js';

/** What the person whose case it is hears of, by mail and in the inbox. */
export const APPLICANT_NOTICES = [
  'submitted',
  'accepted',
  'receipt_refused',
  'supplement_requested',
  'supplement_answered',
  'supplement_expired',
  'stopped',
  'extended',
  'issued',
  'returned',
  'withdrawn',
  'withdrawal_asked',
  'withdrawal_declined',
  'message',
] as const;
export type ApplicantNotice = (typeof APPLICANT_NOTICES)[number];

/** What civil servants find in their inbox. */
export const STAFF_NOTICES = [
  'staff_new',
  'staff_supplement_answered',
  'staff_handed_over',
  'staff_assigned',
  'staff_proposed',
  'staff_sent_back',
  'staff_signed',
  'staff_withdrawn',
  'staff_withdrawal_asked',
  'staff_message',
  'staff_due_soon',
  'staff_overdue',
] as const;
export type StaffNotice = (typeof STAFF_NOTICES)[number];

/** Mails about an account, which carry a link that works once. */
export const ACCOUNT_NOTICES = ['verify', 'reset', 'invite', 'exists'] as const;
export type AccountNotice = (typeof ACCOUNT_NOTICES)[number];

export type MailNotice = ApplicantNotice | AccountNotice;
export type InboxNotice = ApplicantNotice | StaffNotice;

/** A line of somebody's inbox. */
export interface InboxItem {
  readonly id: string;
  /** The sentence stands under `notifications.inbox.<kind>`, with {code} and {due}; see `sentenceOf`. */
  readonly kind: InboxNotice;
  /** Which page it leads to: the case as its applicant or as its office sees it. */
  readonly side: 'applicant' | 'office';
  readonly caseId: string;
  readonly caseCode: string;
  readonly procedureName: Localised;
  /** The date that the sentence names, where there is one. */
  readonly due: Date | null;
  readonly at: Date;
  readonly read: boolean;
}

export interface InboxPage {
  /** Newest first. */
  readonly items: readonly InboxItem[];
  /** Hand it back as `after` to read on; null on the last page. */
  readonly next: string | null;
}

export const DELIVERY_STATES = ['queued', 'handed_over', 'skipped', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What became of one mail. Who it went to is not kept. */
export interface Delivery {
  readonly id: string;
  /** Wording: `notifications.notices.<notice>`. */
  readonly notice: MailNotice;
  readonly channel: 'mail';
  readonly state: DeliveryState;
  /** Why not: wording under `notifications.reasons.<reason>`; null where all is well. */
  readonly reason: string | null;
  readonly tries: number;
  readonly queuedAt: Date;
  readonly endedAt: Date | null;
}
