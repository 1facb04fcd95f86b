import type { Agency } from '../../agencies/agencies.types.js';
import type { WorkCalendar } from '../../calendar/calendar.types.js';
import type { Bundle } from '../../definition/bundle.types.js';
import type { Answers } from '../../forms/form.types.js';
import type { Person, System } from '../../platform/actor.js';
import type { Tx } from '../../platform/database/transactions.js';
import type { ActKind, AgencyRule } from '../../workflow/workflow.types.js';
import type { ActInputs, NoInput } from '../act-inputs.types.js';
import type { EventDetail } from '../case.types.js';
import type { CaseFile } from './case-file.js';
import type { PrintedNames } from './printed-value.js';

/** What a case stands on and what never changes while it lives; read before the transaction begins. */
export interface CaseGround {
  readonly bundle: Bundle;
  /** Calendar of the handling agency. */
  readonly calendar: WorkCalendar;
  readonly agencies: Readonly<Record<AgencyRule, Agency>>;
  /** Vietnamese name of the body above each agency, for letterheads. */
  readonly above: Readonly<Record<AgencyRule, string>>;
  /** What answers are called on printed forms. */
  readonly names: PrintedNames;
}

/** What `prepare` makes of an input before the transaction begins. */
export interface PreparedInputs extends Omit<ActInputs, 'assign' | 'sign'> {
  assign: { readonly assignee: string; readonly name: string };
  sign: NoInput;
}

/** What an act of a kind is given: the locked case, what it stands on, and who acts. */
export interface ActContext<Kind extends ActKind = ActKind> extends CaseGround {
  readonly tx: Tx;
  readonly actor: Person | System;
  readonly now: Date;
  readonly file: CaseFile;
  readonly answers: Answers;
  readonly input: PreparedInputs[Kind];
}

/** One legal act: how its input is read and what it does to the case. */
export interface ActEffect<Kind extends ActKind> {
  /** Reads and judges what was given. Errors: Invalid with one problem a field. */
  read(input: unknown, ground: CaseGround, file: Readonly<CaseFile>, now: Date): ActInputs[Kind];
  /** What takes long or asks elsewhere, before the transaction: a password, a colleague's name. */
  prepare?(actor: Person | System, input: ActInputs[Kind], file: Readonly<CaseFile>): Promise<PreparedInputs[Kind]>;
  /** Changes the case and what hangs on it, inside the transaction; answers what the event keeps. */
  apply(context: ActContext<Kind>): Promise<EventDetail>;
}

export type ActEffects = { readonly [Kind in ActKind]: ActEffect<Kind> };
