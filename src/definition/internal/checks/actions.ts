import { KINDS } from '../../../workflow/kinds.js';
import type { Action, Workflow } from '../../../workflow/workflow.types.js';
import { error, type Finding, warning } from '../../finding.types.js';
import { duplicates } from './duplicates.js';
import { performers, receipt } from './graph.js';
import { unknownState } from './states.js';

/** Each action on its own: where it begins and ends, who may do it, and whether its kind ever allows it there. */
export function checkActions(workflow: Workflow): Finding[] {
  const states = workflow.states.map((one) => one.id);
  return [
    ...duplicates(
      workflow.actions.map((one) => one.id),
      (at) => `workflow.actions.${at}.id`,
    ),
    ...workflow.actions.flatMap((action, at) => {
      const path = `workflow.actions.${at}`;
      const unknown = action.from
        .filter((one) => !states.includes(one))
        .map((one) => unknownState(`${path}.from`, one, states));
      if (action.to !== undefined && !states.includes(action.to))
        unknown.push(unknownState(`${path}.to`, action.to, states));
      return unknown.length > 0
        ? unknown
        : [...checkWho(action, path), ...checkPlace(workflow, action, path), ...checkWords(action, path)];
    }),
  ];
}

function checkWho(action: Action, path: string): Finding[] {
  const { kind, who, id, after } = action;
  const { parties } = KINDS[kind];
  const example = `who: [${parties.join(', ')}]`;
  const able = performers(action);
  if (able.length === 0) {
    return [error(`${path}.who`, 'definition.nobody_can_act', { values: { action: id, kind }, example })];
  }
  const barred = who.filter((party) => !able.includes(party));
  const found = barred.map((party) =>
    warning(`${path}.who`, 'definition.party_cannot_act', { values: { action: id, kind, party }, example }),
  );
  const mixed = able.includes('system') && able.length > 1;
  if (after && !able.includes('system'))
    found.push(error(`${path}.after`, 'definition.after_is_for_system', { values: { action: id } }));
  if (mixed)
    found.push(
      error(`${path}.who`, 'definition.system_acts_alone', { values: { action: id }, example: 'who: [system]' }),
    );
  return found;
}

/** A kind that belongs before or after valid receipt, offered only where the case is on the other side of it. */
function checkPlace(workflow: Workflow, { kind, from, id }: Action, path: string): Finding[] {
  const { before, after } = receipt(workflow);
  const { when } = KINDS[kind];
  if (when === 'any') return [];
  const right = when === 'before_receipt' ? before : after;
  const other = when === 'before_receipt' ? after : before;
  const code = when === 'before_receipt' ? 'definition.too_late' : 'definition.too_early';
  return from
    .filter((state) => other.has(state) && !right.has(state))
    .map((state) => error(`${path}.from`, code, { values: { action: id, kind, state } }));
}

/** A guard that says no says why. */
function checkWords({ guard, refusal, who, id }: Action, path: string): Finding[] {
  const silent = guard !== undefined && refusal === undefined && !who.every((party) => party === 'system');
  return silent
    ? [
        warning(path, 'definition.guard_without_refusal', {
          values: { action: id },
          example: 'refusal: { vi: …, en: … }',
        }),
      ]
    : [];
}
