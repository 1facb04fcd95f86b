import { formatShortMoment } from '../../../platform/i18n/format.js';
import type { ErrorSummary } from '../../shared/error-summary.js';
import {
  JOB_STATES,
  type JobListState,
  type JobView,
  type QueueCounts,
} from '../../../platform/queue/queue-admin.service.js';
import { discardJob, jobPage, jobsIn, retryAllIn, retryJob } from '../../../paths/system.js';
import type { Speak } from './speak.js';

export const PAGE_SIZE = 50;

export interface JobListFacts {
  readonly counts: QueueCounts;
  readonly state: JobListState;
  readonly jobs: readonly JobView[];
  /** 1 for the first. */
  readonly page: number;
  readonly mayManage: boolean;
}

/** Jobs of one queue in one state. */
export function jobListModel({ counts, state, jobs, page, mayManage }: JobListFacts, speak: Speak): object {
  const at = (number: number): string => `${jobsIn(counts.queue, state)}&page=${number}`;
  return {
    title: speak.t(`system.queue_names.${counts.queue}`),
    tabs: {
      label: speak.t('system.job_state'),
      items: JOB_STATES.map((one) => ({
        text: speak.t(`system.job_states.${one}`),
        href: jobsIn(counts.queue, one),
        current: one === state,
        count: counts[one],
        late: one === 'failed' && counts.failed > 0,
      })),
    },
    table: {
      head: ['system.job', 'system.added_at', 'system.tries', 'system.reason'].map((key) => ({ text: speak.t(key) })),
      rows: jobs.map((job) => [
        { text: nameOf(job, speak), href: jobPage(job.queue, job.id) },
        { text: formatShortMoment(job.addedAt) },
        { text: triesOf(job, speak) },
        { text: job.reason ?? '' },
      ]),
    },
    empty: jobs.length === 0,
    retryAll: mayManage && state === 'failed' && counts.failed > 0 ? retryAllIn(counts.queue) : '',
    previous: page > 1 ? { href: at(page - 1) } : {},
    next: jobs.length === PAGE_SIZE ? { href: at(page + 1) } : {},
    paged: page > 1 || jobs.length === PAGE_SIZE,
  };
}

export interface JobFacts {
  readonly job: JobView;
  readonly mayManage: boolean;
  /** What was typed before, and what was wrong with it. */
  readonly reason: string;
  readonly error: string;
  readonly summary: ErrorSummary;
}

/** One job, with what may be done to it. */
export function jobModel({ job, mayManage, reason, error, summary }: JobFacts, speak: Speak): object {
  const row = (key: string, text: string): object => ({ key: { text: speak.t(key) }, value: { text } });
  const mayAct = mayManage && job.state === 'failed';
  return {
    title: nameOf(job, speak),
    summary,
    rows: [
      row('system.job_state', speak.t(`system.job_states.${job.state}`)),
      row('system.queue', speak.t(`system.queue_names.${job.queue}`)),
      row('system.job_id', job.id),
      row('system.added_at', formatShortMoment(job.addedAt)),
      row('system.tries', triesOf(job, speak)),
      row('system.reason', job.reason ?? '–'),
      row('system.payload', JSON.stringify(job.payload)),
    ],
    acts: mayAct,
    retry: retryJob(job.queue, job.id),
    discard: discardJob(job.queue, job.id),
    question: {
      id: 'reason',
      name: 'reason',
      rows: 3,
      value: reason,
      label: { text: speak.t('system.discard_reason') },
      hint: { text: speak.t('system.discard_hint') },
      errorMessage: error === '' ? null : { text: error },
    },
  };
}

export const nameOf = (job: JobView, speak: Speak): string => speak.find(`system.job_names.${job.name}`) ?? job.name;

const triesOf = (job: JobView, speak: Speak): string =>
  speak.t('system.tries_of', { made: job.attempts, most: job.mostAttempts });
