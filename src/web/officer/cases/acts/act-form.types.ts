import type { SubmittedView } from '../../../../applications/application.types.js';
import type { Deadline } from '../../../../calendar/calendar.types.js';
import type { CaseForOfficer } from '../../../../casework/case.types.js';
import type { Bundle } from '../../../../definition/bundle.types.js';
import type { AnswerValue, Field } from '../../../../forms/form.types.js';
import type { Problem } from '../../../../platform/errors/errors.js';
import type { Action } from '../../../../workflow/workflow.types.js';
import type { AskModel, FieldSetting, Posted, SummaryRow } from '../../../shared/fields.types.js';
import type { Speak } from '../../../shared/speak.js';

export interface Colleague {
  readonly id: string;
  readonly name: string;
}

/** Everything the form of an act is made of. */
export interface ActFacts {
  readonly view: CaseForOfficer;
  readonly action: Action;
  readonly bundle: Bundle;
  readonly submitted: SubmittedView;
  /** Who can take the case at the handling agency. */
  readonly specialists: readonly Colleague[];
  /** When the case would be due if it were received now. */
  readonly wouldBeDue: Deadline;
  readonly setting: FieldSetting;
  readonly speak: Speak;
  /** A fresh word for what is about to be sent; sent twice it counts once. */
  readonly key: string;
}

/** One question of an act. `asked`: a way of asking that the field's type does not say. */
export interface Question {
  readonly field: Field;
  readonly initial?: AnswerValue;
  readonly asked?: (posted: Posted | undefined, problem: Problem | undefined) => AskModel;
}

export interface QuestionGroup {
  /** Empty: the questions stand alone. */
  readonly title: string;
  readonly intro: string;
  /** Hidden behind its title until it is opened. */
  readonly folded: boolean;
  readonly questions: readonly Question[];
}

/** What is shown above the questions. */
export interface Shown {
  readonly rows: readonly SummaryRow[];
  readonly steps: readonly string[];
  /** The draft as it would be printed. */
  readonly preview: string;
}

export interface ReadAct {
  /** Handed to `CaseActs.act`, which judges it. */
  readonly input: unknown;
  /** What a page alone can find wrong. */
  readonly problems: readonly Problem[];
}

/** How one kind of act is asked about and read. */
export interface ActForm {
  readonly groups: (facts: ActFacts) => readonly QuestionGroup[];
  readonly read: (posted: Posted, facts: ActFacts) => ReadAct;
  readonly shown?: (facts: ActFacts) => Partial<Shown>;
  /** The input on the page for a place in the act's input. */
  readonly placeOf?: (at: string, input: unknown) => string;
  /** Ends the case, or turns somebody away. */
  readonly grave?: boolean;
  /** What was typed can be seen as it would be printed. */
  readonly previews?: boolean;
}
