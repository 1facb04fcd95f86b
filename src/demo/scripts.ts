import type { DemoAgency } from './accounts.js';

/** How far a sample case has come. */
export type Ending =
  | 'submitted'
  | 'completion_asked'
  | 'refused_receipt'
  | 'taken_back'
  | 'in_examination'
  | 'claimed'
  | 'supplement_asked'
  | 'supplement_answered'
  | 'withdrawal_asked'
  | 'withdrawn'
  | 'proposed'
  | 'signed'
  | 'issued'
  | 'returned'
  | 'returned_after_supplement'
  | 'returned_refused';

export interface Script {
  readonly procedure: string;
  readonly agency: DemoAgency;
  /** Calendar days before today on which it is submitted. */
  readonly daysAgo: number;
  readonly ending: Ending;
  readonly channel: 'portal' | 'counter' | 'national';
  /** Login of a demo citizen; absent: somebody at the counter. */
  readonly citizen?: 'citizen' | 'citizen2';
}

type Line = readonly [
  procedure: string,
  agency: DemoAgency,
  daysAgo: number,
  ending: Ending,
  by?: 'citizen' | 'citizen2' | 'national',
];

const EXTRACT = '2.000635';
const BIRTH = '1.001193';
const MARITAL = '1.004873';
const BUSINESS = '1.001612';
const HOUSE = '1.013225';

/** Every phase, in two communes and two departments; some late, some waiting, most done. */
const LINES: readonly Line[] = [
  [EXTRACT, 'demo', 58, 'returned', 'citizen'],
  [BIRTH, 'demo', 57, 'returned'],
  [MARITAL, 'other', 55, 'returned', 'citizen2'],
  [BUSINESS, 'demo', 54, 'returned_after_supplement', 'citizen2'],
  [HOUSE, 'demo', 52, 'returned'],
  [EXTRACT, 'justice', 50, 'returned', 'national'],
  [EXTRACT, 'other', 49, 'returned_refused'],
  [MARITAL, 'demo', 47, 'returned_refused', 'citizen2'],
  [BUSINESS, 'other', 45, 'returned'],
  [BIRTH, 'other', 43, 'returned'],
  [HOUSE, 'other', 42, 'withdrawn', 'citizen'],
  [EXTRACT, 'demo', 41, 'refused_receipt', 'national'],
  [EXTRACT, 'demo', 40, 'returned'],
  [MARITAL, 'demo', 38, 'returned_after_supplement'],
  [BUSINESS, 'demo', 36, 'returned'],
  [EXTRACT, 'justice', 35, 'returned'],
  [BIRTH, 'demo', 34, 'taken_back', 'citizen2'],
  [HOUSE, 'demo', 33, 'claimed'],
  [EXTRACT, 'other', 30, 'returned'],
  [MARITAL, 'other', 28, 'returned', 'national'],
  [BUSINESS, 'demo', 27, 'supplement_asked', 'citizen'],
  [EXTRACT, 'demo', 25, 'returned'],
  [BIRTH, 'demo', 23, 'returned'],
  [HOUSE, 'other', 21, 'supplement_answered'],
  [EXTRACT, 'justice', 20, 'returned'],
  [MARITAL, 'demo', 19, 'issued'],
  [BUSINESS, 'other', 17, 'returned'],
  [EXTRACT, 'demo', 15, 'returned', 'national'],
  [HOUSE, 'demo', 13, 'proposed', 'citizen2'],
  [BIRTH, 'other', 12, 'issued'],
  [MARITAL, 'demo', 11, 'claimed'],
  [EXTRACT, 'demo', 9, 'issued', 'citizen'],
  [BUSINESS, 'demo', 8, 'signed'],
  [HOUSE, 'demo', 8, 'in_examination'],
  [EXTRACT, 'justice', 7, 'claimed'],
  [MARITAL, 'other', 6, 'supplement_asked'],
  [BIRTH, 'demo', 6, 'proposed'],
  [BUSINESS, 'other', 5, 'in_examination'],
  [EXTRACT, 'demo', 5, 'withdrawal_asked', 'citizen2'],
  [MARITAL, 'demo', 4, 'proposed'],
  [BUSINESS, 'demo', 4, 'claimed', 'citizen'],
  [HOUSE, 'other', 3, 'in_examination'],
  [EXTRACT, 'demo', 3, 'in_examination'],
  [BIRTH, 'demo', 3, 'completion_asked', 'citizen2'],
  [EXTRACT, 'other', 2, 'signed'],
  [MARITAL, 'demo', 2, 'in_examination'],
  [BUSINESS, 'demo', 1, 'submitted', 'citizen2'],
  [EXTRACT, 'demo', 1, 'submitted', 'citizen'],
  [BIRTH, 'demo', 1, 'submitted', 'national'],
  [HOUSE, 'demo', 1, 'submitted'],
  [EXTRACT, 'justice', 1, 'submitted', 'national'],
  [MARITAL, 'other', 1, 'submitted'],
];

export const SCRIPTS: readonly Script[] = LINES.map(([procedure, agency, daysAgo, ending, by]) => ({
  procedure,
  agency,
  daysAgo,
  ending,
  channel: by === 'national' ? 'national' : by ? 'portal' : 'counter',
  ...(by && by !== 'national' && { citizen: by }),
}));

/** One thing that happens to a case: the kind of act, and how many working minutes after the one before. */
export interface Turn {
  readonly kind: string;
  readonly after: number;
}

const turn = (kind: string, after: number): Turn => ({ kind, after });

const RECEIVED = [turn('record_payment', 50), turn('record_identity', 5), turn('accept', 5), turn('hand_over', 1)];
const EXAMINED = [...RECEIVED, turn('distribute', 20), turn('claim', 20)];
const ASKED = [...EXAMINED, turn('request_supplement', 45)];
const PROPOSED = [...EXAMINED, turn('propose', 60)];
const ISSUED = [...PROPOSED, turn('sign', 40), turn('issue', 20)];

/** What happens after submission, for each way a sample ends. Acts that a procedure or a case does not know are passed over. */
export const TURNS: Readonly<Record<Ending, readonly Turn[]>> = {
  submitted: [],
  completion_asked: [turn('request_supplement', 90)],
  refused_receipt: [turn('refuse_receipt', 120)],
  taken_back: [turn('take_back', 200)],
  in_examination: RECEIVED,
  claimed: EXAMINED,
  supplement_asked: ASKED,
  supplement_answered: [...ASKED, turn('answer_supplement', 700)],
  withdrawal_asked: [...EXAMINED, turn('withdraw', 100)],
  withdrawn: [...EXAMINED, turn('withdraw', 100), turn('stop', 120)],
  proposed: PROPOSED,
  signed: [...PROPOSED, turn('sign', 40)],
  issued: ISSUED,
  returned: [...ISSUED, turn('return_result', 240)],
  returned_after_supplement: [
    ...ASKED,
    turn('answer_supplement', 900),
    turn('propose', 60),
    turn('sign', 40),
    turn('issue', 20),
    turn('return_result', 240),
  ],
  returned_refused: [
    ...EXAMINED,
    turn('propose_refusal', 60),
    turn('sign', 40),
    turn('issue', 20),
    turn('return_result', 240),
  ],
};
