import { describe, expect, it } from '@jest/globals';
import { WORKLIST_TABS } from '../../src/casework/worklist.types.js';
import { LOCALES } from '../../src/platform/i18n/localised.js';
import { actModel, placed, refusedModel } from '../../src/web/officer/cases/acts/act.model.js';
import { FORMS } from '../../src/web/officer/cases/acts/forms.js';
import { CASE_TABS, type CaseFacts } from '../../src/web/officer/cases/case-facts.types.js';
import { caseModel } from '../../src/web/officer/cases/case.model.js';
import { dueOf, urgencyOf } from '../../src/web/officer/case-words.js';
import { QueueQuery } from '../../src/web/officer/queue/queue-query.js';
import { queueModel } from '../../src/web/officer/queue/queue.model.js';
import { figuresModel } from '../../src/web/officer/figures/figures.model.js';
import { searchModel } from '../../src/web/officer/queue/search.model.js';
import { speakIn } from '../../src/web/shared/speak.js';
import type { ActKind } from '../../src/workflow/workflow.types.js';
import { actFacts, bundle, caseView, NO_UNITS, problem, render, speak, submitted, wording } from './officer-sample.js';

const counts = Object.fromEntries(WORKLIST_TABS.map((tab) => [tab, 3])) as Record<
  (typeof WORKLIST_TABS)[number],
  number
>;

describe('time left', () => {
  const running = { phase: 'in_progress' as const, closedAt: null, stopped: false };
  it.each([
    [{ late: true, days: 2, hours: 12, minutes: 700 }, 'late', 'Quá hạn 2 ngày làm việc'],
    [{ late: false, days: 0, hours: 3, minutes: 200 }, 'today', 'Còn 3 giờ làm việc'],
    [{ late: false, days: 0, hours: 0, minutes: 40 }, 'today', 'Còn 40 phút'],
    [{ late: false, days: 2, hours: 15, minutes: 900 }, 'soon', 'Còn 2 ngày làm việc'],
    [{ late: false, days: 3, hours: 23, minutes: 1400 }, 'normal', 'Còn 3 ngày làm việc'],
  ] as const)('%j is %s', (remaining, state, text) => {
    expect(dueOf({ ...running, remaining }, speak)).toEqual({ state, text });
  });

  it('is not spoken of while the clock stands still, before it starts and after the decision', () => {
    expect(urgencyOf({ ...running, stopped: true, remaining: null })).toBe('stopped');
    expect(urgencyOf({ ...running, remaining: null })).toBe('none');
    expect(
      urgencyOf({ ...running, phase: 'decided', remaining: { late: true, days: 1, hours: 8, minutes: 480 } }),
    ).toBe('done');
  });
});

describe('the queue', () => {
  it('reads what the address asks for and leaves out what makes no sense', () => {
    const query = new QueueQuery({
      tab: 'nonsense',
      procedure: "1'; drop",
      assignee: 'me',
      limit: '50',
      after: 'never~x',
    });
    expect(query.filter).toEqual({ tab: 'todo', assignee: 'me', limit: 50, after: 'never~x' });
    expect(query.address({ tab: 'mine' })).toBe('/officer?tab=mine&assignee=me&limit=50');
  });

  it.each(LOCALES)('groups cases by urgency and links on (%s)', (locale) => {
    const late = caseView({ code: 'H57.21-261120-0009', remaining: { late: true, days: 1, hours: 8, minutes: 480 } });
    const model = queueModel(
      {
        query: new QueueQuery({}),
        counts: { ...counts, all: 1001 },
        page: { items: [caseView(), late], next: 'abc~1' },
        procedures: [{ id: bundle.code, name: bundle.name[locale] }],
        agencies: [
          { id: 'a-1', name: 'Phường Phú Xuân' },
          { id: 'a-2', name: 'Phường Thuận Hóa' },
        ],
        colleagues: [{ id: 'p-2', name: 'Mẫu Văn Dũng' }],
      },
      speakIn(wording, locale),
    );
    const html = render('pages/officer/queue', model, locale);
    expect(html.indexOf('0009')).toBeLessThan(html.indexOf('261123-0001'));
    expect(html).toContain('after=abc%7E1');
    expect(html).toMatch(/1[.,]000\+/);
    expect(html).toContain('name="agency"');
  });

  it('says so when nothing is there or nothing was found', () => {
    const query = new QueueQuery({ tab: 'mine' });
    const empty = { query, counts, page: { items: [] }, procedures: [], agencies: [], colleagues: [] };
    expect(render('pages/officer/queue', queueModel(empty, speak))).toContain('Bạn chưa nhận hồ sơ nào');
    expect(render('pages/officer/search', searchModel('mau an', [], speak))).toContain('Không tìm thấy hồ sơ nào');
    expect(render('pages/officer/search', searchModel('mau an', [caseView()], speak))).toContain('Tìm thấy 1 hồ sơ');
  });
});

