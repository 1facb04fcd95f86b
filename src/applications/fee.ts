import type { Day } from '../calendar/calendar.types.js';
import type { Bundle } from '../definition/bundle.types.js';
import type { Answers } from '../forms/form.types.js';
import { valueOf } from './internal/bundle-values.js';

/** What an application costs, in whole đồng; null where these answers do not say it yet. */
export function feeIfKnown(bundle: Bundle, answers: Answers, today: Day): number | null {
  const amount = valueOf(bundle, bundle.fee.amount, answers, today);
  return typeof amount === 'number' && Number.isSafeInteger(amount) && amount >= 0 ? amount : null;
}

/** What an application costs, in whole đồng; 0 where these answers do not say it yet. */
export const feeOf = (bundle: Bundle, answers: Answers, today: Day): number => feeIfKnown(bundle, answers, today) ?? 0;
