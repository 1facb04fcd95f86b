import type { ActKind } from '../../../../workflow/workflow.types.js';
import type { ActForm } from './act-form.types.js';
import { assign, extend, issue, sendBack, sign } from './handling.js';
import { oneText, plainAct } from './parts.js';
import { propose } from './propose.js';
import { accept, recordIdentity, recordPayment, returnResult } from './reception.js';
import { requestSupplement } from './supplement.js';

/** The form of every kind of act. What only the applicant or the system does has none but the plain one. */
export const FORMS: Readonly<Record<ActKind, ActForm>> = {
  record_payment: recordPayment,
  record_identity: recordIdentity,
  accept,
  refuse_receipt: oneText('refuse_receipt', 'reason', { grave: true }),
  request_supplement: requestSupplement,
  answer_supplement: plainAct,
  expire_supplement: plainAct,
  hand_over: plainAct,
  claim: plainAct,
  assign,
  propose,
  send_back: sendBack,
  sign,
  issue,
  return_result: returnResult,
  withdraw: oneText('withdraw', 'reason', { optional: true, grave: true }),
  stop: oneText('stop', 'reason', { grave: true }),
  extend,
};
