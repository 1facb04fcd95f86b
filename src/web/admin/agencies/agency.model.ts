import type { Agency, CalendarSheet } from '../../../agencies/agencies.types.js';
import type { WorkCalendar } from '../../../calendar/calendar.types.js';
import type { StaffMember } from '../../../identity/identity.types.js';
import { admin } from '../../../paths/admin.js';
import type { Problem } from '../../../platform/errors/errors.js';
import type { Posted } from '../../shared/fields.types.js';
import { askSimply, type SimpleForm, summaryOf, textOf } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';
import { HOURS, hoursModel } from './hours.js';

export interface AgencyFacts {
  readonly agency: Agency;
  readonly parent: Agency | undefined;
  readonly sheet: CalendarSheet | undefined;
  readonly calendar: WorkCalendar;
  readonly staff: readonly StaffMember[];
}

const NAMES = ['name-vi', 'name-en', 'shortName-vi', 'shortName-en', 'address-vi', 'address-en', 'hotline'] as const;

/** What the form of an agency shows when nobody has typed yet. */
export const typedOf = ({ name, shortName, address, hotline }: Agency): Record<string, string> => ({
  'name-vi': name.vi,
  'name-en': name.en,
  'shortName-vi': shortName.vi,
  'shortName-en': shortName.en,
  'address-vi': address?.vi ?? '',
  'address-en': address?.en ?? '',
  hotline: hotline ?? '',
});

/** What somebody else wrote meanwhile, beside each answer that would write over it. */
export const overtakenProblems = (agency: Agency, typed: Posted): Problem[] => [
  { at: 'revision', code: 'agencies.changed_meanwhile' },
  ...Object.entries(typedOf(agency)).flatMap(([at, text]) =>
    textOf(typed, at).trim() === text
      ? []
      : [{ at, code: 'agencies.now_says', values: { text: text === '' ? '–' : text } }],
  ),
];

/** All agencies, by code. */
export function agenciesModel(agencies: readonly Agency[], speak: Speak): object {
  return {
    title: speak.t('agencies_admin.title'),
    add: admin.newAgency,
    items: agencies.map((one) => ({
      title: one.name[speak.locale],
      href: admin.agency(one.id),
      meta: [one.code, speak.t(`agencies_admin.kinds.${one.kind}`), one.hotline ?? '']
        .filter((text) => text !== '')
        .map((text) => ({ text })),
    })),
  };
}

/** One agency: what it is called, when it works, who works there. */
export function agencyModel(facts: AgencyFacts, form: SimpleForm): object {
  const { speak } = form;
  const { agency, staff } = facts;
  return {
    title: agency.name[speak.locale],
    summary: summaryOf(form, [...NAMES, ...HOURS]),
    facts: factRows(facts, speak),
    action: admin.agency(agency.id),
    revision: agency.revision,
    fields: NAMES.map((name) => ({ template: 'components/input/input', ...askSimply(form, name) })),
    hours: hoursModel(form, facts.sheet?.weekly ?? {}, facts.calendar.weekly, admin.openingHours(agency.id)),
    hasStaff: staff.length > 0,
    staff: {
      head: ['name', 'roles'].map((key) => ({ text: speak.t(`staff.${key}`) })),
      firstCellIsHeader: true,
      rows: staff.map((one) => [
        { text: one.name, href: admin.member(one.id) },
        {
          text: one.grants
            .filter((grant) => grant.agencyId === agency.id)
            .map((grant) => speak.t(`roles.${grant.role}`))
            .join(', '),
        },
      ]),
    },
    invite: `${admin.invite}?agency=${agency.id}`,
  };
}

function factRows({ agency, parent }: AgencyFacts, speak: Speak): object[] {
  const rows: [string, string][] = [
    ['code', agency.code],
    ['kind', speak.t(`agencies_admin.kinds.${agency.kind}`)],
    ['parent', parent?.name[speak.locale] ?? speak.t('common.none')],
  ];
  return rows.map(([key, text]) => ({ key: { text: speak.t(`agencies_admin.${key}`) }, value: { text } }));
}
