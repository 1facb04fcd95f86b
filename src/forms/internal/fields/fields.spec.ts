import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../../../test/support/runs.js';
import type { Localised } from '../../../platform/i18n/localised.js';
import type { Choice } from '../../form.types.js';
import { type AskedField, type Read, Wrong } from './kind.js';
import { kindOf } from './kinds.js';

const label: Localised = { vi: 'Câu hỏi', en: 'Question' };
const choices: readonly Choice[] = ['mail', 'phone', 'post'].map((value) => ({ value, label }));
type Look = Omit<AskedField, 'id' | 'label' | 'type'> & Readonly<Record<string, unknown>>;
const field = (type: AskedField['type'], look: Partial<Look> = {}): AskedField =>
  ({ id: 'q', type, label, ...look }) as AskedField;

const plain = (read: Read): unknown =>
  read instanceof Wrong ? `${read.code}${read.part ? `@${read.part}` : ''}` : read;

function typed(asked: AskedField, text: string | Readonly<Record<string, string>>): unknown {
  const parts = typeof text === 'string' ? { '': text } : text;
  const posted = Object.fromEntries(Object.entries(parts).map(([part, one]) => [part, [one]]));
  return plain(kindOf(asked).readPosted(asked, posted, {}));
}
const given = (asked: AskedField, value: unknown): unknown => plain(kindOf(asked).readValue(asked, value, {}));

describe('texts', () => {
  it.each([
    ['text', '  Tổ  2,\tthôn Đông ', 'Tổ 2, thôn Đông'],
    ['text', 'a\u202eb\u0000c\u200bd', 'abcd'],
    ['text', 'ho\u0300a', 'hòa'],
    ['text', ' \u200b ', undefined],
    ['long_text', 'một  \r\nhai\u2028ba ', 'một\nhai\nba'],
    ['person_name', ' Nguyễn   Thị Ánh ', 'Nguyễn Thị Ánh'],
    ['person_name', 'O’Brien-Lê', 'O’Brien-Lê'],
    ['person_name', 'Nguyễn 2', 'forms.person_name'],
    ['person_name', '<b>An</b>', 'forms.person_name'],
    ['personal_id', '046 185 000.123', '046185000123'],
    ['personal_id', '04618500012', 'forms.personal_id'],
    ['personal_id', '04618500012x', 'forms.personal_id'],
    ['phone', '0912 345 678', '0912345678'],
    ['phone', '+84 912.345.678', '0912345678'],
    ['phone', '84912345678', '0912345678'],
    ['phone', '0084912345678', '0912345678'],
    ['phone', '(0234) 3822-222', '02343822222'],
    ['phone', '+842343822222', '02343822222'],
    ['phone', '912345678', 'forms.phone'],
    ['phone', '0112345678', 'forms.phone'],
    ['phone', '+1 415 555 0100', 'forms.phone'],
    ['email', ' Ten@Vidu.VN ', 'ten@vidu.vn'],
    ['email', 'ten@vidu', 'forms.email'],
    ['email', 'ten vidu@a.vn', 'forms.email'],
  ] as const)('%s: %j', (type, text, expected) => {
    expect(typed(field(type), text)).toBe(expected);
    expect(given(field(type), text)).toBe(expected);
  });

  it('have an end', () => {
    expect(typed(field('text', { maxLength: 3 }), 'ắắắ')).toBe('ắắắ');
    expect(typed(field('text', { maxLength: 3 }), 'abcd')).toBe('forms.too_long');
    expect(typed(field('text'), 'x'.repeat(251))).toBe('forms.too_long');
    expect(typed(field('person_name'), 'x'.repeat(121))).toBe('forms.too_long');
  });

  it('are never anything else', () => {
    for (const value of [1, true, ['a'], {}, { toString: () => 'a' }]) {
      expect(given(field('text'), value)).toBe('forms.not_text');
    }
  });

  it('come out clean, and the same when read again', () => {
    const character = fc
      .oneof(fc.nat(0x24f), fc.integer({ min: 0x300, max: 0x2fff }), fc.constantFrom(0xd800, 0xfeff))
      .map((code) => String.fromCharCode(code));
    const types = ['text', 'long_text', 'person_name', 'personal_id', 'phone', 'email'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.string({ unit: character, maxLength: 60 }), (type, text) => {
        const once = typed(field(type), text);
        if (once === undefined || String(once).startsWith('forms.')) return;
        expect(given(field(type), once)).toBe(once);
        expect(String(once)).toBe(String(once).normalize('NFC').trim());
        expect(String(once)).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/,
        );
      }),
      runs(200),
    );
  });
});

