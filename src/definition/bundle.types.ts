import type { Term } from '../calendar/calendar.types.js';
import type { Expression, FileKind, FormDefinition } from '../forms/form.types.js';
import type { Localised } from '../platform/i18n/localised.js';
import type { Routing, Workflow } from '../workflow/workflow.types.js';

export type { RouteRule, Routing } from '../workflow/workflow.types.js';

/** Everything that decides about a procedure, frozen at publication. The canonical text form is YAML of this shape. */
export interface Bundle {
  readonly schema: 1;
  /** National code, e.g. `2.000635`. */
  readonly code: string;
  readonly name: Localised;
  readonly summary: Localised;
  readonly sector: { readonly id: string; readonly name: Localised };
  readonly levels: readonly ('ministry' | 'province' | 'commune')[];
  readonly lifeEvents: readonly string[];
  /** Everyday words people search by, accents included. */
  readonly keywords: readonly string[];
  readonly audience: readonly Localised[];
  /** What a person does and what then happens, in order. */
  readonly steps: readonly Localised[];
  readonly conditions?: readonly Localised[];
  readonly legalBasis: readonly { readonly title: Localised; readonly number: string }[];
  readonly channels: readonly ('online' | 'counter' | 'post')[];
  readonly form: FormDefinition;
  readonly papers: readonly Paper[];
  readonly fee: Fee;
  readonly clock: ClockRule;
  readonly routing: Routing;
  readonly applicant: ApplicantFields;
  readonly workflow: Workflow;
  readonly result: ResultTemplate;
  /** Years a closed case is kept. */
  readonly retentionYears: number;
}

export interface Paper {
  readonly id: string;
  readonly name: Localised;
  readonly hint?: Localised;
  readonly originals: number;
  readonly copies: number;
  /** Asked for only when this is true of the answers. */
  readonly when?: Expression;
  /** Default true. */
  readonly required?: boolean;
  readonly accept?: readonly FileKind[];
  readonly maxFiles?: number;
  readonly basis?: Localised;
}

export interface Fee {
  /** Whole đồng over the answers; `0` is free. */
  readonly amount: Expression;
  /** How the amount comes about, for people: "8,000 đ a copy". */
  readonly text: Localised;
  readonly basis: Localised;
  readonly refundable: boolean;
}

export interface ClockRule {
  readonly term: Term;
  /** Later receipts count as the next working day. */
  readonly cutOff?: string;
  /** How long the applicant has to answer a supplement request. */
  readonly supplementAnswer: Term;
  readonly supplementEffect: 'suspend' | 'restart';
  readonly basis: Localised;
}

/** Which fields say who applies and how to reach them. */
export interface ApplicantFields {
  readonly name: string;
  readonly phone: string;
  readonly personalId?: string;
  readonly email?: string;
  /** Printed on the official forms. */
  readonly address?: string;
  /** True where a person known only by their own word may not be given the result (civil status). */
  readonly identityRequired: boolean;
}

/** The document that an approval makes. Its content is computed from answers and what the specialist adds. */
export interface ResultTemplate {
  readonly title: Localised;
  /** National result code, e.g. `KQ.G15.000031`. */
  readonly code: string;
  /** Number series, e.g. `TLKS` in `12/TLKS`. */
  readonly series: string;
  /** What the specialist fills in when proposing approval: a small form of its own. */
  readonly inputs?: FormDefinition['sections'][number]['fields'];
  readonly body: readonly ResultLine[];
}

export interface ResultLine {
  readonly label: Localised;
  /** FEEL over the answers and `inputs`; a line whose value is empty is left out. */
  readonly value: Expression;
}
