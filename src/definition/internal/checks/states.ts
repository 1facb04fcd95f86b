import { type State, STAFF_ROLES, type Workflow } from '../../../workflow/workflow.types.js';
import { error, type Finding, warning } from '../../finding.types.js';
import { closest } from '../closest.js';
import { duplicates } from './duplicates.js';
import { leadingTo, performers, reachable } from './graph.js';

/** The states of a workflow, and whether a case gets through them to an end. */
export function checkStates(workflow: Workflow): Finding[] {
  const ids = workflow.states.map((one) => one.id);
  const found = duplicates(ids, (at) => `workflow.states.${at}.id`);
  if (!ids.includes(workflow.start)) return [...found, unknownState('workflow.start', workflow.start, ids)];
  const reached = reachable(workflow, [workflow.start]);
  const ends = workflow.states.filter(isEnd);
  const leading = leadingTo(
    workflow,
    ends.map((one) => one.id),
  );
  if (ends.length === 0) found.push(error('workflow.states', 'definition.no_end'));
  return [
    ...found,
    ...workflow.states.flatMap((state, at) => {
      const path = `workflow.states.${at}`;
      if (!reached.has(state.id)) return [error(path, 'definition.unreachable_state', { values: { state: state.id } })];
      if (isEnd(state)) return checkEnd(workflow, state, path);
      if (ends.length > 0 && !leading.has(state.id)) {
        return [error(path, 'definition.state_without_end', { values: { state: state.id } })];
      }
      return checkOpen(workflow, state, path);
    }),
  ];
}

export const isEnd = ({ phase }: State): boolean => phase === 'closed' || phase === 'withdrawn';

export const unknownState = (path: string, id: string, known: readonly string[]): Finding =>
  error(path, 'definition.unknown_state', { values: { state: id }, example: closest(id, known) ?? known.join(', ') });

/** When a case is over nobody holds it and nothing more is done. */
function checkEnd({ actions }: Workflow, state: State, path: string): Finding[] {
  const values = { state: state.id };
  return [
    ...(state.holder === 'nobody'
      ? []
      : [error(`${path}.holder`, 'definition.end_is_held', { values, example: 'holder: nobody' })]),
    ...(actions.some((one) => one.from.includes(state.id))
      ? [error(path, 'definition.acts_after_end', { values })]
      : []),
  ];
}

/** Whoever holds a case can do something that moves it on. */
function checkOpen(workflow: Workflow, state: State, path: string): Finding[] {
  const { holder, budget, phase } = state;
  const values = { state: state.id, holder };
  if (holder === 'nobody') {
    return [error(`${path}.holder`, 'definition.open_state_held_by_nobody', { values: { state: state.id } })];
  }
  const found: Finding[] = [];
  const able = workflow.actions.some(
    (one) => one.from.includes(state.id) && one.to !== undefined && performers(one).includes(holder),
  );
  if (!able) found.push(error(path, 'definition.holder_cannot_act', { values }));
  const works = STAFF_ROLES.some((role) => role === holder) && phase !== 'decided';
  if (works && !budget) {
    found.push(warning(path, 'definition.no_budget', { values, example: 'budget: { amount: 1, unit: working_days }' }));
  }
  return found;
}
