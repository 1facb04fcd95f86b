import { checkExpression, compileExpression, type FeelType } from '../../../forms/expressions.js';
import type { Field } from '../../../forms/form.types.js';
import type { Bundle } from '../../bundle.types.js';
import { error, type Finding, warning } from '../../finding.types.js';
import { fieldsOf } from './form.js';
import { below, CASE_TYPES, type Types, typesOf } from './field-types.js';

/** An expression, where it stands, what it may read and what it has to give. */
interface Use {
  readonly path: string;
  readonly source: string | undefined;
  readonly types: Types;
  readonly gives: FeelType;
}

/** Every expression of a definition: it is understood, reads only what exists, and gives what its place needs. */
export function checkExpressions(bundle: Bundle): Finding[] {
  return [...usesIn(bundle).flatMap(checkUse), ...checkOrder(bundle)];
}

const checkUse = ({ path, source, types, gives }: Use): Finding[] =>
  source === undefined
    ? []
    : checkExpression(source, types, gives).map(({ code, values }) => error(path, code, { values: values ?? {} }));

function usesIn(bundle: Bundle): Use[] {
  const { form, papers, fee, routing, workflow, result } = bundle;
  const answers = typesOf(fieldsOf(form).map((one) => one.field));
  const inputs = typesOf(result.inputs ?? []);
  const guard = new Map([...answers, ...below('answers', answers), ...below('case', CASE_TYPES)]);
  const content = new Map([...answers, ...below('inputs', inputs)]);
  const condition = (path: string, source: string | undefined, types = answers): Use => ({
    path,
    source,
    types,
    gives: 'boolean',
  });
  return [
    ...form.sections.map((one, s) => condition(`form.sections.${s}.show`, one.show)),
    ...fieldsOf(form).flatMap(({ field, path }) => usesOf(field, path, answers)),
    ...(form.rules ?? []).map((one, r) => condition(`form.rules.${r}.check`, one.check)),
    ...papers.map((one, p) => condition(`papers.${p}.when`, one.when)),
    { path: 'fee.amount', source: fee.amount, types: answers, gives: 'number' },
    ...(['receive', 'handle', 'decide'] as const).flatMap((step) =>
      (routing[step] ?? []).map((one, r) => condition(`routing.${step}.${r}.when`, one.when)),
    ),
    ...workflow.actions.map((one, a) => condition(`workflow.actions.${a}.guard`, one.guard, guard)),
    ...(result.inputs ?? []).flatMap((field, f) =>
      usesOf(field, `result.inputs.${f}`, new Map([...answers, ...inputs])),
    ),
    ...result.body.map((one, l): Use => ({
      path: `result.body.${l}.value`,
      source: one.value,
      types: content,
      gives: 'any',
    })),
  ];
}

function usesOf(field: Field, path: string, types: Types): Use[] {
  const required = 'required' in field && typeof field.required === 'string' ? field.required : undefined;
  const limits = field.type === 'date' ? (['notBefore', 'notAfter'] as const) : [];
  return [
    { path: `${path}.show`, source: field.show, types, gives: 'boolean' },
    { path: `${path}.required`, source: required, types, gives: 'boolean' },
    ...limits.map((limit): Use => ({
      path: `${path}.${limit}`,
      source: field.type === 'date' ? field[limit] : undefined,
      types,
      gives: 'date',
    })),
  ];
}

/** A page is asked after those before it: what it depends on has to be answered by then. */
function checkOrder({ form }: Bundle): Finding[] {
  const sectionOf = new Map(
    form.sections.flatMap((section, s) => section.fields.map((field) => [field.id, s] as const)),
  );
  const later = (path: string, source: string | undefined, section: number, own?: string): Finding[] =>
    namesIn(source).flatMap((name) => {
      if (name === own) return [error(path, 'definition.reads_itself', { values: { field: name } })];
      const there = sectionOf.get(name);
      const early = there !== undefined && (own === undefined ? there >= section : there > section);
      return early ? [warning(path, 'definition.reads_later', { values: { field: name } })] : [];
    });
  return form.sections.flatMap((section, s) => [
    ...later(`form.sections.${s}.show`, section.show, s),
    ...section.fields.flatMap((field, f) => later(`form.sections.${s}.fields.${f}.show`, field.show, s, field.id)),
  ]);
}

function namesIn(source: string | undefined): readonly string[] {
  const compiled = source === undefined ? [] : compileExpression(source);
  return 'reads' in compiled ? compiled.reads : [];
}
