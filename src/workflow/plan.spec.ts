import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { runs } from '../../test/support/runs.js';
import type { Actor, Person } from '../platform/actor.js';
import { MotcuaError } from '../platform/errors/errors.js';
import { compileWorkflow } from './compiled-workflow.js';
import { KINDS } from './kinds.js';
import { available, plan } from './plan.js';
import { STAFF_ROLES, type Act, type ActKind, type CaseFacts, type Plan, type Workflow } from './workflow.types.js';

const FOLDER = join(import.meta.dirname, '../catalog/procedures');
const shipped = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => {
    const bundle = parse(readFileSync(join(FOLDER, name, 'procedure.yaml'), 'utf8')) as { workflow: Workflow };
    return [name, bundle.workflow] as const;
  });

const HERE = 'agency-1';
const ELSEWHERE = 'agency-2';
const ACCOUNTS = ['person-1', 'person-2', 'person-3'];
const account = fc.constantFrom(...ACCOUNTS);

const person: fc.Arbitrary<Person> = fc
  .record({
    accountId: account,
    grants: fc.array(
      fc.record({ role: fc.constantFrom(...STAFF_ROLES, 'catalog_admin'), agencyId: fc.constantFrom(HERE, ELSEWHERE) }),
      { maxLength: 4 },
    ),
    locale: fc.constantFrom('vi' as const, 'en' as const),
  })
  .map((one) => ({ ...one, kind: 'person', name: one.accountId }));

const actor: fc.Arbitrary<Actor> = fc.oneof(
  { arbitrary: person, weight: 8 },
  { arbitrary: fc.constant<Actor>({ kind: 'system', name: 'timers' }), weight: 1 },
  { arbitrary: fc.constant<Actor>({ kind: 'visitor', locale: 'vi' }), weight: 1 },
);

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Any facts about a case; of these kinds of act: in a state from which one of them leads. */
function factsOf(workflow: Workflow, ...kinds: readonly ActKind[]): fc.Arbitrary<CaseFacts> {
  const from = workflow.actions.flatMap((action) => (kinds.includes(action.kind) ? action.from : []));
  const states = from.length > 0 ? from : workflow.states.map(({ id }) => id);
  const place = fc.constantFrom(HERE, ELSEWHERE);
  return fc
    .record({
      state: fc.constantFrom(...states),
      received: maybe(fc.boolean()),
      identityRequired: fc.boolean(),
      case: fc.record({
        supplement_rounds: fc.constantFrom(0, 1, 2),
        fee_due: fc.constantFrom(0, 8000),
        fee_settled: fc.boolean(),
        identified: fc.boolean(),
        outcome: fc.constantFrom('' as const, 'approved' as const, 'refused' as const),
        channel: fc.constantFrom('portal', 'counter'),
      }),
      assignee: maybe(account),
      drafter: maybe(account),
      applicant: maybe(account),
      agencies: fc.record({ received_at: place, handled_by: place, decided_by: place }),
    })
    .map(({ received, assignee, drafter, applicant, ...facts }) => ({
      ...facts,
      answers: {},
      now: new Date('2026-11-24T03:00:00Z'),
      ...(received !== undefined && { received }),
      ...(assignee !== undefined && { assignee }),
      ...(drafter !== undefined && { drafter }),
      ...(applicant !== undefined && { applicant }),
    }));
}

/** What `plan` says: the plan, or the code with which it refuses. Anything that is no refusal is thrown on. */
function tried(workflow: Workflow, facts: CaseFacts, who: Actor, act: Act): Plan | string {
  try {
    return plan(workflow, facts, who, act);
  } catch (error) {
    if (error instanceof MotcuaError) return error.code;
    throw error;
  }
}

describe.each(shipped)('the workflow of %s', (_code, workflow) => {
  const given = [factsOf(workflow), actor] as const;

  it('offers exactly what would be accepted', () => {
    fc.assert(
      fc.property(...given, (facts, who) => {
        const offered = available(workflow, facts, who).map(({ action, as, to }) => `${action.id} ${as} ${to.id}`);
        const accepted = workflow.actions.flatMap(({ id }) => {
          const answer = tried(workflow, facts, who, { action: id });
          return typeof answer === 'string' ? [] : [`${id} ${answer.as} ${answer.to.id}`];
        });
        expect(offered).toEqual(accepted);
      }),
      runs(150),
    );
  });

  it('lets nobody act beyond the kind of act, the action and their own part', () => {
    fc.assert(
      fc.property(...given, (facts, who) => {
        for (const { action, as } of available(workflow, facts, who)) {
          const second = action.kind === 'request_supplement' && facts.case.supplement_rounds > 0;
          expect([...action.who, ...(second ? ['leader'] : [])]).toContain(as);
          expect(KINDS[action.kind].parties).toContain(as);
          expect(action.from).toContain(facts.state);
          expect(who.kind).not.toBe('visitor');
          if (as === 'system') expect(who.kind).toBe('system');
        }
      }),
      runs(100),
    );
  });

  it('lets nobody sign what they proposed', () => {
    fc.assert(
      fc.property(
        factsOf(workflow, 'sign'),
        person,
        fc.constantFrom('approved' as const, 'refused' as const),
        (facts, who, outcome) => {
          const proposed = { ...facts, drafter: who.accountId, case: { ...facts.case, outcome } };
          const signs = available(workflow, proposed, who).filter(({ action }) => action.kind === 'sign');
          expect(signs).toEqual([]);
        },
      ),
      runs(100),
    );
  });

  it('lets only a leader ask for more a second time', () => {
    const requests = workflow.actions.filter(({ kind }) => kind === 'request_supplement');
    fc.assert(
      fc.property(factsOf(workflow, 'request_supplement'), person, (facts, who) => {
        const again = { ...facts, case: { ...facts.case, supplement_rounds: 1 } };
        const agency = again.agencies[workflow.states.find((one) => one.id === again.state)?.at ?? 'received_at'];
        const leads = who.grants.some((grant) => grant.role === 'leader' && grant.agencyId === agency);
        for (const { id } of requests) {
          if (typeof tried(workflow, again, who, { action: id }) !== 'string') expect(leads).toBe(true);
        }
      }),
      runs(100),
    );
  });

  it('is over where it is over', () => {
    const ended = workflow.states.filter(({ phase }) => phase === 'closed' || phase === 'withdrawn');
    fc.assert(
      fc.property(...given, fc.constantFrom(...ended), (facts, who, { id }) => {
        expect(available(workflow, { ...facts, state: id }, who)).toEqual([]);
      }),
      runs(30),
    );
  });

  it('leads any case, whatever is chosen, only to results that two people stand for', () => {
    let results = 0;
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1000)), (choices) => {
        const { path, issued } = walk(workflow, choices);
        if (issued) results++;
        const kinds = path.map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'accept').length).toBeLessThanOrEqual(1);
        if (!issued) return;
        expect(kinds.lastIndexOf('sign')).toBeGreaterThan(kinds.lastIndexOf('propose'));
        expect(kinds.indexOf('accept')).toBeGreaterThanOrEqual(0);
        const by = (kind: string) => path.findLast((step) => step.kind === kind)?.by;
        expect(by('sign')).not.toBe(by('propose'));
      }),
      runs(15),
    );
    expect(results).toBeGreaterThan(0);
  });
});

