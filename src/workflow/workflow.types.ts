import type { Term } from '../calendar/calendar.types.js';
import type { Answers, Expression } from '../forms/form.types.js';
import type { Localised } from '../platform/i18n/localised.js';

export const STAFF_ROLES = ['reception', 'specialist', 'leader', 'clerk'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Who holds a case in a state, and who may act. */
export type Party = StaffRole | 'applicant' | 'system';

export const PHASES = [
  'submitted',
  'in_progress',
  'awaiting_applicant',
  'awaiting_payment',
  'decided',
  'closed',
  'withdrawn',
] as const;
/** What lists, wording, statistics and retention speak of, so that a new procedure touches no code. */
export type Phase = (typeof PHASES)[number];

/** Which of the case's three agencies holds it in a state. */
export type AgencyRule = 'received_at' | 'handled_by' | 'decided_by';

/**
 * The fixed kinds of legal act. Kinds are code, actions are data: a kind fixes what must be given, what is recorded and
 * which rules no workflow can switch off.
 */
export const ACT_KINDS = [
  'record_payment', // reception: fee received or exempted
  'record_identity', // reception: how the person was identified
  'accept', // reception: valid receipt, slip 01, starts the legal clock
  'refuse_receipt', // reception: not accepted, slip 03
  'request_supplement', // items with reasons, slip 02, stops the clock
  'answer_supplement', // applicant: completes the clock's pause
  'expire_supplement', // system: the answer never came
  'hand_over', // system: an accepted case moves to the handling agency
  'claim', // specialist takes it
  'assign', // leader or reception names the specialist
  'propose', // specialist: approval or reasoned refusal
  'send_back', // leader: back with a comment
  'sign', // leader: signs the content
  'issue', // clerk: numbers and issues the document
  'return_result', // reception or applicant: result handed over; closes
  'withdraw', // applicant: before valid receipt freely, afterwards a request
  'stop', // reception or leader: stops the case (withdrawal granted), slip 05
  'extend', // leader: apology and new date, slip 04
] as const;
export type ActKind = (typeof ACT_KINDS)[number];

export interface State {
  readonly id: string;
  /** For officers. */
  readonly name: Localised;
  /** For the applicant, in plain words: one sentence that says where the case is. */
  readonly public: Localised;
  readonly phase: Phase;
  /** Code 1–10 of the national status list. */
  readonly nationalStatus: number;
  readonly holder: Party | 'nobody';
  readonly at: AgencyRule;
  /** Time this step may take, for the officer's own planning; absent where nobody works on it. */
  readonly budget?: Term;
}

export interface Action {
  /** Used in addresses: `/officer/cases/:code/acts/:id`. */
  readonly id: string;
  readonly kind: ActKind;
  readonly label: Localised;
  readonly who: readonly Party[];
  readonly from: readonly string[];
  /** The next state; absent: the case stays where it is. */
  readonly to?: string;
  /** FEEL over `answers`, and `case` (see `GuardFacts`); false hides the action and refuses the act. */
  readonly guard?: Expression;
  /** The sentence shown when the guard says no. */
  readonly refusal?: Localised;
  /** Does itself after this time in the `from` state (holder `system` only). */
  readonly after?: Term;
}

export interface Workflow {
  readonly start: string;
  readonly states: readonly State[];
  readonly actions: readonly Action[];
}

/** What a guard may ask about the case. */
export interface GuardFacts {
  readonly supplement_rounds: number;
  readonly fee_due: number;
  readonly fee_settled: boolean;
  readonly identified: boolean;
  readonly outcome: '' | 'approved' | 'refused';
  readonly channel: string;
}

/** Everything about a case that decides what may happen to it. Gathered by casework, judged here. */
export interface CaseFacts {
  /**
   * Whether valid receipt was confirmed, that is, whether the legal clock was ever started. Absent: judged by the state,
   * which is right unless a workflow uses one state both before and after receipt.
   */
  readonly received?: boolean;
  /** The procedure does not hand its result to a person known only by their own word (civil status). */
  readonly identityRequired?: boolean;
  readonly state: string;
  readonly answers: Answers;
  readonly case: GuardFacts;
  /** Account of the person the case is assigned to, if any. */
  readonly assignee?: string;
  /** Account of the person who drafted the decision now on the table, if any. */
  readonly drafter?: string;
  readonly applicant?: string;
  /** Ids of the case's three agencies. */
  readonly agencies: Readonly<Record<AgencyRule, string>>;
  readonly now: Date;
}

/** What an act does to the legal clock. */
export type ClockEffect = 'start' | 'pause' | 'resume' | 'end' | 'none';
/** Number of the official form an act makes. */
export type Slip = '01' | '02' | '03' | '04' | '05' | '06';

/** An act somebody wants to perform: the id of an action of the workflow. */
export interface Act {
  readonly action: string;
}

/** What follows from an act that is allowed. */
export interface Plan {
  readonly action: Action;
  readonly kind: ActKind;
  /** As what the actor may do it; the first of the action's `who` that fits. */
  readonly as: Party;
  readonly from: State;
  /** The state afterwards; the same as `from` when the action does not move the case. */
  readonly to: State;
  readonly phase: Phase;
  readonly nationalStatus: number;
  readonly clockEffect: ClockEffect;
  readonly slip?: Slip;
}

/** An action somebody may perform now. */
export interface Available {
  readonly action: Action;
  readonly as: Party;
  readonly to: State;
}

/** An action that performs itself, and when: at once, or this long after the case came into the state. */
export interface Timer {
  readonly action: Action;
  readonly after?: Term;
}

/** Where a submission goes. */
export interface Routing {
  /** The first rule whose `when` is true of the answers; the last one has no `when`. */
  readonly receive: readonly RouteRule[];
  /** Default: the receiving agency. */
  readonly handle?: readonly RouteRule[];
  /** Default: the handling agency. */
  readonly decide?: readonly RouteRule[];
}

export type RouteRule =
  /** The agency that serves the commune given in this `commune` field. */
  | { readonly when?: Expression; readonly communeOf: string }
  /** An agency by its code. */
  | { readonly when?: Expression; readonly agency: string }
  /** The agency of the step before (`handle`: received at; `decide`: handled by). */
  | { readonly when?: Expression; readonly same: true };

/** Finds the id of an agency; undefined when there is none. */
export interface AgencyLookup {
  /** By the code of the commune it serves. */
  serving(communeCode: string): Promise<string | undefined> | string | undefined;
  byCode(code: string): Promise<string | undefined> | string | undefined;
}
