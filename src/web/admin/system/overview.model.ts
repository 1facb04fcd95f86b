import { formatNumber, formatShortMoment } from '../../../platform/i18n/format.js';
import type { Locale } from '../../../platform/i18n/localised.js';
import type { DependencyState } from '../../../platform/health/health.service.js';
import type { LivingProcess } from '../../../platform/health/processes.js';
import { JOB_STATES, type JobListState, type QueueCounts } from '../../../platform/queue/queue-admin.service.js';
import { jobsIn } from '../../../paths/system.js';
import type { Delivery, DeliveryState } from '../../../notifications/notices.types.js';
import type { Speak } from './speak.js';

export interface OverviewFacts {
  readonly health: readonly DependencyState[];
  readonly processes: readonly LivingProcess[];
  readonly queues: readonly QueueCounts[];
  readonly mails: Readonly<Record<DeliveryState, number>>;
  readonly failures: readonly Delivery[];
}

/** The installation at a glance: what it needs, what runs, what waits. */
export const overviewModel = (facts: OverviewFacts, speak: Speak): object => ({
  title: speak.t('system.title'),
  lead: speak.t(facts.health.every((one) => one.ok) ? 'system.all_well' : 'system.not_well'),
  well: facts.health.every((one) => one.ok),
  health: {
    caption: speak.t('system.health'),
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: columns(speak, 'system.dependency', 'system.state', 'system.detail', 'system.checked_at'),
    rows: facts.health.map((one) => dependencyRow(one, speak)),
  },
  queues: {
    caption: speak.t('system.queues'),
    captionClasses: 'govuk-table__caption--m',
    firstCellIsHeader: true,
    head: [
      { text: speak.t('system.queue') },
      ...SHOWN.map((state) => ({ text: speak.t(`system.job_states.${state}`), format: 'numeric' })),
      { text: speak.t('system.oldest'), format: 'numeric' },
    ],
    rows: facts.queues.map((one) => queueRow(one, speak)),
  },
  ...mailTables(facts, speak),
  processes: processTable(facts, speak),
});

const SHOWN = JOB_STATES.filter((state) => state !== 'completed');
const MAIL_STATES: readonly DeliveryState[] = ['queued', 'handed_over', 'skipped', 'failed'];

const columns = (speak: Speak, ...keys: readonly string[]): object[] => keys.map((key) => ({ text: speak.t(key) }));

const mailTables = (facts: OverviewFacts, speak: Speak): object => ({
  mails: {
    caption: speak.t('system.mails'),
    captionClasses: 'govuk-table__caption--m',
    head: MAIL_STATES.map((state) => ({ text: speak.t(`notifications.states.${state}`), format: 'numeric' })),
    rows: [MAIL_STATES.map((state) => ({ text: formatNumber(facts.mails[state], speak.locale), format: 'numeric' }))],
  },
  failures: {
    head: columns(speak, 'system.ended_at', 'system.notice', 'system.reason'),
    rows: facts.failures.map((one) => [
      { text: one.endedAt ? formatShortMoment(one.endedAt) : '' },
      { text: speak.t(`notifications.notices.${one.notice}`) },
      { text: one.reason === null ? '' : speak.t(`notifications.reasons.${one.reason}`) },
    ]),
  },
});

const processTable = (facts: OverviewFacts, speak: Speak): object => ({
  caption: speak.t('system.processes'),
  captionClasses: 'govuk-table__caption--m',
  head: columns(speak, 'system.role', 'system.host', 'system.started_at', 'system.seen_at'),
  rows: facts.processes.map((one) => [
    { text: speak.t(`system.roles.${one.role}`) },
    { text: `${one.host} ${one.pid}` },
    { text: formatShortMoment(one.startedAt) },
    { text: formatShortMoment(one.seenAt) },
  ]),
});

function dependencyRow(one: DependencyState, speak: Speak): object[] {
  const colour = one.ok ? 'govuk-tag--green' : one.required ? 'govuk-tag--red' : 'govuk-tag--yellow';
  return [
    { text: speak.find(`system.dependencies.${one.name}`) ?? one.name },
    { tag: { text: speak.t(one.ok ? 'system.works' : 'system.does_not_work'), classes: colour } },
    { text: speak.find(`system.details.${one.detail}`) ?? one.detail },
    { text: formatShortMoment(one.checkedAt) },
  ];
}

function queueRow(one: QueueCounts, speak: Speak): object[] {
  const cell = (state: JobListState): object => {
    const count = one[state];
    const text = formatNumber(count, speak.locale);
    return count > 0 ? { text, href: jobsIn(one.queue, state), format: 'numeric' } : { text, format: 'numeric' };
  };
  return [
    { text: speak.t(`system.queue_names.${one.queue}`) },
    ...SHOWN.map(cell),
    { text: one.waiting > 0 ? age(one.oldestSeconds, speak.locale, speak) : '–', format: 'numeric' },
  ];
}

function age(seconds: number, locale: Locale, speak: Speak): string {
  if (seconds < 120) return speak.t('system.seconds', { count: formatNumber(seconds, locale) });
  return speak.t('system.minutes', { count: formatNumber(Math.round(seconds / 60), locale) });
}