describe('numbers', () => {
  const decimal = field('number', { decimals: 2, min: -10, max: 5000 });

  it.each([
    ['12', 12],
    ['12,5', 12.5],
    ['12.5', 12.5],
    ['1.234', 1234],
    ['1,234', 1234],
    ['1.234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['-3', -3],
    ['−3', -3],
    ['- 0', 0],
    [' ', undefined],
    ['1,2345', 'forms.too_many_decimals'],
    ['1.2.3', 'forms.number'],
    ['1e3', 'forms.number'],
    ['mười', 'forms.number'],
    ['5001', 'forms.too_large'],
    ['-11', 'forms.too_small'],
  ])('%j', (text, expected) => {
    expect(typed(decimal, text)).toBe(expected);
  });

  it('are whole unless the form says otherwise', () => {
    expect(typed(field('number'), '1.234')).toBe(1234);
    expect(typed(field('number'), '1,5')).toBe('forms.whole_number');
    expect(given(field('number'), 1.5)).toBe('forms.whole_number');
    expect(given(field('number'), '1')).toBe('forms.whole_number');
    for (const none of [Number.NaN, Number.POSITIVE_INFINITY, null]) {
      expect(given(field('number'), none)).toBe('forms.whole_number');
    }
  });

  it('are read back as each language writes them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.constantFrom('vi', 'en'),
        (hundredths, locale) => {
          const asked = field('number', { decimals: 2 });
          const value = hundredths / 100;
          const text = new Intl.NumberFormat(locale === 'vi' ? 'de' : 'en', { maximumFractionDigits: 2 }).format(value);
          const read = kindOf(asked).readPosted(asked, { '': [text] }, { locale: locale as 'vi' | 'en' });
          expect(read).toBe(value === 0 ? 0 : value);
        },
      ),
    );
  });

  it.each([
    ['150.000', 150_000],
    ['150,000', 150_000],
    ['150 000 đ', 150_000],
    ['150.000 ₫', 150_000],
    ['1.500.000 VNĐ', 1_500_000],
    ['0', 0],
    ['150.00', 'forms.money'],
    ['150.000,5', 'forms.money'],
    ['1.5 triệu', 'forms.money'],
    ['-5', 'forms.too_small'],
  ])('money %j', (text, expected) => {
    expect(typed(field('money'), text)).toBe(expected);
  });

  it('say their limits in words', () => {
    const asked = field('money', { min: 1_000_000 });
    const wrong = kindOf(asked).readValue(asked, 5, {});
    expect(wrong instanceof Wrong && wrong.problem(asked)).toEqual({
      at: 'q',
      code: 'forms.too_small',
      texts: { min: { vi: '1.000.000 đồng', en: '1,000,000 đồng' }, label },
    });
  });
});

