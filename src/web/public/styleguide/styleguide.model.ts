import type { Answers } from '../../../forms/form.types.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { askFields } from '../../shared/ask-field.js';
import { errorSummary } from '../../shared/error-summary.js';
import type { FieldSetting } from '../../shared/fields.types.js';
import { summaryRows } from '../../shared/show-field.js';
import { componentsIn } from './examples.js';
import { SAMPLE_FIELDS } from './sample-form.js';

const ANSWERS: Answers = {
  place: 'Bệnh viện Trung ương Huế',
  name: 'Nguyễn Thị Ẩn Ửng',
  pin: '046185000123',
  tel: '0900000001',
  born: '1985-03-27',
  for_self: true,
  office: 'commune',
  ways: ['mail', 'phone'],
  copies: 2,
  capital: 150_000_000,
  home: { province: '46', commune: '19753' },
};

const PROBLEMS: readonly Problem[] = [
  { at: 'mail', code: 'input.invalid' },
  { at: 'kind', code: 'input.invalid' },
];

/** All components and all types of question, in one language. */
export function styleguideModel(setting: FieldSetting): object {
  const { locale, wording } = setting;
  return {
    components: componentsIn(locale).map((one) => ({ ...one, anchor: `c-${one.name}` })),
    problems: { ...errorSummary(PROBLEMS, SAMPLE_FIELDS, { locale, wording }), disableAutoFocus: true },
    fields: askFields(SAMPLE_FIELDS, { ...setting, answers: ANSWERS, problems: PROBLEMS }),
    rows: summaryRows(SAMPLE_FIELDS, ANSWERS, setting, (field) => `#${field.id}`),
  };
}
