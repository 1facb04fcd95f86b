import { localDay } from '../calendar/working-time.js';
import type { Actor } from '../platform/actor.js';
import { Forbidden, type MotcuaError, NotFound, Refused } from '../platform/errors/errors.js';
import { type CompiledWorkflow, compileWorkflow } from './compiled-workflow.js';
import { type Situation, refusalOf } from './internal/invariants.js';
import { partiesOf } from './internal/parties.js';
import { KINDS } from './kinds.js';
import type {
  Act,
  Action,
  Available,
  CaseFacts,
  ClockEffect,
  Party,
  Plan,
  State,
  Timer,
  Workflow,
} from './workflow.types.js';

type AnyWorkflow = Workflow | CompiledWorkflow;
const compiled = (workflow: AnyWorkflow): CompiledWorkflow =>
  'source' in workflow ? workflow : compileWorkflow(workflow);

/**
 * What follows when `actor` performs `act` on a case with these facts. Throws NotFound for an action the workflow does not
 * have; Forbidden `workflow.not_your_role` when the action is not the actor's; Refused when a rule says no: from another
 * state, not their case, a rule of the act's kind (see `internal/invariants.ts`), or the action's own guard, whose sentence
 * stands in `values.reason` in the actor's language.
 */
export function plan(workflow: AnyWorkflow, facts: CaseFacts, actor: Actor, act: Act): Plan {
  const answer = judge(compiled(workflow), facts, actor, act);
  if (answer instanceof Error) throw answer;
  return answer;
}

/** Every action that `plan` accepts from this actor now, in the order of the workflow. */
export function available(workflow: AnyWorkflow, facts: CaseFacts, actor: Actor): readonly Available[] {
  const flow = compiled(workflow);
  return flow.actionsFrom(facts.state).flatMap((action) => {
    const answer = judge(flow, facts, actor, { action: action.id });
    return answer instanceof Error ? [] : [{ action, as: answer.as, to: answer.to }];
  });
}

/** Actions that perform themselves in a state. */
export const timersOf = (workflow: AnyWorkflow, state: string): readonly Timer[] => compiled(workflow).timers(state);

/** The state of this id; NotFound when the workflow has none. */
export const stateOf = (workflow: AnyWorkflow, id: string): State => compiled(workflow).state(id);

function judge(flow: CompiledWorkflow, facts: CaseFacts, actor: Actor, act: Act): Plan | MotcuaError {
  const action = flow.action(act.action);
  if (!action) return new NotFound('workflow.unknown_action', { action: act.action });
  const from = flow.state(facts.state);
  const to = flow.state(action.to ?? facts.state);
  if (!action.from.includes(facts.state)) return new Refused('workflow.not_from_here');
  const as = actingAs(action, facts, actor, from);
  if (typeof as !== 'string') return as;
  const situation = { action, from, to, facts, actor, act, received: facts.received ?? flow.isAfterReceipt(from.id) };
  const refusal = refusalOf(situation);
  if (refusal) return new Refused(refusal.code, refusal.values);
  if (!flow.allows(action, facts, localDay(facts.now))) return guardRefusal(action, actor);
  return planOf(situation, as);
}

/** The first party of the action's `who` that the actor is and that the kind allows; specialists act on their own cases. */
function actingAs(action: Action, facts: CaseFacts, actor: Actor, from: State): Party | MotcuaError {
  const mine = partiesOf(actor, facts, from);
  const fitting = whoOf(action, facts).filter(
    (party) => mine.includes(party) && KINDS[action.kind].parties.includes(party),
  );
  const isAssignee = actor.kind === 'person' && facts.assignee === actor.accountId;
  const able = fitting.find((party) => party !== 'specialist' || action.kind === 'claim' || isAssignee);
  if (able) return able;
  if (fitting.length === 0) return new Forbidden('workflow.not_your_role');
  return new Refused(facts.assignee === undefined ? 'workflow.claim_first' : 'workflow.assigned_to_other');
}

/** A second supplement request is the leader's, whoever made the first one. */
const whoOf = ({ kind, who }: Action, facts: CaseFacts): readonly Party[] =>
  kind === 'request_supplement' && facts.case.supplement_rounds > 0 ? [...who, 'leader'] : who;

function guardRefusal(action: Action, actor: Actor): Refused {
  const locale = actor.kind === 'system' ? 'vi' : actor.locale;
  const reason = action.refusal?.[locale];
  return reason ? new Refused('workflow.guard_says_no', { reason }) : new Refused('workflow.guard_says_no_silently');
}

function planOf({ action, from, to, received }: Situation, as: Party): Plan {
  const { kind } = action;
  const { clock, slip } = KINDS[kind];
  // Before valid receipt no clock runs that could stand still, go on or end, and there is nothing to stop: only to refuse.
  const clockEffect: ClockEffect = clock === 'start' || received ? clock : 'none';
  const form = kind === 'expire_supplement' && !received ? '03' : slip;
  const then = { phase: to.phase, nationalStatus: to.nationalStatus };
  return { action, kind, as, from, to, ...then, clockEffect, ...(form ? { slip: form } : {}) };
}
