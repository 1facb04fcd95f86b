import type { Reading } from '../../compiled-form.types.js';
import type { FieldKind, FieldOf, Read } from './kind.js';
import { firstText, Wrong } from './kind.js';

const PROVINCE = /^\d{2}$/;
const COMMUNE = /^\d{5}$/;

export const commune: FieldKind<FieldOf<'commune'>> = {
  parts: ['province', 'commune'],
  missing: 'forms.required_commune',
  feelType: () => ({ parts: { province: 'string', commune: 'string' } }),
  readPosted(field, posted, reading) {
    const chosen = firstText(posted, 'commune');
    // The list of provinces always has one chosen, so a province alone is no answer.
    if (chosen === '') return undefined;
    return judgeCommune(field, firstText(posted, 'province') || field.province, chosen, reading);
  },
  readValue(field, value, reading) {
    if (typeof value !== 'object' || value === null) return new Wrong('forms.commune');
    const { province, commune: chosen } = value as Readonly<Record<string, unknown>>;
    return judgeCommune(field, province ?? field.province, chosen, reading);
  },
  schema: ({ province }) => ({
    type: 'object',
    properties: {
      province: { type: 'string', pattern: '^\\d{2}$', ...(province !== undefined && { const: province }) },
      commune: { type: 'string', pattern: '^\\d{5}$' },
    },
    required: ['province', 'commune'],
    additionalProperties: false,
  }),
};

function judgeCommune(field: FieldOf<'commune'>, province: unknown, chosen: unknown, reading: Reading): Read {
  if (typeof province !== 'string' || !PROVINCE.test(province)) return new Wrong('forms.province', {}, 'province');
  if (typeof chosen !== 'string' || !COMMUNE.test(chosen)) return new Wrong('forms.commune');
  if (field.province !== undefined && field.province !== province) return new Wrong('forms.commune_elsewhere');
  const lies = reading.isCommuneOf?.(chosen, province) ?? true;
  return lies ? { province, commune: chosen } : new Wrong('forms.commune_elsewhere');
}

const FILE_ID = /^[0-9a-f-]{36}$/i;

/** Files are uploaded, never typed: the ids are put into the answers by whoever keeps the files. */
export const file: FieldKind<FieldOf<'file'>> = {
  parts: [],
  missing: 'forms.required_file',
  feelType: () => ({ listOf: 'string' }),
  readPosted: () => undefined,
  readValue({ maxFiles = 1 }, value): Read {
    if (!Array.isArray(value) || !value.every((one): one is string => typeof one === 'string' && FILE_ID.test(one))) {
      return new Wrong('forms.files');
    }
    if (value.length === 0) return undefined;
    return value.length > maxFiles ? new Wrong('forms.too_many_files', { values: { max: maxFiles } }) : [...value];
  },
  schema: ({ maxFiles = 1 }) => ({
    type: 'array',
    items: { type: 'string', format: 'uuid' },
    maxItems: maxFiles,
    readOnly: true,
  }),
};
