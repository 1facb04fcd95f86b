import { describe, expect, it } from '@jest/globals';
import type { Draft } from '../../src/applications/application.types.js';
import type { StoredFile } from '../../src/documents/files.types.js';
import { compileForm } from '../../src/forms/compiled-form.js';
import type { FormDefinition } from '../../src/forms/form.types.js';
import { citizen } from '../../src/paths/citizen.js';
import { caseModel } from '../../src/web/citizen/cases/case.model.js';
import { nextPage, previousPage } from '../../src/web/shared/wizard/route.js';
import { sectionModel } from '../../src/web/shared/wizard/section.model.js';
import { bundle, caseView, NO_UNITS, render, speak, wording } from './officer-sample.js';

const TODAY = '2026-11-23';
const paths = { ...citizen, list: citizen.applications };
const both = (text: string) => ({ vi: text, en: text });

const FORM: FormDefinition = {
  sections: [
    {
      id: 'only',
      title: both('Bản vẽ'),
      fields: [
        { id: 'title', type: 'text', label: both('Tên bản vẽ') },
        { id: 'drawing', type: 'file', label: both('Tệp bản vẽ'), maxFiles: 3 },
        { id: 'born', type: 'date', label: both('Ngày sinh') },
      ],
    },
  ],
};
const file: StoredFile = {
  id: 'f-1',
  owner: { kind: 'application', id: 'ap-1' },
  name: 'ban-ve.pdf',
  type: 'application/pdf',
  size: 1200,
  sha256: '',
  scan: 'not_scanned',
  createdAt: new Date('2026-11-23T08:00:00+07:00'),
};
const draft: Draft = {
  id: 'ap-1',
  version: { versionId: 'v-1', code: 'x', number: 1, bundle: { ...bundle, form: FORM }, publishedAt: new Date(0) },
  answers: { title: 'Mặt bằng' },
  typed: { 'born-day': '31', 'born-month': '2', 'born-year': '1990' },
  revision: 7,
  channel: 'portal',
  files: new Map([['field:drawing', [file]]]),
  sealedAt: null,
  openScope: null,
  updatedAt: new Date('2026-11-23T08:00:00+07:00'),
  moved: [],
};

describe('the way through an application', () => {
  const sections = compileForm(bundle.form).sections({}, TODAY);
  const way = { id: 'ap-1', paths, sections };

  it('ends with the papers where there are any, and with the check where there are none', () => {
    expect(nextPage({ ...way, papers: true }, 'place')).toBe('/applications/ap-1/sections/requester');
    expect(nextPage({ ...way, papers: true }, 'request')).toBe('/applications/ap-1/papers');
    expect(nextPage({ ...way, papers: false }, 'request')).toBe('/applications/ap-1/check');
  });

  it('leads back page by page to the list of tasks', () => {
    expect(previousPage(way, 'requester')).toBe('/applications/ap-1/sections/place');
    expect(previousPage(way, 'place')).toBe('/applications/ap-1');
  });
});

describe('a page of the form', () => {
  const sections = compileForm(FORM).sections(draft.answers, TODAY);
  const [section] = sections;
  if (!section) throw new Error('The form has one page');
  const setting = { speak, wording, units: NO_UNITS, paths, atCounter: false };
  const facts = { draft, sections, section, problems: [], fromCheck: false };
  const html = render('pages/citizen/section', sectionModel(facts, setting));

  it('shows what was typed and could not be read, and the answers beside it', () => {
    expect(html).toContain('value="Mặt bằng"');
    expect(html).toMatch(/name="born-day"[^>]*value="31"|value="31"[^>]*name="born-day"/);
    expect(html).toContain('Bước 1/1');
    expect(html).toContain('name="revision" value="7"');
  });

  it('sends files along, and takes them off with a button of the same form', () => {
    expect(html).toContain('enctype="multipart/form-data"');
    expect(html).toContain('href="/applications/ap-1/files/f-1"');
    expect(html).toContain('name="remove" value="f-1"');
  });

  it('says what is wrong beside the whole page as it was sent', () => {
    const problems = [{ at: 'title', code: 'forms.required' }];
    const model = sectionModel({ ...facts, posted: { title: '', 'born-day': '4' }, problems }, setting);
    const back = render('pages/citizen/section', model);
    expect(back).toContain('href="#title"');
    expect(back).not.toContain('value="Mặt bằng"');
  });
});

describe('the page of a case', () => {
  const show = (change: Parameters<typeof caseView>[0], documents: Parameters<typeof caseModel>[1] = []) =>
    render('pages/citizen/case', caseModel({ ...caseView({ decision: null, ...change }) }, documents, speak));

  it('says until when, how long that is, and why', () => {
    const clock = { ...caseView().clock, remaining: { late: false, days: 3, hours: 20, minutes: 1200 } };
    const html = show({ clock });
    expect(html).toContain('thứ Hai 23/11/2026 lúc 17:00');
    expect(html).toContain('Còn 3 ngày làm việc');
    expect(html).toContain('Hồ sơ được tiếp nhận hợp lệ lúc 08:30 23/11/2026.');
    expect(html).toContain('Bạn không phải làm gì');
  });

  it('apologises for a case that is late', () => {
    const clock = { ...caseView().clock, remaining: { late: true, days: 1, hours: 8, minutes: 480 } };
    expect(show({ clock })).toContain('Chúng tôi xin lỗi');
  });

  it('asks for the fee before anything else happens', () => {
    const html = show({ acceptedAt: null, feeSettled: false, phase: 'submitted', actions: [] });
    expect(html).toContain('Nộp 16.000\u00a0₫ tại bộ phận một cửa');
  });

  it('sends a person who was never identified to the front desk for the result', () => {
    const decided = { phase: 'decided', actions: [] } as const;
    expect(show(decided)).toContain('mang giấy tờ tùy thân');
    const result = { id: 'd-1', kind: 'result', orderedAt: new Date(0), ready: true } as const;
    expect(show(decided, [result])).toContain('Tải kết quả');
  });
});
