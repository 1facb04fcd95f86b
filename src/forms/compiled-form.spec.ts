import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '../../test/support/runs.js';
import { Invalid, type Problem } from '../platform/errors/errors.js';
import { compileForm } from './compiled-form.js';
import type { Answers, Field, FormDefinition } from './form.types.js';

const TODAY = '2026-11-24';
const both = (text: string) => ({ vi: text, en: text });
const label = both('Câu hỏi');
const choice = (value: string) => ({ value, label: both(value) });

/** Pages, conditions on conditions, limits and a rule, as an office would write them. */
const FORM: FormDefinition = {
  sections: [
    {
      id: 'person',
      title: both('Người nộp'),
      fields: [
        { id: 'note', type: 'explanation', text: both('Đọc kỹ') },
        { id: 'name', type: 'person_name', label },
        { id: 'born', type: 'date', label, notAfter: 'today()' },
        { id: 'status', type: 'single_choice', label, choices: ['single', 'married', 'divorced'].map(choice) },
        { id: 'ended', type: 'date', label, show: 'status = "divorced"', notBefore: 'born' },
      ],
    },
    {
      id: 'delivery',
      title: both('Nhận kết quả'),
      fields: [
        { id: 'by_post', type: 'yes_no', label },
        { id: 'address', type: 'text', label, show: 'by_post = true', maxLength: 100 },
        { id: 'home', type: 'commune', label, show: 'address != null' },
        { id: 'copies', type: 'number', label, min: 1, max: 20, required: 'by_post = true' },
        { id: 'scan', type: 'file', label, required: false, maxFiles: 2 },
      ],
    },
    {
      id: 'court',
      title: both('Bản án'),
      show: 'ended != null',
      fields: [
        { id: 'verdict', type: 'text', label },
        { id: 'ways', type: 'multiple_choice', label, choices: ['mail', 'phone'].map(choice), required: false },
      ],
    },
  ],
  rules: [{ id: 'adult', check: 'ended > born + duration("P18Y")', message: both('Chưa đủ tuổi'), at: 'ended' }],
};
const form = compileForm(FORM);
const FULL: Answers = {
  name: 'Nguyễn An',
  born: '1985-03-27',
  status: 'divorced',
  ended: '2020-05-01',
  by_post: true,
  address: 'Tổ 2',
  home: { province: '46', commune: '19753' },
  copies: 2,
  verdict: '12/2020',
  ways: ['mail'],
};
const codes = (problems: readonly Problem[]): string[] => problems.map(({ at, code }) => `${at} ${code.slice(6)}`);
const ids = (answers: Answers): string[] =>
  form.sections(answers, TODAY).flatMap((one) => one.fields.map(({ field }) => field.id));

describe('what is shown', () => {
  it('follows the answers', () => {
    expect(ids({})).toEqual(['note', 'name', 'born', 'status', 'by_post', 'copies', 'scan']);
    expect(ids(FULL)).toHaveLength(12);
    expect(form.section('court', {}, TODAY)).toBeUndefined();
    expect(form.section('court', FULL, TODAY)?.fields[0]?.required).toBe(true);
  });

  it('counts a hidden answer for nothing, and what hung on it neither', () => {
    const answers = { ...FULL, status: 'single', by_post: false };
    expect(form.prune(answers, TODAY)).toEqual({
      name: 'Nguyễn An',
      born: '1985-03-27',
      status: 'single',
      by_post: false,
      copies: 2,
    });
    expect(ids(answers)).toEqual(ids({}));
  });

  it('requires what its condition says', () => {
    const required = (answers: Answers) =>
      form.section('delivery', answers, TODAY)?.fields.find(({ field }) => field.id === 'copies')?.required;
    expect([required({}), required({ by_post: true })]).toEqual([false, true]);
  });
});

describe('a page from the browser', () => {
  const body = {
    name: ' Nguyễn  An ',
    'born-day': '27',
    'born-month': '3',
    'born-year': '85',
    status: 'single',
    unknown: 'x',
    address: 'kept for another page',
  };

  it('is read question by question, and nothing typed is lost', () => {
    const read = form.readPosted('person', body);
    expect(read.values).toEqual({ name: 'Nguyễn An', status: 'single' });
    expect(read.typed).toEqual({ 'born-day': '27', 'born-month': '3', 'born-year': '85' });
    expect(read.empty).toEqual(['ended']);
    expect(codes(read.problems)).toEqual(['born-year date_year']);
  });

  it('asks only for what the page asked', () => {
    const read = form.readPosted('person', body, { asked: ['name'] });
    expect(read).toMatchObject({ values: { name: 'Nguyễn An' }, empty: [], problems: [] });
  });

  it('survives whatever is sent', () => {
    const anything = fc.dictionary(
      fc.constantFrom('name', 'born-day', 'status', '__proto__', 'home-commune'),
      fc.anything(),
    );
    fc.assert(
      fc.property(fc.constantFrom('person', 'delivery', 'court'), anything, (section, sent) => {
        const { values, typed, empty } = form.readPosted(section, sent);
        const seen = [...Object.keys(values), ...Object.keys(typed), ...empty].map((name) => name.split('-')[0]);
        const asked = FORM.sections.find(({ id }) => id === section)?.fields ?? [];
        for (const { id, type } of asked) {
          if (type !== 'explanation' && type !== 'file') expect(seen).toContain(id);
        }
      }),
      runs(100),
    );
  });

  it('throws for a page the form does not have', () => {
    expect(() => form.readPosted('nowhere', {})).toThrow('forms.unknown_section');
  });
});

