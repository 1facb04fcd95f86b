import { stepWords } from '../../../calendar/step-words.js';
import type { TrackedCase } from '../../../casework/tracking.queries.js';
import { signInAndReturnTo } from '../../../paths/account.js';
import { caseOfApplicant } from '../../../paths/case-links.js';
import { publicPaths } from '../../../paths/public.js';
import { formatMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';

/** Where a case is, who has it, until when and why, in plain words and without a name. */
export const trackedModel = (found: TrackedCase, now: Date, speak: Speak): object => ({
  caption: found.procedureName[speak.locale],
  title: speak.t('track.case', { code: found.code }),
  now: nowOf(found, now, speak),
  rows: rowsOf(found, speak),
  why: found.clockSteps.map((step) => {
    const { key, values } = stepWords(step, speak.locale);
    return speak.t(key, values);
  }),
  timeline: found.events.map(({ at, event, state }) => ({
    title: speak.find(`track.events.${event}`) ?? state?.[speak.locale] ?? '',
    when: formatMoment(at, speak.locale),
    iso: at.toISOString(),
    lines: state === null ? [] : [state[speak.locale]],
  })),
  own: signInAndReturnTo(caseOfApplicant(found.code)),
  again: publicPaths.track,
});

function nowOf(found: TrackedCase, now: Date, speak: Speak): object {
  const act = found.phase === 'awaiting_applicant' || found.phase === 'awaiting_payment';
  const over = found.closedAt !== null || found.phase === 'decided';
  const late = found.dueAt !== null && !over && found.dueAt < now;
  return {
    state: act || late ? 'act' : over ? 'done' : '',
    icon: act || late ? 'alert-triangle' : over ? 'circle-check' : 'clock',
    title: found.statePublic[speak.locale],
    lines: [speak.t(`track.now.${found.phase}`), ...(late ? [speak.t('track.late')] : [])],
  };
}

function rowsOf(found: TrackedCase, speak: Speak): object[] {
  const row = (name: string, text: string): object => ({ key: { text: speak.t(`track.${name}`) }, value: { text } });
  return [
    row('agency', found.agency[speak.locale]),
    row('submitted', formatMoment(found.submittedAt, speak.locale)),
    ...(found.closedAt === null
      ? [row('due', dueText(found, speak))]
      : [row('closed', formatMoment(found.closedAt, speak.locale))]),
  ];
}

function dueText({ dueAt, stopped }: TrackedCase, speak: Speak): string {
  if (stopped) return speak.t('track.due_stopped');
  return dueAt === null ? speak.t('track.due_none') : formatMoment(dueAt, speak.locale);
}
