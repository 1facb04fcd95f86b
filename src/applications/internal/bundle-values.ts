import type { Day } from '../../calendar/calendar.types.js';
import type { Bundle } from '../../definition/bundle.types.js';
import { compileExpression, type FeelValue } from '../../forms/expressions.js';
import type { Answers, Expression } from '../../forms/form.types.js';

/** What an expression of a procedure says of these answers. It was checked at publication, so one that fails is our mistake. */
export function valueOf(bundle: Bundle, expression: Expression, answers: Answers, today: Day): FeelValue {
  const compiled = compileExpression(expression);
  if (!('evaluate' in compiled)) throw new Error(`${bundle.code}: "${expression}" is not an expression`);
  return compiled.evaluate(answers, today);
}
