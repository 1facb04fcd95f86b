import type { Action, ActKind, Workflow } from '../../../workflow/workflow.types.js';
import type { Bundle } from '../../bundle.types.js';
import { error, type Finding, warning } from '../../finding.types.js';
import { reachable } from './graph.js';

/** What the law wants of every procedure, whatever its steps are. */
export function checkLaw(bundle: Bundle): Finding[] {
  const { workflow } = bundle;
  return [
    ...order(workflow, 'sign', 'issue', 'definition.issued_unsigned'),
    ...order(workflow, 'propose', 'sign', 'definition.signed_unproposed'),
    ...order(workflow, 'issue', 'return_result', 'definition.returned_unissued'),
    ...needed(workflow),
    ...workflow.actions.flatMap((action, at) =>
      action.kind === 'request_supplement' ? checkSupplement(bundle, action, at) : [],
    ),
    ...checkDecided(workflow),
    ...checkMoneyAndIdentity(bundle),
  ];
}

const has = ({ actions }: Workflow, kind: ActKind): boolean => actions.some((one) => one.kind === kind);

/** No way leads to the second kind of act that does not pass the first. */
function order(workflow: Workflow, first: ActKind, second: ActKind, code: string): Finding[] {
  const without = reachable(workflow, [workflow.start], ({ kind }) => kind !== first);
  return workflow.actions.flatMap(({ kind, from, id }, at) => {
    const early = kind === second ? from.find((state) => without.has(state)) : undefined;
    return early === undefined
      ? []
      : [error(`workflow.actions.${at}.from`, code, { values: { action: id, state: early } })];
  });
}

/** Kinds without which a procedure cannot be lawful, and those that it usually has. */
function needed(workflow: Workflow): Finding[] {
  const missing = (kinds: readonly ActKind[]) => kinds.filter((kind) => !has(workflow, kind));
  return [
    ...missing(['accept', 'propose', 'sign', 'issue', 'return_result']).map((kind) =>
      error('workflow.actions', 'definition.kind_missing', { values: { kind } }),
    ),
    ...missing(['refuse_receipt', 'withdraw', 'send_back', 'request_supplement']).map((kind) =>
      warning('workflow.actions', 'definition.kind_missing', { values: { kind } }),
    ),
  ];
}

/** Who is asked for more can answer, and a request that is never answered comes to an end. */
function checkSupplement({ workflow, clock }: Bundle, { to, id }: Action, at: number): Finding[] {
  if (to === undefined)
    return [error(`workflow.actions.${at}`, 'definition.supplement_stays', { values: { action: id } })];
  const offered = (kind: ActKind) => workflow.actions.find((one) => one.kind === kind && one.from.includes(to));
  const expiry = offered('expire_supplement');
  const values = { action: id, state: to };
  const found: Finding[] = [];
  if (!offered('answer_supplement'))
    found.push(error(`workflow.actions.${at}.to`, 'definition.supplement_without_answer', { values }));
  if (!expiry) found.push(error(`workflow.actions.${at}.to`, 'definition.supplement_without_expiry', { values }));
  else if (
    expiry.after?.amount !== clock.supplementAnswer.amount ||
    expiry.after.unit !== clock.supplementAnswer.unit
  ) {
    const { amount, unit } = clock.supplementAnswer;
    found.push(
      warning(`workflow.actions.${workflow.actions.indexOf(expiry)}.after`, 'definition.expiry_differs', {
        values: { action: expiry.id },
        example: `after: { amount: ${amount}, unit: ${unit} }`,
      }),
    );
  }
  return found;
}

/** A result is handed over where the case counts as decided. */
function checkDecided({ actions, states }: Workflow): Finding[] {
  return actions.flatMap(({ kind, from, id }, at) => {
    const wrong =
      kind === 'return_result'
        ? states.find((state) => from.includes(state.id) && state.phase !== 'decided')
        : undefined;
    return wrong
      ? [
          error(`workflow.actions.${at}.from`, 'definition.returned_undecided', {
            values: { action: id, state: wrong.id },
            example: 'phase: decided',
          }),
        ]
      : [];
  });
}

function checkMoneyAndIdentity({ workflow, fee, applicant }: Bundle): Finding[] {
  const free = fee.amount.trim() === '0';
  const found: Finding[] = [];
  if (!free && !has(workflow, 'record_payment')) found.push(error('fee.amount', 'definition.fee_cannot_be_taken'));
  if (free && has(workflow, 'record_payment')) found.push(warning('fee.amount', 'definition.fee_taken_where_free'));
  if (applicant.identityRequired && !has(workflow, 'record_identity')) {
    found.push(error('applicant.identityRequired', 'definition.identity_cannot_be_recorded'));
  }
  return found;
}
