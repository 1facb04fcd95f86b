import type { Bundle } from '../../../definition/bundle.types.js';
import type { Finding } from '../../../definition/finding.types.js';
import { isRole } from '../../../identity/permissions.js';
import type { ErrorValues } from '../../../platform/errors/errors.js';
import type { SummaryRow } from '../../shared/fields.types.js';
import { sentenceFor } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';
import { placeText } from './places.js';

/** What the check found, each with its place, its sentence and, where there is one, how it could be written. */
export const findingRows = (findings: readonly Finding[], bundle: Bundle, speak: Speak): SummaryRow[] =>
  findings.map((finding) => ({
    key: { text: placeText(finding.path, bundle, speak) },
    value: { lines: linesOf(finding, speak) },
  }));

function linesOf({ code, values, example, path }: Finding, speak: Speak): string[] {
  const sentence = sentenceFor({ at: path, code, values: inWords(values, speak) }, speak);
  return [sentence, ...(example === undefined ? [] : [speak.t('catalog_admin.example', { example })])];
}

/** Roles by their name, with the word that stands in the text behind it. */
function inWords(values: ErrorValues, speak: Speak): ErrorValues {
  const entries = Object.entries(values).map(([name, value]) => {
    const role = ['role', 'holder', 'party'].includes(name) && isRole(value);
    return [name, role ? speak.t('catalog_admin.role', { name: speak.t(`roles.${value}`), role: value }) : value];
  });
  return Object.fromEntries(entries) as ErrorValues;
}
