import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { SubmittedView } from '../../src/applications/application.types.js';
import type { CaseForOfficer, Decision } from '../../src/casework/case.types.js';
import type { Bundle } from '../../src/definition/bundle.types.js';
import { ROOT } from '../../src/platform/config/root.js';
import type { Problem } from '../../src/platform/errors/errors.js';
import { Wording } from '../../src/platform/i18n/wording.js';
import { Assets } from '../../src/platform/views/assets.js';
import { Views } from '../../src/platform/views/views.js';
import type { ActKind } from '../../src/workflow/workflow.types.js';
import { type ActFacts } from '../../src/web/officer/cases/acts/act-form.types.js';
import { type Speak, speakIn } from '../../src/web/shared/speak.js';
import { layoutModel } from '../../src/web/shared/layout.js';

export const wording = new Wording();
const views = new Views(wording, new Assets());
export const speak: Speak = speakIn(wording, 'vi');
export const NO_UNITS = { provinces: () => [], communes: () => [], find: () => undefined };
export const setting = { locale: 'vi', wording, units: NO_UNITS } as const;

/** The copy of a civil-status extract, as it is shipped. */
export const bundle = parse(
  readFileSync(join(ROOT, 'src/catalog/procedures/2.000635/procedure.yaml'), 'utf8'),
) as Bundle;

const both = (text: string) => ({ vi: text, en: text });
const at = (iso: string): Date => new Date(iso);
const agency = { id: 'a-1', name: both('Phường Phú Xuân') };

/** A page as a browser gets it. */
export function render(template: string, model: object, locale: 'vi' | 'en' = 'vi'): string {
  const actor = { kind: 'person' as const, accountId: 'p-1', name: 'Cán bộ mẫu', locale, grants: [] };
  const layout = layoutModel(
    { locale, actor, url: '/officer', title: 'x', hasErrors: false, demo: false, saveData: false, options: {} },
    wording,
  );
  return views.render(template, { ...model, layout }, locale);
}

export const decision: Decision = {
  id: 'd-1',
  state: 'proposed',
  content: {
    schema: 1,
    caseCode: 'H57.21-261123-0001',
    procedureCode: bundle.code,
    versionId: 'v-1',
    outcome: 'approved',
    title: bundle.result.title,
    resultCode: bundle.result.code,
    applicant: 'Mẫu Thị An',
    agency: agency.name,
    lines: [{ label: both('Số đăng ký'), value: '12/2001' }],
    reason: '',
  },
  drafter: { id: 'p-2', name: 'Mẫu Văn Dũng' },
  draftedAt: at('2026-11-23T09:00:00+07:00'),
  comment: '',
  signer: null,
  signedAt: null,
  hash: null,
  number: null,
  issuedAt: null,
  documentId: null,
  verificationCode: null,
};

