import type { DocumentData } from '../../documents.types.js';

const head = {
  agencyAbove: 'UBND thành phố Huế',
  agency: 'UBND phường Thuận Hóa',
  caseCode: 'H57.21-261124-0001',
  place: 'Huế',
  at: '2026-11-24T07:55:00.000Z',
};
const about = {
  procedureCode: '2.000635',
  procedure: 'Cấp bản sao trích lục hộ tịch',
  submitter: {
    name: 'Người mẫu Nguyễn Thị Ngọc Ánh',
    personalId: '046099000000',
    address: 'Số 1 đường Mẫu, phường Thuận Hóa, thành phố Huế',
    phone: '0900000000',
  },
  channel: 'portal' as const,
};
const papers = [
  { name: 'Văn bản ủy quyền', originals: 1, copies: 0 },
  { name: 'Giấy tờ chứng minh quan hệ #strong[đậm] $x^2$ \\ "trích" <nhãn>', originals: 0, copies: 1 },
];
const officer = { name: 'Cán bộ mẫu Lê Văn Một', phone: '0234 000 0000' };
const signer = { name: 'Lãnh đạo mẫu Trần Thị Hai', position: 'Chủ tịch Ủy ban nhân dân phường' };
const times = { receivedAt: '2026-11-24T07:55:00.000Z', dueAt: '2026-11-24T10:00:00.000Z' };

/** One filled-in example of every form, with marked sample persons: for tests and for looking at the layout. */
export const SAMPLES: DocumentData = {
  receipt: {
    head,
    case: about,
    papers: papers.map((paper) => paper.name),
    submittedAt: times.receivedAt,
    fee: 16_000,
    lookupUrl: 'motcua.example/track',
    hotline: '1900 0000',
  },
  'slip-01': {
    head,
    case: about,
    papers,
    sets: 1,
    term: 'Trong ngày làm việc',
    ...times,
    fee: { amount: 16_000, receiptNumber: 'BL 000123' },
    collectAt: 'Trung tâm Phục vụ hành chính công phường Thuận Hóa',
    lookupUrl: 'motcua.example/track',
    hotline: '1900 0000',
    receiver: officer,
  },
  'slip-02': {
    head,
    case: { ...about, owner: { name: 'Người mẫu Phạm Văn Ba', address: 'Phường Vỹ Dạ' } },
    items: [
      { what: 'Văn bản ủy quyền', reason: 'Ảnh chụp bị mờ, không đọc được ngày ủy quyền. Chụp lại đủ hai mặt.' },
      { what: 'Ngày sinh của người có việc hộ tịch', reason: 'Không khớp với Sổ hộ tịch.' },
    ],
    round: 1,
    beforeReceipt: true,
    answerBy: '2026-12-08T10:00:00.000Z',
    legalBasis: 'Nghị định 118/2025/NĐ-CP',
    officer,
  },
  'slip-03': { head, case: about, reason: 'Việc hộ tịch này chưa được đăng ký tại Việt Nam.', officer },
  'slip-04': {
    head,
    case: about,
    receivedAt: times.receivedAt,
    originalDueAt: times.dueAt,
    newDueAt: '2026-11-26T10:00:00.000Z',
    reason: 'Sổ hộ tịch đang được tu bổ.',
    signer,
  },
  'slip-05': {
    head,
    case: about,
    stage: 'Đang tra cứu và soạn bản sao',
    reason: 'Không còn nhu cầu.',
    atOwnRequest: true,
    returned: 'Văn bản ủy quyền (01 bản chính)',
    feeSettlement: 'Phí đã nộp không được hoàn lại.',
    signer,
  },
  'slip-06': {
    head,
    case: about,
    papers,
    sets: 1,
    term: 'Trong ngày làm việc',
    ...times,
    hops: [
      {
        at: times.receivedAt,
        from: 'Bộ phận một cửa',
        to: 'Công chức hộ tịch',
        giver: officer.name,
        result: 'on_time',
      },
      {
        at: times.dueAt,
        from: 'Công chức hộ tịch',
        to: 'Lãnh đạo',
        receiver: signer.name,
        result: 'late',
        note: 'Chậm 5 phút',
      },
    ],
  },
  'slip-07': {
    head: { ...head, caseCode: undefined },
    from: '2026-11-01',
    to: '2026-11-24',
    rows: Array.from({ length: 30 }, (_, index) => ({
      caseCode: `H57.21-261124-${String(index + 1).padStart(4, '0')}`,
      procedure: about.procedure,
      sets: 1,
      name: about.submitter.name,
      contact: about.submitter.phone,
      handledBy: head.agency,
      ...times,
      channel: 'portal' as const,
      status: 'Đang giải quyết',
    })),
  },
  result: {
    head: { ...head, caseCode: undefined },
    title: { vi: 'Trích lục hộ tịch (bản sao)', en: 'Civil-status extract (copy)' },
    number: '12/TLHT-BS',
    outcome: 'approved',
    procedure: { vi: about.procedure, en: 'Copy of a civil-status extract' },
    applicant: about.submitter.name,
    lines: [
      { label: { vi: 'Họ, chữ đệm, tên', en: 'Full name' }, value: 'Người mẫu Nguyễn Thị Ngọc Ánh' },
      { label: { vi: 'Ngày, tháng, năm sinh', en: 'Date of birth' }, value: '05/09/1999' },
      { label: { vi: 'Nơi đăng ký', en: 'Registered at' }, value: 'Ủy ban nhân dân xã Hương Hồ (cũ)' },
    ],
    legalBasis: ['Luật Hộ tịch 60/2014/QH13', 'Nghị định 123/2015/NĐ-CP'],
    signer,
    signedAt: '2026-11-24T08:40:00.000Z',
  },
};
