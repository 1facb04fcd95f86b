import type { Day } from '../calendar/calendar.types.js';
import { type Guard, compileGuard } from './internal/guard.js';
import { Invalid, NotFound, type Problem } from '../platform/errors/errors.js';
import type { Action, CaseFacts, State, Timer, Workflow } from './workflow.types.js';

/** A workflow made ready: references followed and guards compiled, once. */
export class CompiledWorkflow {
  readonly start: State;
  private readonly states: ReadonlyMap<string, State>;
  private readonly actions: ReadonlyMap<string, Action>;
  private readonly guards = new Map<string, Guard>();
  private readonly received: ReadonlySet<string>;

  constructor(readonly source: Workflow) {
    this.states = new Map(source.states.map((state) => [state.id, state]));
    this.actions = new Map(source.actions.map((action) => [action.id, action]));
    const problems = this.problems();
    if (problems.length > 0) throw new Invalid(problems, 'workflow.not_usable');
    this.start = this.state(source.start);
    this.received = statesAfterReceipt(source);
  }

  /** The state of this id. NotFound when a case stands where its workflow has nothing: the bundle is not the case's own. */
  state(id: string): State {
    const state = this.states.get(id);
    if (!state) throw new NotFound('workflow.unknown_state', { state: id });
    return state;
  }

  action(id: string): Action | undefined {
    return this.actions.get(id);
  }

  actionsFrom(state: string): readonly Action[] {
    return this.source.actions.filter((action) => action.from.includes(state));
  }

  /** Actions of a state that perform themselves. */
  timers(state: string): readonly Timer[] {
    return this.actionsFrom(state)
      .filter((action) => action.after !== undefined || action.who.every((party) => party === 'system'))
      .map((action) => (action.after ? { action, after: action.after } : { action }));
  }

  /** Whether the action's own condition holds; true when it has none. */
  allows(action: Action, facts: CaseFacts, today: Day): boolean {
    const guard = this.guards.get(action.id);
    return guard ? guard(facts, today) : true;
  }

  /**
   * Whether a case in this state has passed valid receipt, as far as the workflow alone can tell: a state that can be
   * reached without an `accept` counts as before receipt only if it cannot be reached after one.
   */
  isAfterReceipt(state: string): boolean {
    return this.received.has(state);
  }

  private problems(): Problem[] {
    const unknown = (id: string, at: string): Problem[] =>
      this.states.has(id) ? [] : [{ at, code: 'workflow.unknown_state', values: { state: id } }];
    return [
      ...unknown(this.source.start, 'start'),
      ...this.source.actions.flatMap((action, i) => [
        ...action.from.flatMap((from) => unknown(from, `actions.${i}.from`)),
        ...(action.to === undefined ? [] : unknown(action.to, `actions.${i}.to`)),
        ...this.guardProblems(action, `actions.${i}.guard`),
      ]),
    ];
  }

  private guardProblems(action: Action, at: string): Problem[] {
    if (action.guard === undefined) return [];
    const compiled = compileGuard(action.guard);
    if (typeof compiled === 'function') this.guards.set(action.id, compiled);
    return typeof compiled === 'function' ? [] : compiled.map((problem) => ({ ...problem, at }));
  }
}

/** States that can be reached from the target of an `accept`. */
function statesAfterReceipt({ actions }: Workflow): ReadonlySet<string> {
  const reached = new Set<string>();
  const queue = actions.filter(({ kind }) => kind === 'accept').flatMap(({ to }) => (to === undefined ? [] : [to]));
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (reached.has(state)) continue;
    reached.add(state);
    for (const { from, to } of actions) if (to !== undefined && from.includes(state)) queue.push(to);
  }
  return reached;
}

const ready = new WeakMap<Workflow, CompiledWorkflow>();

/**
 * Makes a workflow ready for `available` and `plan`; the same object is made ready once. Invalid when an action names a
 * state that does not exist or a guard does not compile, with the path of each.
 */
export function compileWorkflow(workflow: Workflow): CompiledWorkflow {
  let compiled = ready.get(workflow);
  if (!compiled) ready.set(workflow, (compiled = new CompiledWorkflow(workflow)));
  return compiled;
}
