import { Invalid, type Problem } from '../../platform/errors/errors.js';
import { cleanText } from '../../platform/text.js';
import type { PaymentRecord } from '../payments.types.js';

const LONGEST_RECEIPT_NUMBER = 40;
const LONGEST_REASON = 1000;

export interface ReadRecord {
  readonly method: 'counter' | 'exemption';
  readonly amount: number;
  readonly receiptNumber: string | null;
  readonly exemptionReason: string | null;
}

/** Judges what reception wrote against the amount that is due, in whole đồng. */
export function readRecord(given: PaymentRecord, due: number): ReadRecord {
  if ('exemptionReason' in given) {
    const reason = cleanText(given.exemptionReason);
    const problem = judgeText('exemptionReason', reason, 'payments.exemption_reason_missing', LONGEST_REASON);
    if (problem) throw new Invalid([problem]);
    return { method: 'exemption', amount: 0, receiptNumber: null, exemptionReason: reason };
  }
  const number = cleanText(given.receiptNumber);
  const problems: Problem[] = [];
  if (given.amount !== due) {
    problems.push({ at: 'amount', code: 'payments.amount_differs', values: { due, given: given.amount } });
  }
  const problem = judgeText('receiptNumber', number, 'payments.receipt_number_missing', LONGEST_RECEIPT_NUMBER);
  if (problem) problems.push(problem);
  if (problems.length > 0) throw new Invalid(problems);
  return { method: 'counter', amount: due, receiptNumber: number, exemptionReason: null };
}

function judgeText(at: string, text: string, missing: string, limit: number): Problem | undefined {
  if (text === '') return { at, code: missing };
  return text.length > limit ? { at, code: 'payments.too_long', values: { limit } } : undefined;
}
