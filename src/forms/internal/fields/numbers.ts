import type { Locale, Localised } from '../../../platform/i18n/localised.js';
import type { Reading } from '../../compiled-form.types.js';
import type { FieldKind, FieldOf, Read } from './kind.js';
import { firstText, Wrong } from './kind.js';
import { oneLine } from './texts.js';

/** Beyond this nothing is meant seriously, and cents would be lost. */
const MOST = 1_000_000_000_000;

type NumberField = FieldOf<'number' | 'money'>;

export const number: FieldKind<FieldOf<'number'>> = {
  parts: [''],
  missing: 'forms.required',
  feelType: () => 'number',
  readPosted(field, posted, { locale = 'vi' }: Reading) {
    const typed = oneLine(firstText(posted)).replace(/[\s\u00a0]/g, '');
    if (typed === '') return undefined;
    return judgeNumber(field, readNumber(typed, locale, field.decimals ?? 0));
  },
  readValue: (field, value) => judgeNumber(field, value),
  schema: ({ min, max, decimals = 0 }) => ({
    type: decimals === 0 ? 'integer' : 'number',
    ...limitsSchema(min ?? -MOST, max),
    ...(decimals > 0 && { multipleOf: Number(`1e-${decimals}`) }),
  }),
};

export const money: FieldKind<FieldOf<'money'>> = {
  parts: [''],
  missing: 'forms.required',
  feelType: () => 'number',
  readPosted(field, posted) {
    const typed = oneLine(firstText(posted))
      .replace(/(?:đồng|đ|₫|vnd|vnđ)$/i, '')
      .replace(/[\s\u00a0]/g, '');
    if (typed === '') return undefined;
    const digits = /^-?(?:\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)$/.test(typed) && typed.replace(/[.,]/g, '');
    return judgeMoney(field, digits === false ? undefined : Number(digits));
  },
  readValue: (field, value) => judgeMoney(field, value),
  schema: ({ min, max }) => ({ type: 'integer', ...limitsSchema(min ?? 0, max) }),
};

/** A number as people write it: in the notation of this language, else in the other one; undefined where it is none. */
function readNumber(typed: string, locale: Locale, decimals: number): number | undefined {
  const readings = (locale === 'vi' ? [VIETNAMESE, ENGLISH] : [ENGLISH, VIETNAMESE]).flatMap((one) => {
    const match = one.pattern.exec(typed);
    return match ? [{ whole: (match[1] ?? '').replace(/[.,]/g, ''), fraction: match[2] ?? '' }] : [];
  });
  const found = readings.find(({ fraction }) => fraction.length <= decimals) ?? readings[0];
  return found && Number(`${found.whole.replace('−', '-')}.${found.fraction || '0'}`);
}

const VIETNAMESE = { pattern: /^([-−]?(?:\d+|\d{1,3}(?:\.\d{3})+))(?:,(\d+))?$/ };
const ENGLISH = { pattern: /^([-−]?(?:\d+|\d{1,3}(?:,\d{3})+))(?:\.(\d+))?$/ };

function judgeNumber(field: FieldOf<'number'>, value: unknown): Read {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    return new Wrong(field.decimals ? 'forms.number' : 'forms.whole_number');
  }
  const { decimals = 0 } = field;
  if (Number(value.toFixed(decimals)) !== value) {
    return decimals === 0
      ? new Wrong('forms.whole_number')
      : new Wrong('forms.too_many_decimals', { values: { decimals } });
  }
  return outside(field, value) ?? (value === 0 ? 0 : value);
}

function judgeMoney(field: FieldOf<'money'>, value: unknown): Read {
  if (typeof value !== 'number' || !Number.isInteger(value)) return new Wrong('forms.money');
  return outside(field, value) ?? (value === 0 ? 0 : value);
}

function outside(field: NumberField, value: number): Wrong | undefined {
  const { min = field.type === 'money' ? 0 : -MOST, max = MOST } = field;
  const unit = field.type === 'money' ? DONG : field.unit;
  if (value < min) return new Wrong('forms.too_small', { texts: { min: written(min, unit) } });
  return value > max ? new Wrong('forms.too_large', { texts: { max: written(max, unit) } }) : undefined;
}

const DONG: Localised = { vi: 'đồng', en: 'đồng' };

/** A limit as it stands in a sentence. Four digits stay together: they may be a year. */
function written(value: number, unit: Localised | undefined): Localised {
  const [whole = '', fraction] = String(value).split('.');
  const group = (mark: string): string => (whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, mark) : whole);
  const say = (locale: Locale, mark: string, point: string): string =>
    [group(mark) + (fraction ? point + fraction : ''), unit?.[locale]].filter(Boolean).join(' ');
  return { vi: say('vi', '.', ','), en: say('en', ',', '.') };
}

const limitsSchema = (minimum: number, maximum = MOST): object => ({ minimum, maximum });
