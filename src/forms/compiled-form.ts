import { Invalid, NotFound, type Problem } from '../platform/errors/errors.js';
import type { FormSnapshot, JsonRead, PostedPage, Reading, VisibleSection } from './compiled-form.types.js';
import type { Day } from './expressions.js';
import type { Answers, Field, FormDefinition } from './form.types.js';
import { type FieldPart, type FormParts, partsOf, type SectionPart } from './internal/form-parts.js';
import { isRequired, judgeField, judgeRules } from './internal/judge.js';
import { type Asked, readJsonFields, readPostedFields } from './internal/read-page.js';
import { snapshotOf } from './internal/snapshot.js';
import { type Shown, Visibility } from './internal/visibility.js';

export type {
  FormSnapshot,
  JsonRead,
  PostedPage,
  Reading,
  SnapshotQuestion,
  SnapshotSection,
  VisibleField,
  VisibleSection,
} from './compiled-form.types.js';

/** A form made ready: fields by id and every expression compiled, once. Answers that are hidden count for nothing. */
export class CompiledForm {
  private readonly parts: FormParts;
  private readonly byId: ReadonlyMap<string, FieldPart>;
  private readonly visibility: Visibility;

  constructor(readonly definition: FormDefinition) {
    this.parts = partsOf(definition);
    if (this.parts.problems.length > 0) throw new Invalid(this.parts.problems, 'forms.not_usable');
    const fields = this.parts.sections.flatMap((section) => section.fields);
    this.byId = new Map(fields.map((part) => [part.field.id, part]));
    this.visibility = new Visibility(this.parts.sections);
  }

  /** Ids of all questions, in the order of the form; explanations have none to answer. */
  get fieldIds(): readonly string[] {
    return [...this.byId.values()].flatMap(({ asked }) => (asked ? [asked.field.id] : []));
  }

  field(id: string): Field | undefined {
    return this.byId.get(id)?.field;
  }

  /** The pages that are asked with these answers. */
  sections(answers: Answers, today: Day): VisibleSection[] {
    const shown = this.visibility.of(answers, today);
    return this.parts.sections.flatMap((part) => this.visible(part, shown, today) ?? []);
  }

  /** One page; undefined when there is none of this id, or when it is not asked. */
  section(id: string, answers: Answers, today: Day): VisibleSection | undefined {
    return this.sections(answers, today).find((section) => section.id === id);
  }

  /**
   * What the browser sent for one page: every question of it, or those that `reading.asked` names. Files are not among it.
   * Errors: NotFound `forms.unknown_section`.
   */
  readPosted(sectionId: string, body: Readonly<Record<string, unknown>>, reading: Reading = {}): PostedPage {
    const section = this.parts.sections.find((one) => one.section.id === sectionId);
    if (!section) throw new NotFound('forms.unknown_section');
    const { asked } = reading;
    const fields = section.fields.flatMap((part) => part.asked ?? []);
    return readPostedFields(asked ? fields.filter(({ field }) => asked.includes(field.id)) : fields, body, reading);
  }

  /** Answers given as data, whichever page they stand on. `null` takes an answer away. */
  readJson(values: Readonly<Record<string, unknown>>, reading: Reading = {}): JsonRead {
    return readJsonFields((id) => this.asked(id), values, reading);
  }

  /** Everything that stands in the way of submitting these answers, in the order of the form. `at` is a field's id. */
  validate(answers: Answers, today: Day): Problem[] {
    const shown = this.visibility.of(answers, today);
    const problems: Problem[] = [];
    const wrong = new Set<string>();
    for (const [id, part] of this.byId) {
      const problem = shown.fields.has(id) ? judgeField(part, shown.answers, today) : undefined;
      if (problem) {
        problems.push(problem);
        wrong.add(id);
      }
    }
    const labelOf = (id: string): Field['label'] => this.field(id)?.label;
    return [...problems, ...judgeRules(this.parts.rules, shown, wrong, today, labelOf)];
  }

  /** The same for one page. */
  validateSection(id: string, answers: Answers, today: Day): Problem[] {
    return this.validate(answers, today).filter(({ at }) => this.byId.get(fieldIdOf(at))?.section === id);
  }

  /** The answers without those to questions that are hidden or that the form does not have. */
  prune(answers: Answers, today: Day): Answers {
    return this.visibility.of(answers, today).answers;
  }

  /** Questions as shown, with their answers, for sealing. */
  snapshot(answers: Answers, today: Day): FormSnapshot {
    return snapshotOf(this.parts.sections, this.visibility.of(answers, today));
  }

  private asked(id: string): Asked | undefined {
    return this.byId.get(id)?.asked;
  }

  private visible({ section, fields }: SectionPart, shown: Shown, today: Day): VisibleSection | undefined {
    const here = fields
      .filter(({ field }) => shown.fields.has(field.id))
      .map((part) => ({ field: part.field, required: isRequired(part, shown.answers, today) }));
    if (here.length === 0) return undefined;
    const { id, title, intro } = section;
    return { id, title, ...(intro && { intro }), fields: here };
  }
}

const fieldIdOf = (at: string): string => at.replace(/-.*$/, '');

const ready = new WeakMap<FormDefinition, CompiledForm>();

/**
 * Makes a form ready; the same object is made ready once. Invalid `forms.not_usable` with the path of everything wrong:
 * an id used twice, an expression that cannot be understood or does not fit the form's fields.
 */
export function compileForm(definition: FormDefinition): CompiledForm {
  let compiled = ready.get(definition);
  if (!compiled) ready.set(definition, (compiled = new CompiledForm(definition)));
  return compiled;
}
