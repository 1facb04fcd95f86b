import { describe, expect, it } from '@jest/globals';
import type { TrackedCase } from '../../src/casework/case.types.js';
import { visitor } from '../../src/platform/actor.js';
import { LOCALES } from '../../src/platform/i18n/localised.js';
import { Wording } from '../../src/platform/i18n/wording.js';
import { Assets } from '../../src/platform/views/assets.js';
import { Views } from '../../src/platform/views/views.js';
import { layoutModel } from '../../src/web/shared/layout.js';
import { speakIn } from '../../src/web/shared/speak.js';
import { trackedModel } from '../../src/web/public/track/tracked.model.js';
import { PHASES } from '../../src/workflow/workflow.types.js';

const wording = new Wording();
const views = new Views(wording, new Assets());
const NOW = new Date('2026-11-24T08:00:00+07:00');
const CASE: TrackedCase = {
  code: 'H57.21-261123-0001',
  procedureName: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  agency: { vi: 'UBND phường Mẫu', en: 'Sample Ward' },
  phase: 'in_progress',
  statePublic: { vi: 'Công chức đang xem.', en: 'An officer is looking at it.' },
  submittedAt: new Date('2026-11-23T09:10:00+07:00'),
  dueAt: new Date('2026-11-25T17:00:00+07:00'),
  stopped: false,
  closedAt: null,
  events: [
    { at: new Date('2026-11-23T09:10:00+07:00'), event: 'submitted', state: null },
    { at: new Date('2026-11-23T10:00:00+07:00'), event: 'accepted', state: { vi: 'Đã nhận', en: 'Received' } },
  ],
  clockSteps: [{ code: 'due', values: { at: '2026-11-25T17:00' } }],
};

function shown(change: Partial<TrackedCase>, locale: 'vi' | 'en' = 'vi'): string {
  const facts = {
    locale,
    actor: visitor(locale),
    url: '/track',
    title: 'x',
    hasErrors: false,
    demo: false,
    saveData: false,
  };
  const layout = layoutModel({ ...facts, options: {} }, wording);
  const model = trackedModel({ ...CASE, ...change }, NOW, speakIn(wording, locale));
  return views.render('pages/public/tracked', { ...model, layout }, locale);
}

describe('a case that is followed without an account', () => {
  it('says who has it, until when and why', () => {
    const html = shown({});
    for (const words of [
      'UBND phường Mẫu',
      'thứ Tư 25/11/2026 lúc 17:00',
      'Hạn trả kết quả: 17:00 25/11/2026',
      'không phải làm gì',
    ]) {
      expect(html).toContain(words);
    }
    expect(html).toContain('/sign-in?next=%2Fcases%2FH57.21-261123-0001');
  });

  it('has a sentence for every phase, in every language', () => {
    for (const locale of LOCALES) for (const phase of PHASES) expect(shown({ phase }, locale)).toContain('app-now');
  });

  it('apologises when it is late, and gives no date while the clock stands still or before there is one', () => {
    expect(shown({ dueAt: new Date('2026-11-23T17:00:00+07:00') })).toContain('Chúng tôi xin lỗi');
    expect(shown({ stopped: true, dueAt: null })).toContain('Đang dừng tính thời hạn');
    expect(shown({ phase: 'submitted', dueAt: null })).toContain('Có ngày hẹn khi hồ sơ được tiếp nhận');
    expect(shown({ phase: 'closed', closedAt: NOW })).toContain('Kết thúc lúc');
  });
});