const caseFacts = (tab: CaseFacts['tab'], change: Partial<CaseFacts> = {}): CaseFacts => ({
  view: caseView(),
  bundle,
  submitted,
  documents: [
    { id: 'doc-1', kind: 'slip-01', orderedAt: new Date('2026-11-23T08:31:00+07:00'), ready: true },
    { id: 'doc-2', kind: 'slip-06', orderedAt: new Date('2026-11-23T08:32:00+07:00'), ready: false },
  ],
  conversation: [
    {
      id: 'm-1',
      at: new Date('2026-11-23T09:00:00+07:00'),
      side: 'applicant',
      by: 'Mẫu Thị An',
      text: 'Xin hỏi',
      readAt: null,
    },
  ],
  notes: [{ id: 'n-1', at: new Date('2026-11-23T09:00:00+07:00'), by: 'Mẫu Văn Dũng', text: 'Đã gọi điện' }],
  units: NO_UNITS,
  wording,
  tab,
  mayWrite: true,
  refused: { text: '', problems: [] },
  key: 'k-1',
  ...change,
});

describe('a case', () => {
  it.each(CASE_TABS.flatMap((tab) => LOCALES.map((locale) => [tab, locale] as const)))(
    'shows its part %s in %s',
    (tab, locale) => {
      const html = render('pages/officer/case', caseModel(caseFacts(tab), speakIn(wording, locale)), locale);
      expect(html).toContain('H57.21-261123-0001');
      expect(html).toContain('/acts/propose');
    },
  );

  it('escapes what applicants wrote, and offers their files', () => {
    const html = render('pages/officer/case', caseModel(caseFacts('file'), speak));
    expect(html).toContain('Mẫu &lt;Thị&gt; An');
    expect(html).toContain('/officer/cases/H57.21-261123-0001/files/f-1');
    expect(html).toContain('/officer/cases/H57.21-261123-0001/documents/doc-1');
    expect(html).not.toContain('documents/doc-2');
  });

  it('takes a case with one press, and says who has it when there is nothing to do', () => {
    expect(render('pages/officer/case', caseModel(caseFacts('file'), speak))).toMatch(
      /<form method="post" action="[^"]*\/acts\/claim"[\s\S]*name="case-version" value="4"/,
    );
    const idle = caseFacts('file', { view: caseView({ actions: [] }) });
    expect(render('pages/officer/case', caseModel(idle, speak))).toContain('công chức giải quyết');
  });

  it('keeps a message that could not be sent', () => {
    const facts = caseFacts('messages', {
      refused: { text: 'Rất dài', problems: [problem('text', 'casework.input_missing')] },
    });
    const html = render('pages/officer/case', caseModel(facts, speak));
    expect(html).toContain('Rất dài');
    expect(html).toContain('href="#text"');
  });
});

const KINDS = Object.keys(FORMS).filter((kind) => !['expire_supplement', 'hand_over'].includes(kind)) as ActKind[];