describe('answers as data', () => {
  it('are taken, removed or refused one by one', () => {
    const read = form.readJson({
      name: 'Lê  Bình',
      copies: null,
      address: ' ',
      born: '2024-02-30',
      nothing: 1,
      scan: ['x'],
    });
    expect(read.values).toEqual({ name: 'Lê Bình' });
    expect(read.removed).toEqual(['copies', 'address']);
    expect(codes(read.problems)).toEqual(['born date_no_such_day', 'nothing unknown_field', 'scan files_are_uploaded']);
  });

  it('are the same as when they are typed', () => {
    fc.assert(
      fc.property(someAnswers(), (answers) => {
        const data = form.readJson(answers);
        const posted = FORM.sections.map(({ id }) => form.readPosted(id, asPosted(answers)));
        expect(Object.assign({}, ...posted.map(({ values }) => values))).toEqual(data.values);
        expect(posted.flatMap(({ problems }) => codes(problems)).sort()).toEqual(codes(data.problems).sort());
      }),
      runs(200),
    );
  });
});

describe('judging', () => {
  it('finds nothing wrong with a complete form', () => {
    expect(form.validate(FULL, TODAY)).toEqual([]);
  });

  it('asks for what is missing, in the order of the form', () => {
    expect(codes(form.validate({ by_post: true }, TODAY))).toEqual([
      'name required',
      'born required_date',
      'status required_choice',
      'address required',
      'copies required',
    ]);
    expect(codes(form.validateSection('delivery', { by_post: true }, TODAY))).toEqual([
      'address required',
      'copies required',
    ]);
  });

  it('speaks of the question by its label', () => {
    expect(form.validate({}, TODAY)[0]).toEqual({ at: 'name', code: 'forms.required', texts: { label } });
  });

  it('knows limits that depend on the day and on other answers', () => {
    expect(codes(form.validate({ ...FULL, born: '2026-11-25', ended: '2026-12-01' }, TODAY))).toEqual([
      'born date_in_future',
    ]);
    const early = form.validate({ ...FULL, ended: '1985-03-26' }, TODAY);
    expect(early).toMatchObject([{ at: 'ended', code: 'forms.date_too_early', values: { day: '27/03/1985' } }]);
  });

  it('judges a rule only when everything it reads is shown and answered', () => {
    const young = { ...FULL, ended: '2000-01-01' };
    expect(form.validate(young, TODAY)).toMatchObject([
      { at: 'ended', code: 'forms.rule', texts: { message: both('Chưa đủ tuổi') } },
    ]);
    expect(codes(form.validate({ ...young, status: 'single' }, TODAY))).toEqual([]);
    const without = Object.fromEntries(Object.entries(young).filter(([id]) => id !== 'born'));
    expect(codes(form.validate(without, TODAY))).toEqual(['born required_date']);
  });

  it('does not trust what was stored', () => {
    const odd = { ...FULL, name: 5, copies: '2', ways: 'mail', home: null } as unknown as Answers;
    expect(codes(form.validate(odd, TODAY))).toEqual([
      'name not_text',
      'home required_commune',
      'copies whole_number',
      'ways choice_not_offered',
    ]);
  });

  it('never throws, whatever was stored', () => {
    const anything = fc.dictionary(fc.constantFrom(...form.fieldIds, 'constructor'), fc.anything());
    fc.assert(
      fc.property(anything, (answers) => {
        expect(Array.isArray(form.validate(answers as Answers, TODAY))).toBe(true);
      }),
      runs(200),
    );
  });
});

describe('a snapshot', () => {
  it('can be read without the form', () => {
    const { sections } = form.snapshot({ ...FULL, status: 'single' }, TODAY);
    expect(sections.map(({ id }) => id)).toEqual(['person', 'delivery']);
    expect(sections[0]?.questions).toEqual([
      { id: 'name', type: 'person_name', label, answer: 'Nguyễn An' },
      { id: 'born', type: 'date', label, answer: '1985-03-27' },
      {
        id: 'status',
        type: 'single_choice',
        label,
        answer: 'single',
        choices: ['single', 'married', 'divorced'].map(choice),
      },
    ]);
  });
});

