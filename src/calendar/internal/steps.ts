import type { Localised } from '../../platform/i18n/localised.js';
import type { Step, StepCode } from '../calendar.types.js';
import { dayName } from './days.js';
import type { Office } from './office.js';

/** Collects "why this date" in the order in which the date is computed. */
export interface Steps {
  add(code: StepCode, values: Step['values'], texts?: Step['texts']): void;
  readonly all: readonly Step[];
}

export function stepList(): Steps {
  const all: Step[] = [];
  return { all, add: (code, values, texts) => void all.push(texts ? { code, values, texts } : { code, values }) };
}

/** The holidays that were skipped and the make-up days that were counted after `from` up to `to`, a holiday a step. */
export function explainDays(office: Office, from: number, to: number, steps: Steps): void {
  let block: { first: number; last: number; count: number; reason: Localised } | undefined;
  const close = () => {
    if (!block) return;
    const { first, last, count, reason } = block;
    steps.add('holiday', { from: dayName(first), to: dayName(last), days: count }, { reason });
    block = undefined;
  };
  for (let day = from + 1; day <= to; day++) {
    const reason = office.holiday(day);
    if (reason && block && sameText(block.reason, reason)) block = { ...block, last: day, count: block.count + 1 };
    else if (reason) {
      close();
      block = { first: day, last: day, count: 1, reason };
    }
    const madeUp = office.madeUp(day);
    if (!madeUp) continue;
    close();
    steps.add('make_up_day', { day: dayName(day) }, { reason: madeUp });
  }
  close();
}

const sameText = (a: Localised, b: Localised) => a.vi === b.vi && a.en === b.en;
