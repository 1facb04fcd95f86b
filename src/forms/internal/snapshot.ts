import type { FormSnapshot, SnapshotQuestion } from '../compiled-form.types.js';
import type { AnswerValue } from '../form.types.js';
import type { AskedField } from './fields/kind.js';
import type { SectionPart } from './form-parts.js';
import type { Shown } from './visibility.js';

/** Questions as they are shown now, with their answers. */
export function snapshotOf(sections: readonly SectionPart[], { answers, fields }: Shown): FormSnapshot {
  const taken = sections.map(({ section, fields: parts }) => ({
    id: section.id,
    title: section.title,
    questions: parts.flatMap(({ asked }) =>
      asked && fields.has(asked.field.id) ? [questionOf(asked.field, answers[asked.field.id])] : [],
    ),
  }));
  return { sections: taken.filter(({ questions }) => questions.length > 0) };
}

function questionOf(field: AskedField, answer: AnswerValue | undefined): SnapshotQuestion {
  return {
    id: field.id,
    type: field.type,
    label: field.label,
    ...(answer !== undefined && { answer }),
    ...('choices' in field && { choices: field.choices }),
    ...(field.type === 'number' && { decimals: field.decimals ?? 0, ...(field.unit && { unit: field.unit }) }),
  };
}
