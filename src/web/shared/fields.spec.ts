import { describe, expect, it } from '@jest/globals';
import type { Unit, UnitBook } from '../../agencies/agencies.types.js';
import type { Field } from '../../forms/form.types.js';
import { LOCALES, type Locale } from '../../platform/i18n/localised.js';
import { Wording } from '../../platform/i18n/wording.js';
import { Assets } from '../../platform/views/assets.js';
import { Views } from '../../platform/views/views.js';
import { SAMPLE_FIELDS } from '../public/styleguide/sample-form.js';
import { askField, askFields } from './ask-field.js';
import { errorSummary } from './error-summary.js';
import type { AskContext } from './fields.types.js';
import { showText, summaryRows } from './show-field.js';

const wording = new Wording();
const views = new Views(wording, new Assets());
const unit = (code: string, vi: string, en: string, parentCode: string | null): Unit => ({
  code,
  kind: parentCode ? 'ward' : 'city',
  parentCode,
  name: { vi, en },
});
const hue = unit('46', 'Thành phố Huế', 'Huế City', null);
const danang = unit('48', 'Thành phố Đà Nẵng', 'Đà Nẵng City', null);
const ward = unit('19753', 'Phường Phú Xuân', 'Phú Xuân Ward', '46');
const units: UnitBook = {
  provinces: () => [danang, hue],
  communes: (province) => (province === '46' ? [ward] : []),
  find: (code) => [hue, danang, ward].find((one) => one.code === code),
};
const setting = (locale: Locale = 'en') => ({ locale, wording, units });
const sample = (id: string): Field => SAMPLE_FIELDS.find((field) => field.id === id) ?? SAMPLE_FIELDS[0]!;
const asked = (id: string, context: Partial<AskContext> = {}): string =>
  views.render(
    'fields/ask/field',
    askField(sample(id), { ...setting(context.locale), ...context }),
    context.locale ?? 'en',
  );

describe('asking', () => {
  it.each(LOCALES)('renders every type of field in %s, unanswered', (locale) => {
    for (const model of askFields(SAMPLE_FIELDS, { ...setting(locale), answers: {} })) {
      expect(views.render('fields/ask/field', model, locale).length).toBeGreaterThan(50);
    }
  });

  it('shows a stored answer as a person would type it', () => {
    expect(asked('capital', { answer: 150_000_000, locale: 'vi' })).toContain('value="150.000.000"');
    expect(asked('for_self', { answer: false })).toMatch(/value="no" checked/);
    expect(asked('ways', { answer: ['phone'] })).toMatch(/value="phone" checked/);
    const born = asked('born', { answer: '1985-03-27' });
    expect(born).toMatch(/name="born-day"[^>]*value="27"/);
    expect(born).toMatch(/name="born-year"[^>]*value="1985"/);
  });

  it('shows what was just typed rather than what is stored', () => {
    const posted = { place: '<Huế>', 'born-day': '99', ways: ['mail'] };
    expect(asked('place', { answer: 'Đà Nẵng', posted })).toContain('value="&lt;Huế&gt;"');
    expect(asked('born', { answer: '1985-03-27', posted })).toMatch(/name="born-day"[^>]*value="99"/);
    expect(asked('born', { answer: '1985-03-27', posted })).toMatch(/name="born-month"[^>]*value=""/);
    const ways = asked('ways', { posted });
    expect(ways).toMatch(/value="mail" checked/);
    expect(ways).not.toMatch(/value="phone" checked/);
  });

  it('says which questions may be left out', () => {
    expect(asked('mail')).toContain('E-mail (optional)');
    expect(asked('mail', { required: true })).not.toContain('optional');
    expect(asked('place')).not.toContain('optional');
  });

  it('ties a problem to its input', () => {
    const html = asked('pin', { problem: { at: 'pin', code: 'input.invalid' } });
    expect(html).toContain('aria-describedby="pin-hint pin-error"');
    expect(html).toContain('Check this answer');
  });

  it('marks only the part of a date that is wrong', () => {
    const html = asked('born', { problem: { at: 'born-year', code: 'input.invalid' }, posted: { 'born-day': '1' } });
    expect(html).toMatch(/govuk-input--error[^"]*" id="born-year"/);
    expect(html).not.toMatch(/govuk-input--error[^"]*" id="born-day"/);
  });

  it('offers the communes of the chosen province, at first the one at home', () => {
    expect(asked('home')).toMatch(/value="46" selected/);
    expect(asked('home')).toContain('Phú Xuân Ward');
    const other = asked('home', { posted: { 'home-province': '48', 'home-commune': '19753' } });
    expect(other).toMatch(/value="48" selected/);
    expect(other).not.toContain('Phú Xuân Ward');
  });

  it('asks no province where the form fixes it', () => {
    const html = views.render(
      'fields/ask/field',
      askField({ ...sample('home'), province: '46' } as Field, setting()),
      'en',
    );
    expect(html).toContain('<input type="hidden" name="home-province" value="46">');
    expect(html).not.toContain('id="home-province"');
  });
});

describe('showing', () => {
  it('writes answers in words', () => {
    const context = setting('vi');
    expect(showText(sample('born'), '1985-03-27', context)).toBe('27/03/1985');
    expect(showText(sample('copies'), 2, context)).toBe('2 bản');
    expect(showText(sample('capital'), 8000, context)).toBe('8.000\u00a0₫');
    expect(showText(sample('home'), { province: '46', commune: '19753' }, context)).toBe(
      'Phường Phú Xuân, Thành phố Huế',
    );
    expect(showText(sample('pin'), '046185000123', context)).toBe('046 185 000 123');
    expect(showText(sample('ways'), ['mail', 'phone'], context)).toBe('Thư điện tử, Điện thoại');
  });

  it('lists answers with a way to change each', () => {
    const rows = summaryRows(
      [sample('place'), sample('note'), sample('mail')],
      { place: 'Huế' },
      setting(),
      (field) => `/${field.id}`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.actions?.items[0]).toEqual({
      href: '/place',
      text: 'Change',
      visuallyHiddenText: 'place of birth',
    });
    expect(rows[1]?.value).toMatchObject({ text: 'Not given' });
  });
});

describe('the list of problems', () => {
  it('follows the order of the form and leads to each input', () => {
    const problems = ['mail', 'born', 'home', 'elsewhere'].map((at) => ({ at, code: 'input.invalid' }));
    const { errorList } = errorSummary([...problems].reverse(), SAMPLE_FIELDS, setting());
    expect(errorList.map((one) => one.href)).toEqual(['#mail', '#born-day', '#home-commune', undefined]);
  });

  it('leads to inputs that exist', () => {
    const problems = SAMPLE_FIELDS.filter((field) => field.type !== 'explanation').map(({ id }) => ({
      at: id,
      code: 'input.invalid',
    }));
    const html = askFields(SAMPLE_FIELDS, { ...setting(), answers: {}, problems })
      .map((model) => views.render('fields/ask/field', model, 'en'))
      .join('');
    for (const { href } of errorSummary(problems, SAMPLE_FIELDS, setting()).errorList) {
      expect(html).toContain(`id="${href?.slice(1)}"`);
    }
  });
});
