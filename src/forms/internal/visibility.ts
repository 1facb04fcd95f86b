import type { CompiledExpression, Day } from '../expressions.js';
import type { Answers } from '../form.types.js';
import type { FieldPart, SectionPart } from './form-parts.js';

/** What is shown, and the answers that are left when everything hidden has lost its answer. */
export interface Shown {
  readonly answers: Answers;
  readonly fields: ReadonlySet<string>;
}

interface Condition {
  readonly show: CompiledExpression;
  /** The fields that go with it. */
  readonly hides: readonly FieldPart[];
}

/** Which questions are shown. A hidden question has no answer, and what has no answer can hide others in turn. */
export class Visibility {
  private readonly fields: readonly FieldPart[];
  private readonly conditions: readonly Condition[];
  private readonly readers = new Map<string, Condition[]>();

  constructor(sections: readonly SectionPart[]) {
    this.fields = sections.flatMap((section) => section.fields);
    this.conditions = [
      ...sections.flatMap(({ show, fields }) => (show ? [{ show, hides: fields }] : [])),
      ...this.fields.flatMap((part) => (part.show ? [{ show: part.show, hides: [part] }] : [])),
    ];
    for (const condition of this.conditions) {
      for (const name of condition.show.reads) {
        this.readers.set(name, [...(this.readers.get(name) ?? []), condition]);
      }
    }
  }

  /**
   * Judges every condition on the answers, takes away what is hidden, and judges again the conditions that read it, until
   * nothing more goes. Answers only ever go, so it ends; doing it again changes nothing.
   */
  of(answers: Answers, today: Day): Shown {
    const left = this.known(answers);
    const holds = new Map<Condition, boolean>();
    let open: Iterable<Condition> = this.conditions;
    for (;;) {
      for (const condition of open) holds.set(condition, condition.show.evaluate(left, today) === true);
      const gone = [...this.hidden(holds)].filter((id) => Object.hasOwn(left, id));
      if (gone.length === 0) break;
      for (const id of gone) delete left[id];
      open = new Set(gone.flatMap((id) => this.readers.get(id) ?? []));
    }
    const hidden = this.hidden(holds);
    const fields = new Set(this.fields.map(({ field }) => field.id).filter((id) => !hidden.has(id)));
    return { answers: left, fields };
  }

  private hidden(holds: ReadonlyMap<Condition, boolean>): Set<string> {
    const hidden = new Set<string>();
    for (const [{ hides }, isTrue] of holds) if (!isTrue) for (const { field } of hides) hidden.add(field.id);
    return hidden;
  }

  /** A copy of the answers to questions that the form has, in the order of the form. */
  private known(answers: Answers): Record<string, Answers[string]> {
    const known: Record<string, Answers[string]> = {};
    for (const { field, asked } of this.fields) {
      const answer = asked && Object.hasOwn(answers, field.id) ? answers[field.id] : undefined;
      if (answer !== undefined && answer !== null) known[field.id] = answer;
    }
    return known;
  }
}
