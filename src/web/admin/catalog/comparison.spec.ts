import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Bundle } from '../../../definition/bundle.types.js';
import { compare } from '../../../definition/compare.js';
import { parseDefinition } from '../../../definition/text.js';
import { ROOT } from '../../../platform/config/root.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../../shared/speak.js';
import { changedParts } from './comparison.js';
import { placeText } from './places.js';

const speak = speakIn(new Wording(), 'vi');
const read = (path: string): string => readFileSync(join(ROOT, 'src', path), 'utf8');
const text = read('catalog/procedures/2.000635/procedure.yaml');
const bundle = parseDefinition(text);

/** Changes in words, one line for each. */
function said(after: Bundle): string[] {
  return changedParts(compare(bundle, after), bundle, after, speak).flatMap(({ title, rows }) =>
    rows.map(({ key, value }) => `${title}: ${key.text}: ${'lines' in value ? value.lines.join(' / ') : ''}`),
  );
}

describe('places in a definition', () => {
  it('are told from the outside inwards, by number or by id', () => {
    const byNumber = placeText('workflow.actions.2.to', bundle, speak);
    expect(byNumber).toBe('Quy trình › Thao tác “Tiếp nhận hồ sơ” › Bước tiếp theo');
    expect(placeText('workflow.actions.accept.to', bundle, speak)).toBe(byNumber);
    expect(placeText('form.sections.0.fields.0.choices.1.label.en', bundle, speak)).toBe(
      'Tờ khai › Trang “Nơi nhận hồ sơ” › Câu hỏi “Bạn muốn nộp hồ sơ ở đâu?” › Lựa chọn “Sở Tư pháp” › Nhãn › tiếng Anh',
    );
    expect(placeText('(file)', undefined, speak)).toBe('Cả tệp');
  });

  it('are counted where there is no definition, and keep words they do not know', () => {
    expect(placeText('workflow.states.3.holder', undefined, speak)).toBe('Quy trình › Bước thứ 4 › Người giữ hồ sơ');
    expect(placeText('retentionYear', undefined, speak)).toBe('retentionYear');
    expect(placeText('papers', bundle, speak)).toBe('Giấy tờ cần nộp');
  });

  it('have a word for every entry of the schema, in every language', () => {
    const missing = [...entriesOf(JSON.parse(read('definition/procedure-1.schema.json')))].filter(
      (name) => speak.find(`catalog_admin.parts.${name}`) === undefined,
    );
    expect(missing).toEqual([]);
  });
});

describe('a comparison', () => {
  it('says what was added, taken out and changed', () => {
    const [first, ...others] = bundle.papers;
    if (!first) throw new Error('The sample asks for papers');
    const after = { ...bundle, retentionYears: 25, papers: [{ ...first, copies: 2 }, ...others.slice(1)] };
    expect(said(after)).toEqual([
      'Giới thiệu thủ tục: Số năm lưu hồ sơ: Trước: 20 / Nay: 25',
      expect.stringMatching(/^Giấy tờ cần nộp: Giấy tờ “.+” › Số bản sao: Trước: \d \/ Nay: 2$/),
      expect.stringMatching(/^Giấy tờ cần nộp: Giấy tờ “.+”: Bỏ: \/ Mã: family_proof \/ Tên: /),
    ]);
  });

  it('names things that only stand in another order, and values that are gone', () => {
    const sections = [...bundle.form.sections].reverse();
    const after = { ...bundle, keywords: [], form: { ...bundle.form, sections } };
    const [keywords, order] = said(after);
    expect(keywords).toMatch(/Nay: Không có$/);
    expect(order).toMatch(/Thứ tự mới: .*, Nơi nhận hồ sơ$/);
  });

  it('speaks of terms and roles as people do', () => {
    const states = bundle.workflow.states.map((state) =>
      state.id === 'signed'
        ? { ...state, holder: 'leader' as const, budget: { amount: 3, unit: 'working_days' as const } }
        : state,
    );
    const lines = said({ ...bundle, workflow: { ...bundle.workflow, states } });
    expect(lines.join('\n')).toContain('Người giữ hồ sơ: Trước: Văn thư / Nay: Lãnh đạo');
    expect(lines.join('\n')).toContain('Thời gian của bước');
  });
});

function* entriesOf(node: unknown): Generator<string> {
  if (typeof node !== 'object' || node === null) return;
  const properties: unknown = Reflect.get(node, 'properties');
  if (typeof properties === 'object' && properties !== null) yield* Object.keys(properties);
  for (const one of Object.values(node)) yield* entriesOf(one);
}
