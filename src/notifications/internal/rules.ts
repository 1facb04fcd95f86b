import { ACCOUNT_MESSAGES } from '../../identity/account.messages.js';
import type { CaseEvent } from '../../casework/case.messages.js';
import type { AccountNotice, ApplicantNotice, StaffNotice } from '../notices.types.js';

/**
 * Who among the staff hears of it: those who hold the case now (the person it is assigned to, else everybody with that
 * role there), that person only, or a role of the agency that has the case.
 */
export type StaffAudience = 'holder' | 'assignee' | 'reception' | 'leader' | 'clerk';

/** Event × audience × channel, as data. The applicant's notices go to the inbox and by mail, the others to the inbox. */
export interface CaseRule {
  readonly applicant?: ApplicantNotice;
  readonly staff?: readonly { readonly notice: StaffNotice; readonly to: StaffAudience }[];
}

export const CASE_RULES: Readonly<Partial<Record<CaseEvent, CaseRule>>> = {
  'case.submitted': { applicant: 'submitted', staff: [{ notice: 'staff_new', to: 'reception' }] },
  'case.accepted': { applicant: 'accepted' },
  'case.receipt_refused': { applicant: 'receipt_refused' },
  'case.supplement_requested': { applicant: 'supplement_requested' },
  'case.supplement_answered': {
    applicant: 'supplement_answered',
    staff: [{ notice: 'staff_supplement_answered', to: 'holder' }],
  },
  'case.supplement_expired': { applicant: 'supplement_expired' },
  'case.handed_over': { staff: [{ notice: 'staff_handed_over', to: 'holder' }] },
  'case.assigned': { staff: [{ notice: 'staff_assigned', to: 'assignee' }] },
  'case.proposed': { staff: [{ notice: 'staff_proposed', to: 'leader' }] },
  'case.sent_back': { staff: [{ notice: 'staff_sent_back', to: 'holder' }] },
  'case.signed': { staff: [{ notice: 'staff_signed', to: 'clerk' }] },
  'case.issued': { applicant: 'issued' },
  'case.result_returned': { applicant: 'returned' },
  'case.taken_back': { applicant: 'withdrawn', staff: [{ notice: 'staff_withdrawn', to: 'reception' }] },
  'case.withdrawal_asked': {
    applicant: 'withdrawal_asked',
    staff: [
      { notice: 'staff_withdrawal_asked', to: 'leader' },
      { notice: 'staff_withdrawal_asked', to: 'assignee' },
    ],
  },
  'case.withdrawal_declined': {
    applicant: 'withdrawal_declined',
  },
  'case.stopped': { applicant: 'stopped' },
  'case.extended': { applicant: 'extended' },
  'case.message_from_office': { applicant: 'message' },
  'case.message_from_applicant': { staff: [{ notice: 'staff_message', to: 'holder' }] },
  'case.due_soon': { staff: [{ notice: 'staff_due_soon', to: 'holder' }] },
  'case.overdue': {
    staff: [
      { notice: 'staff_overdue', to: 'holder' },
      { notice: 'staff_overdue', to: 'leader' },
    ],
  },
};

export const ACCOUNT_RULES: Readonly<Record<string, AccountNotice>> = {
  [ACCOUNT_MESSAGES.verify]: 'verify',
  [ACCOUNT_MESSAGES.reset]: 'reset',
  [ACCOUNT_MESSAGES.invite]: 'invite',
  [ACCOUNT_MESSAGES.exists]: 'exists',
};

const caseRules: Readonly<Record<string, CaseRule>> = CASE_RULES;

export const CASE_TYPES: readonly string[] = Object.keys(CASE_RULES);
export const ACCOUNT_TYPES: readonly string[] = Object.keys(ACCOUNT_RULES);
export const MAIL_TYPES: readonly string[] = [
  ...CASE_TYPES.filter((type) => caseRules[type]?.applicant !== undefined),
  ...ACCOUNT_TYPES,
];

export const ruleOf = (type: string): CaseRule => caseRules[type] ?? {};
/** The mail that belongs to a message, if any. */
export const mailOf = (type: string): ApplicantNotice | AccountNotice | undefined =>
  ruleOf(type).applicant ?? ACCOUNT_RULES[type];