describe('a definition', () => {
  it('is refused with the path of everything wrong', () => {
    const broken: FormDefinition = {
      sections: [
        { id: 'a', title: label, show: 'x >', fields: [{ id: 'x', type: 'text', label, show: 'nothing = 1' }] },
        { id: 'a', title: label, fields: [{ id: 'x', type: 'date', label, notAfter: '5', required: '"yes"' }] },
      ],
      rules: [{ id: 'r', check: 'x', message: label, at: 'nowhere' }],
    };
    let found: readonly Problem[] = [];
    try {
      compileForm(broken);
    } catch (error) {
      if (error instanceof Invalid) found = error.problems;
    }
    expect(codes(found)).toEqual([
      'sections.0.fields.0.show expression_unknown_name',
      'sections.0.show expression_ends_early',
      'sections.1.id id_twice',
      'sections.1.fields.0.id id_twice',
      'sections.1.fields.0.required expression_not_condition',
      'sections.1.fields.0.notAfter expression_not_date',
      'rules.0.at unknown_field',
      'rules.0.check expression_not_condition',
    ]);
  });

  it('is compiled once', () => {
    expect(compileForm(FORM)).toBe(form);
  });

  it('of 500 questions and 100 conditions is ready and judged in no time', () => {
    const answers = Object.fromEntries(
      largeForm('').sections.flatMap(({ fields }) => fields.map(({ id }) => [id, 'a'])),
    );
    // Once before, as on a running server: what is measured is our work, not the engine's warming up.
    compileForm(largeForm('before')).validate(answers, TODAY);
    const definition = largeForm('now');
    const { value: large, ms: compiling } = timed(() => compileForm(definition));
    const { value: problems, ms: judging } = timed(() => large.validate(answers, TODAY));
    expect(problems).toEqual([]);
    // Three times the budget of 200 ms and 10 ms: the machines of tests are slow and shared.
    expect(compiling).toBeLessThan(600);
    expect(judging).toBeLessThan(30);
  });
});

/** Runs it and tells how much time of the processor it took; others on the machine do not count. */
function timed<T>(run: () => T): { readonly value: T; readonly ms: number } {
  const before = process.cpuUsage();
  const value = run();
  const { user, system } = process.cpuUsage(before);
  return { value, ms: (user + system) / 1000 };
}

/** 100 pages of five questions, the last of each under a condition; `mark` makes every condition a new one. */
function largeForm(mark: string): FormDefinition {
  const question = (at: number): Field => {
    const show = `q${at - 1} != "${mark}${at}" and (q${at - 2} = "a" or q${at - 3} = "a")`;
    return { id: `q${at}`, type: 'text', label, ...(at % 5 === 4 && { show }) };
  };
  const pages = Array.from({ length: 100 }, (_, page) => page);
  return {
    sections: pages.map((page) => ({
      id: `s${page}`,
      title: label,
      fields: [0, 1, 2, 3, 4].map((at) => question(page * 5 + at)),
    })),
  };
}

/** Answers as data, good and bad ones alike, to questions that can also be typed. */
function someAnswers(): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const day = fc
    .date({ min: new Date('1700-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((one) => one.toISOString().slice(0, 10));
  return fc.record(
    {
      name: fc.oneof(fc.constantFrom('Nguyễn An', 'A1', 'x'.repeat(200)), fc.string()),
      born: day,
      status: fc.constantFrom('single', 'married', 'other'),
      by_post: fc.boolean(),
      address: fc.string({ maxLength: 120 }),
      home: fc.record({ province: fc.constantFrom('46', '48'), commune: fc.constantFrom('19753', '2') }),
      copies: fc.oneof(fc.integer({ min: -5, max: 30 }), fc.constantFrom(1.5, 2.25)),
      ways: fc.subarray(['mail', 'phone']),
    },
    { requiredKeys: [] },
  );
}

/** The same answers as the inputs of the pages would send them. */
function asPosted(answers: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const sent: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(answers)) {
    if (id === 'born') {
      const [year, month, day] = String(value).split('-');
      Object.assign(sent, { 'born-day': day, 'born-month': month, 'born-year': year });
    } else if (typeof value === 'boolean') sent[id] = value ? 'yes' : 'no';
    else if (typeof value === 'number') sent[id] = String(value).replace('.', ',');
    else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      for (const [part, one] of Object.entries(value)) sent[`${id}-${part}`] = one;
    } else sent[id] = value;
  }
  return sent;
}
