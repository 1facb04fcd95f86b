import type { Bundle } from './bundle.types.js';
import type { Finding } from './finding.types.js';
import { checkActions } from './internal/checks/actions.js';
import { checkApplicant } from './internal/checks/applicant.js';
import { checkExpressions } from './internal/checks/expressions.js';
import { checkForm } from './internal/checks/form.js';
import { checkLaw } from './internal/checks/law.js';
import { checkRest } from './internal/checks/rest.js';
import { checkRouting } from './internal/checks/routing.js';
import { checkStates } from './internal/checks/states.js';
import type { World } from './world.types.js';

/** Each part is judged on its own; a new rule is a function more in one of them, or a part more. */
const CHECKS: readonly ((bundle: Bundle, world: World) => Finding[])[] = [
  ({ form }, world) => checkForm(form, world),
  checkExpressions,
  checkRest,
  checkApplicant,
  checkRouting,
  ({ workflow }) => checkActions(workflow),
  ({ workflow }) => checkStates(workflow),
  checkLaw,
];

/**
 * Everything in a definition that does not make sense, though its shape is right: what would go wrong once people apply.
 * Errors first. Nothing is published while there is an error; warnings are for a person to weigh.
 */
export function check(bundle: Bundle, world: World): Finding[] {
  const found = CHECKS.flatMap((one) => one(bundle, world));
  const rank = (one: Finding): number => (one.severity === 'error' ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b));
}
