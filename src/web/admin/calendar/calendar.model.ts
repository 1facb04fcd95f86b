import type { Agency, CalendarDay, CalendarSheet } from '../../../agencies/agencies.types.js';
import { admin } from '../../../paths/admin.js';
import { formatDay } from '../../../platform/i18n/format.js';
import { HOURS, hoursModel } from '../agencies/hours.js';
import { askSimply, type SimpleForm, summaryOf } from '../../shared/simple-form.js';

export interface CalendarFacts {
  readonly agencies: readonly Agency[];
  /** Null: everybody's. */
  readonly agencyId: string | null;
  readonly year: number;
  readonly years: readonly number[];
  readonly sheet: CalendarSheet | undefined;
}

const KINDS = ['off', 'make_up', 'usual'] as const;
const NAMES = ['day', 'kind', 'name-vi', 'name-en'] as const;

/** Special days of everybody or of one agency in one year, and a form for one more. */
export function calendarModel(facts: CalendarFacts, form: SimpleForm): object {
  const { speak } = form;
  const { agencyId, sheet, year } = facts;
  const days = (sheet?.days ?? []).filter((one) => one.day.startsWith(`${year}-`));
  const published = facts.sheet?.publishedYears.includes(year) === true;
  return {
    title: speak.t('agencies_admin.calendar_title'),
    intro: speak.t(
      agencyId === null && !published ? 'agencies_admin.year_unpublished' : 'agencies_admin.calendar_intro',
    ),
    summary: summaryOf(form, [...NAMES, ...HOURS]),
    action: admin.calendar,
    remove: admin.removeDay,
    agencyId: agencyId ?? '',
    agency: {
      id: 'agency',
      name: 'agency',
      label: { text: speak.t('agencies_admin.agency') },
      value: agencyId ?? '',
      items: [
        { value: '', text: speak.t('agencies_admin.everybody') },
        ...facts.agencies.map((one) => ({ value: one.id, text: one.shortName[speak.locale] })),
      ],
    },
    year: {
      id: 'year',
      name: 'year',
      label: { text: speak.t('common.year') },
      value: String(year),
      items: facts.years.map((one) => ({ value: String(one), text: String(one) })),
    },
    head: ['day', 'kind', 'reason', 'remove'].map((key) => speak.t(`agencies_admin.days.${key}`)),
    days: days.map((day) => dayRow(day, form)),
    fields: dayFields(form),
    hours: agencyId === null ? hoursModel(form, sheet?.weekly ?? {}, {}, admin.commonHours) : false,
  };
}

function dayRow({ day, kind, name }: CalendarDay, { speak }: SimpleForm): object {
  return {
    iso: day,
    day: formatDay(day),
    kind: speak.t(`agencies_admin.day_kinds.${kind}`),
    name: name?.[speak.locale] ?? '',
    removeLabel: speak.t('agencies_admin.remove_day', { day: formatDay(day) }),
  };
}

function dayFields(form: SimpleForm): object[] {
  const kinds = KINDS.map((value) => ({ value, text: form.speak.t(`agencies_admin.day_kinds.${value}`) }));
  return [
    {
      template: 'components/input/input',
      ...askSimply(form, 'day', { type: 'date', classes: 'govuk-input--width-10' }),
    },
    { template: 'components/select/select', ...askSimply(form, 'kind', { items: kinds }) },
    { template: 'components/input/input', ...askSimply(form, 'name-vi') },
    { template: 'components/input/input', ...askSimply(form, 'name-en') },
  ];
}
