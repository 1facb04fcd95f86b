import type { CaseSummary } from '../../casework/case.types.js';
import type { Remaining } from '../../calendar/calendar.types.js';
import { formatDay } from '../../platform/i18n/format.js';
import type { Phase } from '../../workflow/workflow.types.js';
import type { Speak } from '../shared/speak.js';
import { PHASE_COLOURS } from '../shared/phase-colours.js';

/** How pressing a case is; the groups of a queue, the most pressing first. */
export const URGENCIES = ['late', 'today', 'soon', 'normal', 'stopped', 'none', 'done'] as const;
export type Urgency = (typeof URGENCIES)[number];
/** Working days left that still count as soon. */
const SOON_DAYS = 2;

type Timed = Pick<CaseSummary, 'phase' | 'closedAt' | 'stopped' | 'remaining'>;

/** How pressing: by working time, not by the calendar. */
export function urgencyOf({ phase, closedAt, stopped, remaining }: Timed): Urgency {
  if (closedAt !== null || phase === 'decided') return 'done';
  if (stopped) return 'stopped';
  if (remaining === null) return 'none';
  if (remaining.late) return 'late';
  if (remaining.days === 0) return 'today';
  return remaining.days <= SOON_DAYS ? 'soon' : 'normal';
}

/** What `components/due/due` takes: the time left in words. */
export function dueOf(one: Timed, speak: Speak): { readonly state: Urgency; readonly text: string } {
  const state = urgencyOf(one);
  if (one.closedAt !== null) return { state, text: speak.t('due.closed', { day: formatDay(one.closedAt) }) };
  if (state === 'done') return { state, text: speak.t('due.decided') };
  if (state === 'stopped') return { state, text: speak.t('due.stopped') };
  if (one.remaining === null) return { state, text: speak.t('due.not_running') };
  return { state, text: timeLeft(one.remaining, speak) };
}

function timeLeft({ late, days, hours, minutes }: Remaining, speak: Speak): string {
  const way = late ? 'late' : 'left';
  const [unit, count] = days > 0 ? ['days', days] : hours > 0 ? ['hours', hours] : ['minutes', minutes];
  return speak.t(`due.${way}_${count === 1 ? 'one_' : ''}${unit}`, { count });
}

type Marked = Pick<CaseSummary, 'phase' | 'unreadMessages' | 'supplementRounds' | 'feeDue' | 'feeSettled'>;

/** What stands out about a case, as tags. */
export function flagsOf(one: Marked, speak: Speak): object[] {
  const flag = (key: string, colour: string): object => ({ text: speak.t(key), classes: `govuk-tag--${colour}` });
  const answered = one.supplementRounds > 0 && (one.phase === 'in_progress' || one.phase === 'submitted');
  const owes = one.feeDue > 0 && !one.feeSettled && one.phase === 'submitted';
  return [
    ...(one.unreadMessages ? [flag('queue.flags.message', 'blue')] : []),
    ...(answered ? [flag('queue.flags.supplemented', 'purple')] : []),
    ...(owes ? [flag('queue.flags.fee_due', 'yellow')] : []),
  ];
}

/** The phase of a case as a tag. */
export const phaseTag = (phase: Phase, speak: Speak): object => ({
  text: speak.t(`queue.phases.${phase}`),
  classes: `govuk-tag--${PHASE_COLOURS[phase]}`,
});
