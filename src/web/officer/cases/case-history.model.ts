import type { DueChange, EventDetail, TimelineEntry } from '../../../casework/case.types.js';
import { formatMoney, formatShortMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';
import type { CaseFacts } from './case-facts.types.js';

/** Everything that happened, newest first, and how the due date moved. */
export const historyModel = ({ view }: CaseFacts, speak: Speak): object => ({
  timeline: view.timeline.map((entry) => timelineItem(entry, speak)),
  moved: view.clock.changes.length > 0,
  changes: {
    caption: speak.t('officer_case.due_changes.title'),
    captionClasses: 'govuk-table__caption--m',
    head: ['at', 'why', 'before', 'after', 'basis', 'by'].map((key) => ({
      text: speak.t(`officer_case.due_changes.${key}`),
    })),
    rows: view.clock.changes.map((change) => changeRow(change, speak)),
  },
});

/** The sentence for an event; its word where there is none. */
export const eventText = (event: string, speak: Speak): string => speak.find(`casework.events.${event}`) ?? event;

function timelineItem(entry: TimelineEntry, speak: Speak): object {
  const { kind, name } = entry.by;
  const moved = entry.state === null ? [] : [speak.t('officer_case.now_in', { state: entry.state[speak.locale] })];
  return {
    title: eventText(entry.event, speak),
    when: formatShortMoment(entry.at),
    iso: entry.at.toISOString(),
    by: kind === 'office' ? name : `${name} (${speak.t(`officer_case.sides.${kind}`)})`,
    lines: [...moved, ...detailLines(entry.detail, speak)],
  };
}

/** Only what a person reads; ids and hashes stay where they are. */
const SHOWN = [
  'outcome',
  'reason',
  'comment',
  'note',
  'amount',
  'receiptNumber',
  'method',
  'assignee',
  'due',
  'answerBy',
  'number',
  'channel',
  'receiver',
  'paper',
  'reference',
] as const;

function detailLines(detail: EventDetail, speak: Speak): string[] {
  return SHOWN.flatMap((name) => {
    const value = detail[name];
    if (value === undefined || value === null || value === '') return [];
    return [speak.t(`officer_case.details.${name}`, { value: written(name, value, speak) })];
  });
}

function written(name: string, value: NonNullable<EventDetail[string]>, speak: Speak): string {
  if (name === 'amount' && typeof value === 'number') return formatMoney(value, speak.locale);
  if (typeof value !== 'string') return Array.isArray(value) ? value.join('; ') : String(value);
  if (name === 'method') return speak.find(`officer_case.identity_methods.${value}`) ?? value;
  if (name === 'channel') return channelText(value, speak);
  if (name === 'outcome') return speak.find(`officer_case.decision.outcomes.${value}`) ?? value;
  return /^\d{4}-\d{2}-\d{2}T/.test(value) ? formatShortMoment(new Date(value)) : value;
}

/** How a case came in, or how its result went out. */
const channelText = (value: string, speak: Speak): string => speak.find(`officer_case.ways.${value}`) ?? value;

function changeRow(change: DueChange, speak: Speak): object[] {
  const moment = (at: Date | null): string => (at === null ? '–' : formatShortMoment(at));
  return [
    { text: formatShortMoment(change.at) },
    { text: speak.t(`officer_case.due_changes.reasons.${change.reason}`) },
    { text: moment(change.previous) },
    { text: moment(change.due) },
    { text: change.basis[speak.locale] },
    { text: change.by },
  ];
}
