import { stepWords } from '../../../calendar/step-words.js';
import type { Remaining } from '../../../calendar/calendar.types.js';
import type { CaseForApplicant } from '../../../casework/case.types.js';
import { formatMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';

/** Until when, how long that is from now, and line by line why. */
export function clockOf({ clock, closedAt }: CaseForApplicant, speak: Speak): object {
  return {
    label: speak.t('case_pages.due.label'),
    value: dueText(clock, speak),
    note: closedAt === null ? noteOf(clock, speak) : '',
    apology:
      closedAt === null && !clock.stopped && clock.remaining?.late === true ? speak.t('case_pages.due.sorry') : '',
    why: { summaryText: speak.t('case_pages.due.why') },
    steps: clock.steps.map((step) => {
      const { key, values } = stepWords(step, speak.locale);
      return speak.t(key, values);
    }),
  };
}

function dueText({ running, due }: CaseForApplicant['clock'], speak: Speak): string {
  if (!running || due === null) return speak.t('case_pages.due.not_running');
  return formatMoment(due, speak.locale);
}

function noteOf(
  { running, stopped, stoppedSince, remaining, provisional }: CaseForApplicant['clock'],
  speak: Speak,
): string {
  if (!running) return speak.t('case_pages.due.after_receipt');
  if (stopped) {
    const at = stoppedSince === null ? '' : formatMoment(stoppedSince, speak.locale);
    return speak.t('case_pages.due.stopped', { at });
  }
  const left = remaining === null ? [] : [timeLeft(remaining, speak)];
  return [...left, ...(provisional ? [speak.t('case_pages.due.provisional')] : [])].join('. ');
}

function timeLeft({ late, days, hours, minutes }: Remaining, speak: Speak): string {
  const [unit, count] = days > 0 ? ['days', days] : hours > 0 ? ['hours', hours] : ['minutes', minutes];
  return speak.t(`case_pages.due.${late ? 'late' : 'left'}_${count === 1 ? 'one_' : ''}${unit}`, { count });
}
