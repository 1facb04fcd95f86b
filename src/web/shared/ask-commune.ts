import type { Unit } from '../../agencies/agencies.types.js';
import type { Field } from '../../forms/form.types.js';
import type { AskContext } from './fields.types.js';
import { typedTexts } from './typed.js';

/** The province that is chosen before anybody chose: the installation's own. */
const HOME_PROVINCE = '46';

interface Option {
  readonly value: string;
  readonly text: string;
}

/**
 * Province and commune as two lists. The second list holds the communes of the chosen province, so that it works without
 * scripts: another province is chosen, the page comes back and offers that province's communes.
 */
export function askCommune(
  field: Extract<Field, { type: 'commune' }>,
  context: AskContext,
  group: object & { readonly errorMessage?: object },
): object {
  const { locale, wording, units } = context;
  const chosen = chosenOf(field, context);
  const communes = units.communes(chosen.province);
  const known = communes.some((unit) => unit.code === chosen.commune);
  const list = (name: string, label: string, value: string, items: readonly Option[]): object => ({
    id: `${field.id}-${name}`,
    name: `${field.id}-${name}`,
    label: { text: label },
    value,
    items,
    attributes: { 'data-part': name },
    ...(group.errorMessage && { classes: 'govuk-select--error' }),
  });
  return {
    ...group,
    id: field.id,
    fixedProvince: field.province ?? '',
    ...(field.province === undefined && {
      province: list('province', wording.t(locale, 'fields.province'), chosen.province, [
        { value: '', text: wording.t(locale, 'fields.choose') },
        ...optionsOf(units.provinces(), context),
      ]),
    }),
    commune: list('commune', wording.t(locale, 'fields.commune'), known ? chosen.commune : '', [
      { value: '', text: wording.t(locale, 'fields.choose') },
      ...optionsOf(communes, context),
    ]),
  };
}

function chosenOf(
  field: Extract<Field, { type: 'commune' }>,
  { answer, posted }: AskContext,
): { readonly province: string; readonly commune: string } {
  if (posted) {
    const [province = '', commune = ''] = ['province', 'commune'].map(
      (part) => typedTexts(posted, `${field.id}-${part}`)[0] ?? '',
    );
    return { province: field.province ?? province, commune };
  }
  const stored = typeof answer === 'object' && 'commune' in answer ? answer : undefined;
  return { province: field.province ?? stored?.province ?? HOME_PROVINCE, commune: stored?.commune ?? '' };
}

const optionsOf = (units: readonly Unit[], { locale }: AskContext): Option[] =>
  units.map((unit) => ({ value: unit.code, text: unit.name[locale] }));