describe('forms of acts', () => {
  it.each(KINDS)('%s is asked for with its version', (kind) => {
    const html = render('pages/officer/act', actModel(actFacts(kind)));
    expect(html).toContain('name="case-version" value="4"');
    expect(html).toContain('name="case-key" value="k-1"');
  });

  it('asks for every paper and every answer that was given, and reads what is ticked or reasoned', () => {
    const facts = actFacts('request_supplement');
    const html = render('pages/officer/act', actModel(facts));
    expect(html).toContain('name="tick-paper-authorisation"');
    expect(html).toContain('name="tick-field-requester_name"');
    expect(html).not.toContain('name="secondRoundReason"');
    const posted = { 'tick-paper-authorisation': 'yes', 'reason-field-requester_name': 'Sai tên', note: '' };
    const { input } = FORMS.request_supplement.read(posted, facts);
    expect(input).toEqual({
      items: [
        { target: 'paper', ref: 'authorisation', reason: '' },
        { target: 'field', ref: 'requester_name', reason: 'Sai tên' },
      ],
    });
    const problems = placed(facts, [problem('items.0.reason', 'casework.supplement_reason_missing')], input);
    const again = render('pages/officer/act', actModel(facts, { posted, problems }));
    expect(again).toContain('href="#reason-paper-authorisation"');
    expect(again).toContain('value="Sai tên"');
    expect(again).toMatch(/id="tick-paper-authorisation"[^>]* checked/);
  });

  it('asks a leader to answer for a second request', () => {
    const html = render('pages/officer/act', actModel(actFacts('request_supplement', { supplementRounds: 1 })));
    expect(html).toContain('name="secondRoundReason"');
  });

  it('reads a proposal by the fields of the procedure, and puts problems at them', () => {
    const facts = actFacts('propose', { decision: null });
    const posted = { 'proposal-outcome': 'approved', found_name: 'Mẫu', 'found_birth_date-day': '1' };
    const { input, problems } = FORMS.propose.read(posted, facts);
    expect(problems).toEqual([]);
    expect(input).toEqual({ outcome: 'approved', inputs: { found_name: 'Mẫu', 'found_birth_date-day': '1' } });
    const [at] = placed(facts, [problem('inputs.found_birth_date-month', 'x.y')], input);
    expect(at?.at).toBe('found_birth_date-month');
    expect(FORMS.propose.read({}, facts).problems).toEqual([problem('proposal-outcome', 'acts.outcome_missing')]);
    expect(FORMS.propose.read({ 'proposal-outcome': 'refused', 'proposal-reason': 'Vì' }, facts).input).toEqual({
      outcome: 'refused',
      reason: 'Vì',
    });
  });

  it('records money or an exemption, never both', () => {
    const facts = actFacts('record_payment');
    const posted = { amount: '16.000', receiptNumber: 'BL-1', exemptionReason: 'Hộ nghèo' };
    const read = (payment: string) => FORMS.record_payment.read({ ...posted, payment }, facts);
    expect(read('money').input).toEqual({ amount: '16.000', receiptNumber: 'BL-1' });
    expect(read('exempt').input).toEqual({ exemptionReason: 'Hộ nghèo' });
    expect(read('').problems).toEqual([problem('payment', 'acts.payment_missing')]);
  });

  it('never sends a password back, neither in the form nor among what was typed', () => {
    const facts = actFacts('sign');
    const sent = { posted: { password: 'geheim-9' }, problems: [problem('password', 'identity.wrong_password')] };
    const html = render('pages/officer/act', actModel(facts, sent));
    expect(html).toContain('href="#password"');
    const kept = render('pages/officer/act-refused', refusedModel(facts, { title: 'x', lines: ['y'] }, sent.posted));
    expect(html + kept).not.toContain('geheim-9');
  });

  it('keeps everything typed when the act is not to be had any more', () => {
    const facts = actFacts('extend');
    const html = render(
      'pages/officer/act-refused',
      refusedModel(
        facts,
        { title: 'Đã thay đổi', lines: ['Ai đó'] },
        { amount: '3', unit: 'working_days', reason: 'Thiên tai' },
      ),
    );
    expect(html).toContain('Thiên tai');
    expect(html).toContain('Đã thay đổi');
  });
});

describe('figures', () => {
  it('are added up, and say nothing of what never happened', () => {
    const one = {
      agency: { id: 'a-1', name: { vi: 'Phường A', en: 'A' } },
      open: { submitted: 2 },
      lateNow: 1,
      onTime: 3,
      late: 1,
    };
    const html = render('pages/officer/figures', figuresModel([one], speak));
    expect(html).toContain('75 %');
    expect(render('pages/officer/figures', figuresModel([], speak))).toContain('–');
  });
});
