import { describe, expect, it } from '@jest/globals';
import type { UnitBook } from '../../agencies/agencies.types.js';
import type { Bundle } from '../../definition/bundle.types.js';
import type { Answers, Field } from '../../forms/form.types.js';
import { Invalid } from '../../platform/errors/errors.js';
import { composeContent, type ContentGround, readProposal } from './decision-content.js';

const both = (vi: string) => ({ vi, en: `${vi} (en)` });
const NOW = new Date('2026-11-24T02:00:00Z');

const FIELDS: readonly Field[] = [
  { id: 'for_self', type: 'yes_no', label: both('Cho mình') },
  { id: 'own_name', type: 'person_name', label: both('Tên') },
  { id: 'other_name', type: 'person_name', label: both('Tên người khác') },
  { id: 'born', type: 'date', label: both('Ngày sinh') },
  { id: 'year', type: 'number', label: both('Năm') },
  { id: 'area', type: 'number', decimals: 1, unit: both('m²'), label: both('Diện tích') },
  { id: 'capital', type: 'money', label: both('Vốn') },
  { id: 'sex', type: 'single_choice', label: both('Giới tính'), choices: [{ value: 'male', label: both('Nam') }] },
  {
    id: 'uses',
    type: 'multiple_choice',
    label: both('Mục đích'),
    choices: [
      { value: 'a', label: both('Kết hôn') },
      { value: 'b', label: both('Vay vốn') },
    ],
  },
  { id: 'place', type: 'commune', label: both('Nơi') },
];

const INPUTS: readonly Field[] = [
  { id: 'entry', type: 'text', label: both('Số') },
  { id: 'entered', type: 'date', notAfter: 'today()', label: both('Ngày') },
  {
    id: 'kind',
    type: 'single_choice',
    required: false,
    label: both('Loại'),
    choices: [{ value: 'x', label: both('Loại một') }],
  },
];

const ANSWERS: Answers = {
  for_self: false,
  own_name: 'Người mẫu Một',
  other_name: 'Người mẫu Hai',
  born: '1999-09-05',
  year: 1988,
  area: 12_345.5,
  capital: 1_500_000,
  sex: 'male',
  uses: ['a', 'b'],
  place: { province: '46', commune: '19753' },
};

const NAMES: Readonly<Record<string, string>> = { '46': 'Thành phố Huế', '19753': 'Phường Phú Xuân' };
const units = { find: (code: string) => ({ name: both(NAMES[code] ?? '') }) } as unknown as UnitBook;

/** What these lines of a result say. */
function said(...values: readonly string[]): string[] {
  const body = values.map((value) => ({ label: both(value), value }));
  return composeContent(ground(body), {
    outcome: 'approved',
    inputs: { entry: '12/1999', entered: '1999-09-20', kind: 'x' },
  }).lines.map((line) => line.value);
}

function ground(body: Bundle['result']['body']): ContentGround {
  const bundle = {
    code: '9.000001',
    form: { sections: [{ id: 'all', title: both('Tất cả'), fields: FIELDS }] },
    result: { title: both('Trích lục'), code: 'KQ.1', series: 'TL', inputs: INPUTS, body },
  } as unknown as Bundle;
  const file = { code: 'H57.21-261124-0001', versionId: 'v', applicantName: 'Người mẫu Một' } as ContentGround['file'];
  const agencies = { decided_by: { name: both('Ủy ban nhân dân phường mẫu') } } as ContentGround['agencies'];
  return { bundle, file, agencies, answers: ANSWERS, now: NOW, names: { units, yes: 'Có', no: 'Không' } };
}

describe('the content of a decision', () => {
  it('is written for people: days, choices, places, money, yes and no', () => {
    expect(said('born', 'sex', 'uses', 'place', 'capital', 'for_self')).toEqual([
      '05/09/1999',
      'Nam',
      'Kết hôn và Vay vốn',
      'Phường Phú Xuân, Thành phố Huế',
      '1.500.000\u00a0₫',
      'Không',
    ]);
  });

  it('leaves years as they are and groups greater numbers', () => {
    expect(said('year', 'area')).toEqual(['1988', '12.345,5 m²']);
  });

  it('takes what the specialist added, and computed values', () => {
    expect(said('inputs.entry', 'inputs.entered', 'inputs.kind')).toEqual(['12/1999', '20/09/1999', 'Loại một']);
    expect(said('if for_self then own_name else other_name', 'born + duration("P1D")')).toEqual([
      'Người mẫu Hai',
      '06/09/1999',
    ]);
  });

  it('leaves out lines that say nothing', () => {
    expect(said('missing', 'inputs.missing', 'sex')).toEqual(['Nam']);
  });

  it('has no lines but a reason where the answer is no', () => {
    const content = composeContent(ground([{ label: both('Giới tính'), value: 'sex' }]), {
      outcome: 'refused',
      reason: 'Không có trong sổ',
    });
    expect(content).toMatchObject({
      lines: [],
      reason: 'Không có trong sổ',
      outcome: 'refused',
      caseCode: 'H57.21-261124-0001',
    });
  });
});

describe('a proposal', () => {
  const { bundle } = ground([]);
  const problems = (input: unknown): unknown => {
    try {
      return readProposal(input, bundle, NOW);
    } catch (error) {
      return error instanceof Invalid ? error.problems.map(({ at }) => at) : error;
    }
  };

  it('reads an approval by the small form of the result', () => {
    const inputs = { entry: ' 12/1999 ', entered: '1999-09-20' };
    expect(problems({ outcome: 'approved', inputs })).toEqual({
      outcome: 'approved',
      inputs: { ...inputs, entry: '12/1999' },
    });
  });

  it('says which of its fields is wrong', () => {
    expect(problems({ outcome: 'approved' })).toEqual(['inputs.entry', 'inputs.entered']);
    expect(problems({ outcome: 'approved', inputs: { entry: '1', entered: '2026-11-25' } })).toEqual([
      'inputs.entered',
    ]);
    expect(problems({ outcome: 'refused', reason: ' ' })).toEqual(['reason']);
    expect(problems({ outcome: 'perhaps' })).toEqual(['outcome']);
    expect(problems('approved')).toEqual(['outcome']);
  });
});
