import { Invalid, type Problem } from '../../../platform/errors/errors.js';
import { cleanText } from '../../../platform/text.js';
import type { Posted } from '../../shared/fields.types.js';
import { textOf } from '../../shared/simple-form.js';

const LONGEST_CODE = 40;

/** A case code however it is spaced and written, and four digits. Invalid `track.code_missing`, `track.digits_wrong`. */
export function readTracking(body: Posted): { readonly code: string; readonly digits: string } {
  const code = cleanText(textOf(body, 'code')).replace(/\s+/g, '').toUpperCase();
  const digits = cleanText(textOf(body, 'digits')).replace(/\s+/g, '');
  const problems: Problem[] = [];
  if (code === '' || code.length > LONGEST_CODE) problems.push({ at: 'code', code: 'track.code_missing' });
  if (!/^\d{4}$/.test(digits)) problems.push({ at: 'digits', code: 'track.digits_wrong' });
  if (problems.length > 0) throw new Invalid(problems);
  return { code, digits };
}
