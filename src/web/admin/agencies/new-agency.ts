import { AGENCY_KINDS, type Agency, type AgencyChange, type NewAgency } from '../../../agencies/agencies.types.js';
import { admin } from '../../../paths/admin.js';
import type { Localised } from '../../../platform/i18n/localised.js';
import type { Posted } from '../../shared/fields.types.js';
import { askSimply, type SimpleForm, summaryOf, textOf } from '../../shared/simple-form.js';

const NAMES = ['name-vi', 'name-en', 'shortName-vi', 'shortName-en'] as const;

const both = (typed: Posted, name: string): Localised => ({
  vi: textOf(typed, `${name}-vi`),
  en: textOf(typed, `${name}-en`),
});

/** The form of an agency's page as a change. An address counts when it is given in Vietnamese. */
export function readChange(typed: Posted): AgencyChange {
  const address = both(typed, 'address');
  return {
    revision: Number(textOf(typed, 'revision')) || 0,
    name: both(typed, 'name'),
    shortName: both(typed, 'shortName'),
    address: address.vi.trim() === '' ? null : { vi: address.vi.trim(), en: address.en.trim() || address.vi.trim() },
    hotline: textOf(typed, 'hotline').trim() || null,
  };
}

/** The form of a new agency. `agencies`: those that it may belong to. */
export function readNew(typed: Posted, agencies: readonly Agency[]): NewAgency {
  const kind = AGENCY_KINDS.find((one) => one === textOf(typed, 'kind')) ?? 'commune';
  return {
    code: textOf(typed, 'code').trim().toUpperCase(),
    kind,
    name: both(typed, 'name'),
    shortName: both(typed, 'shortName'),
    parentId: agencies.find(({ id }) => id === textOf(typed, 'parent'))?.id ?? null,
    communeCode: kind === 'commune' ? textOf(typed, 'commune').trim() || null : null,
    validFrom: '',
  };
}

export function newAgencyModel(form: SimpleForm, agencies: readonly Agency[]): object {
  const { speak } = form;
  const kinds = AGENCY_KINDS.map((value) => ({ value, text: speak.t(`agencies_admin.kinds.${value}`) }));
  const above = agencies
    .filter((one) => one.kind !== 'commune')
    .map((one) => ({ value: one.id, text: `${one.code} ${one.name[speak.locale]}` }));
  return {
    title: speak.t('agencies_admin.add'),
    intro: '',
    summary: summaryOf(form, ['code', 'kind', ...NAMES, 'parent', 'commune']),
    action: admin.newAgency,
    hidden: [],
    button: speak.t('common.save'),
    fields: [
      { template: 'components/input/input', ...askSimply(form, 'code', { classes: 'govuk-input--width-10' }) },
      { template: 'components/select/select', ...askSimply(form, 'kind', { items: kinds }) },
      ...NAMES.map((name) => ({ template: 'components/input/input', ...askSimply(form, name) })),
      { template: 'components/select/select', ...askSimply(form, 'parent', { items: above }) },
      { template: 'components/input/input', ...askSimply(form, 'commune', { classes: 'govuk-input--width-10' }) },
    ],
  };
}