describe('dates', () => {
  it.each([
    [['27', '3', '1985'], '1985-03-27'],
    [['29', '02', '2024'], '2024-02-29'],
    [[' 1 ', '12', '2026'], '2026-12-01'],
    [['', '', ''], undefined],
    [['29', '2', '2023'], 'forms.date_no_such_day'],
    [['', '3', '1985'], 'forms.date_day_missing@day'],
    [['27', '', '1985'], 'forms.date_month_missing@month'],
    [['27', '3', ''], 'forms.date_year_missing@year'],
    [['32', '3', '1985'], 'forms.date_day@day'],
    [['27', '13', '1985'], 'forms.date_month@month'],
    [['27', '3', '85'], 'forms.date_year@year'],
    [['27', '3', '0085'], 'forms.date_year@year'],
    [['x', '3', '1985'], 'forms.date_day@day'],
  ])('%j', ([day = '', month = '', year = ''], expected) => {
    expect(typed(field('date'), { day, month, year })).toBe(expected);
  });

  it('are the days of the calendar, and no others', () => {
    const parts = fc.record({
      day: fc.integer({ min: 1, max: 31 }),
      month: fc.integer({ min: 1, max: 12 }),
      year: fc.integer({ min: 1800, max: 2200 }),
    });
    fc.assert(
      fc.property(parts, ({ day, month, year }) => {
        const made = new Date(Date.UTC(year, month - 1, day));
        const iso = made.toISOString().slice(0, 10);
        const exists = made.getUTCDate() === day;
        const read = typed(field('date'), { day: `${day}`, month: `${month}`, year: `${year}` });
        expect(read).toBe(exists ? iso : 'forms.date_no_such_day');
        if (exists) expect(given(field('date'), iso)).toBe(iso);
      }),
      runs(200),
    );
    for (const value of ['2024-2-1', '2024-02-30', 20240201, '1985-03-27T00:00:00Z', '0001-01-01']) {
      expect(String(given(field('date'), value))).toMatch(/^forms\.date/);
    }
  });
});

describe('choices, places and files', () => {
  it('are among what is offered', () => {
    expect(typed(field('yes_no'), 'yes')).toBe(true);
    expect(typed(field('yes_no'), 'no')).toBe(false);
    expect(typed(field('yes_no'), 'true')).toBe('forms.yes_or_no');
    expect(given(field('yes_no'), false)).toBe(false);
    expect(typed(field('single_choice', { choices }), 'mail')).toBe('mail');
    expect(typed(field('single_choice', { choices }), 'fax')).toBe('forms.choice_not_offered');
    expect(given(field('multiple_choice', { choices }), ['post', 'mail', 'post'])).toEqual(['mail', 'post']);
    expect(given(field('multiple_choice', { choices }), ['fax'])).toBe('forms.choice_not_offered');
    expect(given(field('multiple_choice', { choices }), [])).toBeUndefined();
    expect(given(field('multiple_choice', { choices, min: 2 }), ['mail'])).toBe('forms.too_few_choices');
    expect(given(field('multiple_choice', { choices, max: 1 }), ['mail', 'post'])).toBe('forms.too_many_choices');
  });

  it('name a commune by the codes of both levels', () => {
    const home = { province: '46', commune: '19753' };
    expect(typed(field('commune'), home)).toEqual(home);
    expect(typed(field('commune', { province: '46' }), { commune: '19753' })).toEqual(home);
    expect(typed(field('commune'), { province: '46', commune: '' })).toBeUndefined();
    expect(typed(field('commune'), { province: '', commune: '19753' })).toBe('forms.province@province');
    expect(typed(field('commune', { province: '48' }), home)).toBe('forms.commune_elsewhere');
    expect(given(field('commune'), { ...home, more: 1 })).toEqual(home);
    expect(given(field('commune'), { province: '46', commune: '1' })).toBe('forms.commune');
    expect(given(field('commune'), '19753')).toBe('forms.commune');
    const asked = field('commune');
    expect(plain(kindOf(asked).readValue(asked, home, { isCommuneOf: () => false }))).toBe('forms.commune_elsewhere');
  });

  it('are lists of files that were stored', () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    expect(given(field('file'), [id])).toEqual([id]);
    expect(given(field('file'), [])).toBeUndefined();
    expect(given(field('file'), [id, id])).toBe('forms.too_many_files');
    expect(given(field('file', { maxFiles: 2 }), [id, id])).toEqual([id, id]);
    for (const value of ['x', [1], [`${id}'`], { 0: id }]) expect(given(field('file'), value)).toBe('forms.files');
  });
});