const roles = (...held: string[]) => held.map((role) => ({ role, agencyId: HERE }));
/** Two officers hold every role, so that only the rules keep them apart. */
const CAST: readonly Actor[] = [
  { kind: 'person', accountId: 'applicant', name: '', locale: 'vi', grants: [] },
  { kind: 'person', accountId: 'one', name: '', locale: 'vi', grants: roles(...STAFF_ROLES) },
  { kind: 'person', accountId: 'two', name: '', locale: 'vi', grants: roles(...STAFF_ROLES) },
  { kind: 'system', name: 'timers' },
];

/** Seldom chosen, or no case would live to see its result. */
const ENDS = ['withdraw', 'stop', 'refuse_receipt', 'expire_supplement'];

interface Step {
  readonly kind: string;
  readonly by: string;
}

/** A case from its submission on, each step chosen among all that are offered to anybody. */
function walk(
  workflow: Workflow,
  choices: Iterator<number>,
): { readonly path: readonly Step[]; readonly issued: boolean } {
  const fee_due = workflow.actions.some(({ kind }) => kind === 'record_payment') ? 8000 : 0;
  let facts: CaseFacts = {
    state: workflow.start,
    received: false,
    answers: {},
    applicant: 'applicant',
    case: { supplement_rounds: 0, fee_due, fee_settled: false, identified: false, outcome: '', channel: 'portal' },
    agencies: { received_at: HERE, handled_by: HERE, decided_by: HERE },
    now: new Date('2026-11-24T03:00:00Z'),
  };
  const path: Step[] = [];
  for (let step = 0; step < 60; step++) {
    const open = CAST.flatMap((who) => available(workflow, facts, who).map((one) => ({ who, one })));
    const choice = Number(choices.next().value);
    const onward = open.filter(({ one }) => !ENDS.includes(one.action.kind));
    const from = onward.length > 0 && choice % 20 > 0 ? onward : open;
    const chosen = from[choice % Math.max(from.length, 1)];
    if (!chosen) break;
    const by = chosen.who.kind === 'person' ? chosen.who.accountId : 'system';
    const { kind } = chosen.one.action;
    path.push({ kind, by });
    facts = { ...after(facts, kind, by), state: chosen.one.to.id };
    if (kind === 'issue') return { path, issued: true };
  }
  return { path, issued: false };
}

/** What an act of this kind leaves behind, as far as the rules ask. */
function after(facts: CaseFacts, kind: string, by: string): CaseFacts {
  const noted = (more: Partial<CaseFacts['case']>): CaseFacts => ({ ...facts, case: { ...facts.case, ...more } });
  switch (kind) {
    case 'accept':
      return { ...facts, received: true };
    case 'record_payment':
      return noted({ fee_settled: true });
    case 'record_identity':
      return noted({ identified: true });
    case 'request_supplement':
      return noted({ supplement_rounds: facts.case.supplement_rounds + 1 });
    case 'claim':
    case 'assign':
      return { ...facts, assignee: by };
    case 'propose':
      return { ...noted({ outcome: 'approved' }), drafter: by };
    case 'send_back':
      return noted({ outcome: '' });
    default:
      return facts;
  }
}

describe('a workflow', () => {
  const [, first] = shipped[0] ?? [];

  it('is refused with the path of what is wrong with it', () => {
    const workflow = first as Workflow;
    const broken = workflow.actions.map((action, at) => (at === 0 ? { ...action, guard: 'case.outcome =' } : action));
    expect(() => compileWorkflow({ ...workflow, start: 'nowhere', actions: broken })).toThrow(
      expect.objectContaining({
        code: 'workflow.not_usable',
        problems: [
          { at: 'start', code: 'workflow.unknown_state', values: { state: 'nowhere' } },
          expect.objectContaining({ at: 'actions.0.guard', code: 'forms.expression_ends_early' }),
        ],
      }),
    );
  });
});
