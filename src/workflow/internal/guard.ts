import type { Day } from '../../calendar/calendar.types.js';
import { compileExpression } from '../../forms/expressions.js';
import type { Answers } from '../../forms/form.types.js';
import type { Problem } from '../../platform/errors/errors.js';
import type { CaseFacts } from '../workflow.types.js';

/** An action's own condition. Holds only when it is true; unknown is no. */
export type Guard = (facts: CaseFacts, today: Day) => boolean;

/** A condition over answers alone, for routing. */
export type Condition = (answers: Answers, today: Day) => boolean;

/** A guard reads answers by field id, the same below `answers`, and `case` (see `GuardFacts`). */
export function compileGuard(source: string): Guard | Problem[] {
  const compiled = compileExpression(source);
  if (Array.isArray(compiled)) return compiled;
  return (facts, today) =>
    compiled.evaluate({ ...facts.answers, answers: facts.answers, case: facts.case }, today) === true;
}

/** A condition reads answers by field id. */
export function compileCondition(source: string): Condition | Problem[] {
  const compiled = compileExpression(source);
  if (Array.isArray(compiled)) return compiled;
  return (answers, today) => compiled.evaluate(answers, today) === true;
}