export function caseView(change: Partial<CaseForOfficer> = {}): CaseForOfficer {
  return {
    id: 'c-1',
    code: 'H57.21-261123-0001',
    procedureCode: bundle.code,
    procedureName: bundle.name,
    applicantName: 'Mẫu Thị An',
    channel: 'portal',
    phase: 'in_progress',
    stateName: both('Đang tra cứu'),
    statePublic: both('Đang tra cứu'),
    holder: 'specialist',
    heldAt: agency,
    assignee: { id: 'p-2', name: 'Mẫu Văn Dũng' },
    submittedAt: at('2026-11-23T08:00:00+07:00'),
    dueAt: at('2026-11-23T17:00:00+07:00'),
    stopped: false,
    closedAt: null,
    remaining: { late: false, days: 0, hours: 5, minutes: 300 },
    feeDue: 16000,
    feeSettled: true,
    supplementRounds: 0,
    unreadMessages: true,
    version: 4,
    versionId: 'v-1',
    applicationId: 'ap-1',
    applicantAccount: 'p-9',
    acceptedAt: at('2026-11-23T08:30:00+07:00'),
    nationalStatus: 4,
    agencies: { receivedAt: agency, handledBy: agency, decidedBy: agency },
    identity: { method: 'id_card_seen', at: at('2026-11-23T08:20:00+07:00') },
    clock: {
      running: true,
      stopped: false,
      stoppedSince: null,
      due: at('2026-11-23T17:00:00+07:00'),
      original: at('2026-11-23T17:00:00+07:00'),
      provisional: false,
      remaining: null,
      steps: [{ code: 'received', values: { at: '2026-11-23T08:30' } }],
      changes: [
        {
          at: at('2026-11-23T08:30:00+07:00'),
          due: at('2026-11-23T17:00:00+07:00'),
          previous: null,
          reason: 'accepted',
          basis: both('Luật Hộ tịch'),
          by: 'Mẫu Thị Hạnh',
        },
      ],
    },
    timeline: [
      {
        version: 2,
        at: at('2026-11-23T08:10:00+07:00'),
        event: 'payment_recorded',
        by: { kind: 'office', name: 'Mẫu Thị Hạnh' },
        state: null,
        detail: { exempted: false, amount: 16000, receiptNumber: 'BL-1' },
      },
    ],
    supplements: [
      {
        id: 's-1',
        round: 1,
        requestedAt: at('2026-11-23T09:00:00+07:00'),
        requestedBy: 'Mẫu Văn Dũng',
        note: 'Gửi bản rõ nét',
        secondRoundReason: '',
        answerBy: at('2026-12-07T17:00:00+07:00'),
        answeredAt: null,
        expiredAt: null,
        items: [{ id: 'i-1', target: 'paper', ref: 'authorisation', label: both('Văn bản ủy quyền'), reason: 'Mờ' }],
      },
    ],
    actions: [action('propose'), action('claim')],
    rating: null,
    decision,
    earlierDecisions: [],
    ...change,
  };
}

export function action(kind: ActKind) {
  const found = bundle.workflow.actions.find((one) => one.kind === kind);
  if (!found) throw new Error(kind);
  return { id: found.id, kind, label: found.label, input: {} };
}

export const submitted = {
  applicationId: 'ap-1',
  applicant: { accountId: 'p-9', name: 'Mẫu Thị An', phone: '0900100001', email: null, personalId: null },
  channel: 'online',
  locale: 'vi',
  number: 2,
  sealedAt: at('2026-11-23T08:00:00+07:00'),
  sha256: '',
  snapshot: {
    sections: [
      {
        id: 'requester',
        title: both('Người yêu cầu'),
        questions: [
          { id: 'requester_name', type: 'person_name', label: both('Họ tên'), answer: 'Mẫu <Thị> An' },
          { id: 'requester_email', type: 'email', label: both('Thư điện tử') },
        ],
      },
    ],
  },
  papers: [
    {
      paper: bundle.papers[0],
      needed: true,
      required: true,
      given: true,
      files: [{ id: 'f-1', name: 'uy-quyen.pdf', size: 820_000 }],
    },
  ],
  fieldFiles: [],
  versions: [
    { number: 1, sealedAt: at('2026-11-23T08:00:00+07:00'), changed: [], changedPapers: [] },
    {
      number: 2,
      sealedAt: at('2026-11-23T10:00:00+07:00'),
      changed: ['requester_name'],
      changedPapers: ['authorisation'],
    },
  ],
} as unknown as SubmittedView;

export function actFacts(kind: ActKind, change: Partial<CaseForOfficer> = {}): ActFacts {
  const found = bundle.workflow.actions.find((one) => one.kind === kind);
  if (!found) throw new Error(kind);
  return {
    view: caseView(change),
    action: found,
    bundle,
    submitted,
    specialists: [{ id: 'p-2', name: 'Mẫu Văn Dũng' }],
    wouldBeDue: {
      due: at('2026-11-23T17:00:00+07:00'),
      stopped: false,
      provisional: false,
      steps: [{ code: 'received', values: { at: '2026-11-23T08:30' } }],
    },
    setting,
    speak,
    key: 'k-1',
  };
}

export const problem = (place: string, code: string): Problem => ({ at: place, code });
