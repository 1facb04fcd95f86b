import type { EventDetail, TimelineEntry } from '../../../casework/case.types.js';
import { formatMoment, formatMoney } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';

/** What happened, newest first, as `components/timeline/timeline` takes it. */
export const timelineItems = (timeline: readonly TimelineEntry[], speak: Speak): object[] =>
  timeline.map((entry) => ({
    title: eventTitle(entry.event, speak),
    when: formatMoment(entry.at, speak.locale),
    iso: entry.at.toISOString(),
    by: whoDid(entry.by, speak),
    lines: detailLines(entry.detail, speak),
  }));

/** The sentence for an event; its word where there is none. */
export const eventTitle = (event: string, speak: Speak): string => speak.find(`casework.events.${event}`) ?? event;

function whoDid({ kind, name }: TimelineEntry['by'], speak: Speak): string {
  if (kind === 'applicant') return speak.t('case_pages.you');
  return kind === 'system' ? speak.t('case_pages.by_itself') : name;
}

/** What of an event concerns the person, each with its sentence. */
const SHOWN = ['reason', 'amount', 'receiptNumber', 'answerBy', 'due', 'number'] as const;

const detailLines = (detail: EventDetail, speak: Speak): string[] =>
  SHOWN.flatMap((name) => {
    const value = detail[name];
    if (value === undefined || value === null || value === '') return [];
    return [speak.t(`case_pages.details.${name}`, { value: written(name, value, speak) })];
  });

function written(name: string, value: NonNullable<EventDetail[string]>, speak: Speak): string {
  if (name === 'amount' && typeof value === 'number') return formatMoney(value, speak.locale);
  const text = Array.isArray(value) ? value.join('; ') : String(value);
  return /^\d{4}-\d{2}-\d{2}T/.test(text) ? formatMoment(new Date(text), speak.locale) : text;
}
