import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Field } from './form.types.js';
import { fieldsSchema, jsonSchemaOf } from './json-schema.js';
import { readFields } from './read-fields.js';

const both = (vi: string, en: string) => ({ vi, en });
const label = both('Câu hỏi', 'Question');
const FIELDS: readonly Field[] = [
  { id: 'note', type: 'explanation', text: label },
  { id: 'name', type: 'person_name', label },
  { id: 'pin', type: 'personal_id', label, required: false },
  { id: 'tel', type: 'phone', label, required: false },
  { id: 'height', type: 'number', label, decimals: 2, min: 0, max: 100 },
  { id: 'price', type: 'money', label, required: false },
  { id: 'entered', type: 'date', label, notAfter: 'today()' },
  { id: 'fine', type: 'yes_no', label },
  {
    id: 'kind',
    type: 'single_choice',
    label,
    choices: [
      { value: 'a', label: both('Một', 'One') },
      { value: 'b', label },
    ],
  },
  { id: 'ways', type: 'multiple_choice', label, required: 'fine = true', choices: [{ value: 'mail', label }] },
  { id: 'home', type: 'commune', label, required: false },
  { id: 'why', type: 'long_text', label, show: 'fine = false' },
  { id: 'scan', type: 'file', label },
];
const ajv = new Ajv2020({ strict: false, formats: { date: true, uuid: true, email: true } });
const GOOD = { name: 'Nguyễn An', height: 12.34, entered: '2020-02-29', fine: true, kind: 'a', ways: ['mail'] };

describe('the schema of a form', () => {
  const form = { sections: [{ id: 's', title: label, fields: FIELDS }] };
  const validate = ajv.compile(jsonSchemaOf(form, 'en'));

  it('takes what the form takes', () => {
    expect(
      validate({ ...GOOD, home: { province: '46', commune: '19753' }, pin: '046185000123', tel: '0912345678' }),
    ).toBe(true);
    expect(readFields(FIELDS.slice(0, -1), GOOD, { today: '2026-11-24' })).toEqual({ values: GOOD, problems: [] });
  });

  it.each([
    [{ ...GOOD, name: 5 }],
    [{ ...GOOD, height: 101 }],
    [{ ...GOOD, height: 1.234 }],
    [{ ...GOOD, kind: 'c' }],
    [{ ...GOOD, ways: ['fax'] }],
    [{ ...GOOD, home: { province: '46' } }],
    [{ ...GOOD, price: 1.5 }],
    [{ ...GOOD, pin: '12' }],
    [{ ...GOOD, other: 1 }],
  ])('refuses %j', (answers) => {
    expect(validate(answers)).toBe(false);
    if (!('other' in answers)) expect(readFields(FIELDS.slice(0, -1), answers).problems).toHaveLength(1);
  });

  it('requires what is always asked, and tells the conditions of the rest', () => {
    const schema = jsonSchemaOf(form, 'vi');
    expect(schema.required).toEqual(['name', 'height', 'entered', 'fine', 'kind']);
    expect(schema.properties).toMatchObject({
      why: { 'x-show': 'fine = false' },
      ways: { 'x-required': 'fine = true' },
      kind: { oneOf: [{ const: 'a', title: 'Một' }, {}] },
    });
    const paged = { sections: [{ id: 's', title: label, show: 'fine = true', fields: FIELDS }] };
    expect(jsonSchemaOf(paged, 'vi').required).toEqual([]);
  });

  it('stands inside another one', () => {
    expect(fieldsSchema(FIELDS, 'en')).not.toHaveProperty('$schema');
  });
});

describe('a small form', () => {
  const fields = FIELDS.slice(0, -1);

  it('is read as typed as well as given', () => {
    const typed = {
      name: ' Nguyễn  An ',
      height: '12,34',
      'entered-day': '29',
      'entered-month': '2',
      'entered-year': '2020',
      fine: 'yes',
      kind: 'a',
      ways: 'mail',
      version: '3',
    };
    expect(readFields(fields, typed)).toEqual({ values: GOOD, problems: [] });
    expect(readFields(fields, { ...typed, entered: '2020-02-29' })).toEqual({ values: GOOD, problems: [] });
  });

  it('says one thing about each question that is wrong', () => {
    const { values, problems } = readFields(fields, { name: '1', 'entered-day': '31', fine: 'no', home: 'x' });
    expect(values).toEqual({ fine: false });
    expect(problems.map(({ at, code }) => `${at} ${code}`)).toEqual([
      'name forms.person_name',
      'entered-month forms.date_month_missing',
      'height forms.required',
      'kind forms.required_choice',
      'why forms.required',
    ]);
  });

  it('knows the day only when it is told', () => {
    const late = { ...GOOD, entered: '2027-01-01' };
    expect(readFields(fields, late).problems).toEqual([]);
    expect(readFields(fields, late, { today: '2026-11-24' }).problems).toMatchObject([
      { code: 'forms.date_in_future' },
    ]);
  });
});
