import type { Agency } from '../../../agencies/agencies.types.js';
import type { RoleGrant, StaffMember } from '../../../identity/identity.types.js';
import { ROLES } from '../../../identity/permissions.js';
import { admin } from '../../../paths/admin.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import { askSimply, type SimpleForm, summaryOf } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';

export interface StaffFacts {
  readonly members: readonly StaffMember[];
  readonly agencies: readonly Agency[];
  readonly asked: { readonly agency: string; readonly role: string; readonly text: string };
}

const agencyItems = (agencies: readonly Agency[], speak: Speak): object[] =>
  agencies.map((one) => ({ value: one.id, text: one.shortName[speak.locale] }));
const roleItems = (speak: Speak): object[] => ROLES.map((value) => ({ value, text: speak.t(`roles.${value}`) }));

/** Everybody who works here, filtered. */
export function staffModel({ members, agencies, asked }: StaffFacts, speak: Speak): object {
  const names = new Map(agencies.map((one) => [one.id, one.shortName[speak.locale]]));
  return {
    title: speak.t('staff.title'),
    invite: admin.invite,
    filters: staffFilters(agencies, asked, speak),
    empty: members.length === 0,
    items: members.map((one) => ({
      title: one.name,
      href: admin.member(one.id),
      tag: stateTag(one, speak),
      text: one.grants.map((grant) => grantText(grant, names, speak)).join('; '),
      meta: [{ text: one.email ?? one.phone ?? '' }],
    })),
  };
}

/** What the list can be narrowed by. */
function staffFilters(agencies: readonly Agency[], asked: StaffFacts['asked'], speak: Speak): object {
  const any = { value: '', text: speak.t('staff.any') };
  return {
    action: admin.staff,
    label: speak.t('staff.filter'),
    hidden: [],
    search: { name: 'text', label: speak.t('staff.text'), value: asked.text },
    selects: [
      {
        id: 'agency',
        name: 'agency',
        label: { text: speak.t('staff.agency') },
        value: asked.agency,
        items: [any, ...agencyItems(agencies, speak)],
      },
      {
        id: 'role',
        name: 'role',
        label: { text: speak.t('staff.role') },
        value: asked.role,
        items: [any, ...roleItems(speak)],
      },
    ],
    clear: asked.agency + asked.role + asked.text === '' ? '' : admin.staff,
  };
}

/** One member of staff: roles to give and to take, the account to shut. */
export function memberModel(member: StaffMember, agencies: readonly Agency[], form: SimpleForm, self: boolean): object {
  const { speak } = form;
  const names = new Map(agencies.map((one) => [one.id, one.shortName[speak.locale]]));
  const rows: [string, string][] = [
    ['email', member.email ?? ''],
    ['state', stateTag(member, speak).text],
    ['last_signed_in', member.lastSignedInAt ? formatShortMoment(member.lastSignedInAt) : speak.t('staff.never')],
  ];
  return {
    title: member.name,
    summary: summaryOf(form, ['role', 'agency']),
    rows: rows.map(([key, text]) => ({ key: { text: speak.t(`staff.${key}`) }, value: { text } })),
    grants: member.grants.map((grant) => ({
      text: grantText(grant, names, speak),
      action: admin.revoke(member.id, grant.id),
      label: speak.t('staff.revoke_this', { role: grantText(grant, names, speak) }),
    })),
    hasGrants: member.grants.length > 0,
    self,
    give: admin.grant(member.id),
    fields: roleFields(form, agencies),
    inviteAgain: member.hasPassword || member.disabledAt ? '' : admin.inviteAgain(member.id),
    disable: member.disabledAt ? '' : admin.disable(member.id),
    enable: member.disabledAt ? admin.enable(member.id) : '',
  };
}

export function inviteModel(form: SimpleForm, agencies: readonly Agency[]): object {
  const { speak } = form;
  return {
    title: speak.t('staff.invite'),
    intro: speak.t('staff.invite_intro'),
    summary: summaryOf(form, ['name', 'email', 'role', 'agency']),
    action: admin.invite,
    hidden: [],
    button: speak.t('staff.send_invitation'),
    fields: [
      { template: 'components/input/input', ...askSimply(form, 'name') },
      { template: 'components/input/input', ...askSimply(form, 'email', { type: 'email', spellcheck: false }) },
      ...roleFields(form, agencies),
    ],
  };
}

function roleFields(form: SimpleForm, agencies: readonly Agency[]): object[] {
  const choose = { value: '', text: form.speak.t('staff.choose_role') };
  const none = { value: '', text: form.speak.t('staff.no_agency') };
  return [
    { template: 'components/select/select', ...askSimply(form, 'role', { items: [choose, ...roleItems(form.speak)] }) },
    {
      template: 'components/select/select',
      ...askSimply(form, 'agency', { items: [none, ...agencyItems(agencies, form.speak)] }),
    },
  ];
}

function grantText({ role, agencyId }: RoleGrant, names: ReadonlyMap<string, string>, speak: Speak): string {
  const name = speak.t(`roles.${role}`);
  return agencyId === null ? name : speak.t('staff.role_at', { role: name, agency: names.get(agencyId) ?? agencyId });
}

function stateTag({ disabledAt, hasPassword }: StaffMember, speak: Speak): { text: string; classes: string } {
  if (disabledAt) return { text: speak.t('staff.states.disabled'), classes: 'govuk-tag--red' };
  if (!hasPassword) return { text: speak.t('staff.states.invited'), classes: 'govuk-tag--yellow' };
  return { text: speak.t('staff.states.active'), classes: 'govuk-tag--green' };
}
