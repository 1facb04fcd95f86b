import type { FieldType } from '../../../forms/form.types.js';
import type { Bundle } from '../../bundle.types.js';
import { error, type Finding, warning } from '../../finding.types.js';
import { unknownField } from './form.js';

type Role = 'name' | 'phone' | 'personalId' | 'email' | 'address';

const TYPES: Readonly<Record<Role, readonly FieldType[]>> = {
  name: ['person_name', 'text'],
  phone: ['phone'],
  personalId: ['personal_id'],
  email: ['email'],
  address: ['text', 'long_text'],
};

/** The fields that say who applies: they exist, are of the right type, and the needed ones are always asked. */
export function checkApplicant({ applicant, form }: Bundle): Finding[] {
  const placed = form.sections.flatMap((section) => section.fields.map((field) => ({ field, section })));
  const ids = placed.map((one) => one.field.id);
  return (Object.keys(TYPES) as Role[]).flatMap((role) => {
    const id = applicant[role];
    const path = `applicant.${role}`;
    if (id === undefined) return [];
    const found = placed.find((one) => one.field.id === id);
    if (!found) return [unknownField(path, id, ids)];
    const { field, section } = found;
    if (!TYPES[role].includes(field.type)) {
      const values = { field: id, given: field.type, wanted: TYPES[role].join(', ') };
      return [error(path, 'definition.wrong_field_type', { values })];
    }
    const optional = 'required' in field && field.required !== undefined && field.required !== true;
    const mayLack = field.show !== undefined || section.show !== undefined || optional;
    return mayLack && (role === 'name' || role === 'phone')
      ? [warning(path, 'definition.may_be_missing', { values: { field: id } })]
      : [];
  });
}
