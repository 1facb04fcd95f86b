import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import type { Bundle, RouteRule } from '../../src/definition/bundle.types.js';
import { compileForm } from '../../src/forms/compiled-form.js';
import { checkExpression, type FeelType } from '../../src/forms/expressions.js';
import { feelTypesOf } from '../../src/forms/internal/form-parts.js';
import { ROOT } from '../../src/platform/config/root.js';
import { compileWorkflow } from '../../src/workflow/compiled-workflow.js';

const FOLDER = join(ROOT, 'src/catalog/procedures');
const codes = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const load = (code: string) => parse(readFileSync(join(FOLDER, code, 'procedure.yaml'), 'utf8')) as Bundle;

const partsOf = (types: ReadonlyMap<string, FeelType>): FeelType => ({ parts: Object.fromEntries(types) });
/** `GuardFacts`, as expressions see them. */
const CASE: FeelType = {
  parts: {
    supplement_rounds: 'number',
    fee_due: 'number',
    fee_settled: 'boolean',
    identified: 'boolean',
    outcome: { oneOf: ['', 'approved', 'refused'] },
    channel: 'string',
  },
};

describe('shipped procedures', () => {
  it('are the five we promise', () => {
    expect(codes.toSorted()).toEqual(['1.001193', '1.001612', '1.004873', '1.013225', '2.000635']);
  });

  describe.each(codes)('%s', (code) => {
    const bundle = load(code);
    const { form, workflow } = bundle;

    it('asks at most five things a page, each under an id of its own', () => {
      expect(bundle.code).toBe(code);
      for (const section of form.sections) {
        expect(section.fields.filter((field) => field.type !== 'explanation').length).toBeLessThanOrEqual(5);
      }
      const ids = form.sections.flatMap((section) => section.fields.map((field) => field.id));
      expect(new Set(ids).size).toBe(ids.length);
    });

    it('speaks both languages everywhere', () => {
      const lacking: string[] = [];
      walk(bundle, '', (value, path) => {
        const languages = ['vi', 'en'].filter((locale) => locale in value);
        const whole = languages.every((locale) => String(Reflect.get(value, locale)).trim() !== '');
        if (languages.length === 1 || !whole) lacking.push(path);
      });
      expect(lacking).toEqual([]);
    });

    it('understands every expression, and each gives what its place needs', () => {
      const answers = feelTypesOf(form.sections.flatMap((section) => section.fields));
      const inputs = feelTypesOf(bundle.result.inputs ?? []);
      const guard = new Map([...answers, ['answers', partsOf(answers)], ['case', CASE]] as const);
      const content = new Map([...answers, ['inputs', partsOf(inputs)]] as const);
      const places: readonly (readonly [string | undefined, ReadonlyMap<string, FeelType>, FeelType?])[] = [
        ...bundle.papers.map(({ when }) => [when, answers, 'boolean'] as const),
        ...Object.values(bundle.routing).flatMap((rules: readonly RouteRule[]) =>
          rules.map(({ when }) => [when, answers, 'boolean'] as const),
        ),
        ...workflow.actions.map((action) => [action.guard, guard, 'boolean'] as const),
        ...bundle.result.body.map(({ value }) => [value, content] as const),
        [bundle.fee.amount, answers, 'number'],
      ];
      expect(places.flatMap(([source, types, gives]) => (source ? checkExpression(source, types, gives) : []))).toEqual(
        [],
      );
      compileForm(form);
      compileForm({ sections: [{ id: 'inputs', title: bundle.name, fields: bundle.result.inputs ?? [] }] });
    });

    it('leads every open state to an end, and reaches every state', () => {
      compileWorkflow(workflow);
      const open = workflow.states.filter((state) => state.holder !== 'nobody');
      const after = (id: string) =>
        workflow.actions.flatMap((action) => (action.from.includes(id) && action.to ? [action.to] : []));
      for (const state of open)
        expect({ state: state.id, next: after(state.id).length > 0 }).toMatchObject({ next: true });
      const reached = new Set([workflow.start]);
      for (const id of reached) for (const next of after(id)) reached.add(next);
      expect(workflow.states.map((state) => state.id).filter((id) => !reached.has(id))).toEqual([]);
    });

    it('gives every step on which an officer works a time', () => {
      const timeless = workflow.states.filter(
        ({ holder, phase, budget }) =>
          ['specialist', 'leader', 'clerk'].includes(holder) && phase === 'in_progress' && !budget,
      );
      expect(timeless.map((state) => state.id)).toEqual([]);
    });

    it('closes an unanswered request exactly when the time to answer is over', () => {
      const expiries = workflow.actions.filter((action) => action.kind === 'expire_supplement');
      expect(expiries).toHaveLength(2);
      for (const { after } of expiries) expect(after).toEqual(bundle.clock.supplementAnswer);
    });

    it('lets reception record a fee exactly where there is one', () => {
      const records = workflow.actions.some((action) => action.kind === 'record_payment');
      expect(records).toBe(bundle.fee.amount !== '0');
    });

    it('lets reception record an identity exactly where the result needs one', () => {
      const records = workflow.actions.some((action) => action.kind === 'record_identity');
      expect(records).toBe(bundle.applicant.identityRequired);
    });
  });
});

function walk(value: unknown, path: string, visit: (localised: object, path: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('vi' in value || 'en' in value) visit(value, path);
  for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${key}`, visit);
}
