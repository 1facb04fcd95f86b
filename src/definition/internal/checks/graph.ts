import { KINDS } from '../../../workflow/kinds.js';
import type { Action, Workflow } from '../../../workflow/workflow.types.js';

/** States that can be reached from these by actions that `by` lets pass, themselves included. */
export function reachable(
  { actions }: Workflow,
  from: Iterable<string>,
  by: (action: Action) => boolean = () => true,
): Set<string> {
  const reached = new Set(from);
  for (const state of reached) {
    for (const action of actions) {
      if (action.to !== undefined && action.from.includes(state) && by(action)) reached.add(action.to);
    }
  }
  return reached;
}

/** States from which one of these can be reached, themselves included. */
export function leadingTo({ actions }: Workflow, to: Iterable<string>): Set<string> {
  const leading = new Set(to);
  for (const state of leading) {
    for (const action of actions) if (action.to === state) for (const before of action.from) leading.add(before);
  }
  return leading;
}

/** States in which a case may be that has not been received, and those in which it may be afterwards. */
export function receipt(workflow: Workflow): { readonly before: Set<string>; readonly after: Set<string> } {
  const targets = workflow.actions.flatMap(({ kind, to }) => (kind === 'accept' && to !== undefined ? [to] : []));
  return {
    before: reachable(workflow, [workflow.start], ({ kind }) => kind !== 'accept'),
    after: reachable(workflow, targets),
  };
}

/** Those of the action's `who` that its kind allows. */
export const performers = ({ kind, who }: Action): Action['who'] =>
  who.filter((party) => KINDS[kind].parties.includes(party));
