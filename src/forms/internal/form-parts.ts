import type { Problem } from '../../platform/errors/errors.js';
import { checkExpression, type CompiledExpression, compileExpression, type FeelType } from '../expressions.js';
import type { CrossFieldRule, Expression, Field, FormDefinition, Section } from '../form.types.js';
import type { AskedField, FieldKind } from './fields/kind.js';
import { kindOf } from './fields/kinds.js';

/** A field with its expressions made ready. */
export interface FieldPart {
  readonly field: Field;
  /** Absent for an explanation, which asks nothing. */
  readonly asked?: { readonly field: AskedField; readonly kind: FieldKind };
  readonly section: string;
  readonly show?: CompiledExpression;
  readonly required: boolean | CompiledExpression;
  readonly notBefore?: CompiledExpression;
  readonly notAfter?: CompiledExpression;
}

export interface SectionPart {
  readonly section: Section;
  readonly show?: CompiledExpression;
  readonly fields: readonly FieldPart[];
}

export interface RulePart {
  readonly rule: CrossFieldRule;
  readonly check: CompiledExpression;
}

export interface FormParts {
  readonly sections: readonly SectionPart[];
  readonly rules: readonly RulePart[];
  /** Everything that makes the form unusable, with the path of each. */
  readonly problems: readonly Problem[];
}

/** The types under which expressions see the answers of these fields. */
export function feelTypesOf(fields: readonly Field[]): ReadonlyMap<string, FeelType> {
  const asked = fields.filter((field): field is AskedField => field.type !== 'explanation');
  return new Map(asked.map((field) => [field.id, kindOf(field).feelType(field)]));
}

/** Takes a definition apart: every expression understood and held against the form's own fields. */
export function partsOf(definition: FormDefinition): FormParts {
  const fields = definition.sections.flatMap((section) => section.fields);
  const reader = new PartsReader(feelTypesOf(fields));
  const sections = definition.sections.map((section, at) => reader.section(section, `sections.${at}`));
  const rules = (definition.rules ?? []).flatMap((rule, at) => reader.rule(rule, `rules.${at}`));
  return { sections, rules, problems: reader.problems };
}

class PartsReader {
  readonly problems: Problem[] = [];
  private readonly seen = new Set<string>();

  constructor(private readonly types: ReadonlyMap<string, FeelType>) {}

  section(section: Section, at: string): SectionPart {
    this.once(`section ${section.id}`, section.id, `${at}.id`);
    const fields = section.fields.map((field, i) => this.field(field, section.id, `${at}.fields.${i}`));
    return { section, ...this.optional('show', section.show, at, 'boolean'), fields };
  }

  rule(rule: CrossFieldRule, at: string): RulePart[] {
    this.once(`rule ${rule.id}`, rule.id, `${at}.id`);
    if (!this.types.has(rule.at)) this.say(`${at}.at`, 'forms.unknown_field', { field: rule.at });
    const check = this.expression(rule.check, `${at}.check`, 'boolean');
    return check ? [{ rule, check }] : [];
  }

  private field(field: Field, section: string, at: string): FieldPart {
    this.once(`field ${field.id}`, field.id, `${at}.id`);
    const shown = this.optional('show', field.show, at, 'boolean');
    if (field.type === 'explanation') return { field, section, ...shown, required: false };
    const { required = true } = field;
    const needed =
      typeof required === 'boolean' ? required : (this.expression(required, `${at}.required`, 'boolean') ?? true);
    const asked = { field, kind: kindOf(field) };
    const limits = field.type === 'date' && {
      ...this.optional('notBefore', field.notBefore, at, 'date'),
      ...this.optional('notAfter', field.notAfter, at, 'date'),
    };
    return { field, asked, section, ...shown, required: needed, ...limits };
  }

  private optional<Name extends string>(
    name: Name,
    source: Expression | undefined,
    at: string,
    expected: FeelType,
  ): { readonly [key in Name]?: CompiledExpression } {
    const made = source === undefined ? undefined : this.expression(source, `${at}.${name}`, expected);
    return made ? ({ [name]: made } as { readonly [key in Name]: CompiledExpression }) : {};
  }

  private expression(source: Expression, at: string, expected: FeelType): CompiledExpression | undefined {
    // YAML reads a lone true, false or number as such.
    const text = String(source);
    const wrong = checkExpression(text, this.types, expected);
    this.problems.push(...wrong.map((problem) => ({ ...problem, at })));
    const made = compileExpression(text);
    return Array.isArray(made) || wrong.length > 0 ? undefined : made;
  }

  private once(key: string, id: string, at: string): void {
    if (this.seen.has(key)) this.say(at, 'forms.id_twice', { id });
    this.seen.add(key);
  }

  private say(at: string, code: string, values: Problem['values'] & object): void {
    this.problems.push({ at, code, values });
  }
}
