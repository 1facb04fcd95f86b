import type { Problem } from '../../platform/errors/errors.js';
import type { Localised } from '../../platform/i18n/localised.js';
import { asDate } from '../expressions/values.js';
import type { CompiledExpression, Day } from '../expressions.js';
import type { AnswerValue, Answers } from '../form.types.js';
import { Wrong } from './fields/kind.js';
import type { FieldPart, RulePart } from './form-parts.js';
import type { Shown } from './visibility.js';

/** Whether an answer must be given, with these answers. */
export const isRequired = ({ required }: FieldPart, answers: Answers, today: Day): boolean =>
  typeof required === 'boolean' ? required : required.evaluate(answers, today) === true;

/** What is wrong with the answer of one question that is shown; nothing while it may be left out. */
export function judgeField(part: FieldPart, answers: Answers, today: Day): Problem | undefined {
  if (!part.asked) return undefined;
  const { field, kind } = part.asked;
  const answer = answers[field.id];
  const read = answer === undefined ? undefined : kind.readValue(field, answer, {});
  if (read instanceof Wrong) return read.problem(field);
  if (read === undefined) {
    return isRequired(part, answers, today) ? new Wrong(kind.missing).problem(field) : undefined;
  }
  return judgeLimits(part, read, answers, today)?.problem(field);
}

function judgeLimits(
  { notBefore, notAfter }: FieldPart,
  answer: AnswerValue,
  answers: Answers,
  today: Day,
): Wrong | undefined {
  const limit = (of: CompiledExpression | undefined): Day | undefined => of && asDate(of.evaluate(answers, today))?.day;
  const [first, last] = [limit(notBefore), limit(notAfter)];
  if (typeof answer !== 'string') return undefined;
  if (first !== undefined && answer < first) return outside('before', notBefore, first);
  return last !== undefined && answer > last ? outside('after', notAfter, last) : undefined;
}

function outside(side: 'before' | 'after', limit: CompiledExpression | undefined, day: Day): Wrong {
  if (limit?.source.trim() === 'today()') {
    return new Wrong(side === 'before' ? 'forms.date_in_past' : 'forms.date_in_future');
  }
  const values = { day: day.split('-').reverse().join('/') };
  return new Wrong(side === 'before' ? 'forms.date_too_early' : 'forms.date_too_late', { values });
}

/**
 * Rules over several answers, each judged only when every question that it reads is shown and has an answer in which
 * nothing is wrong; what is missing has its own sentence. `labelOf` gives the text of a question.
 */
export function judgeRules(
  rules: readonly RulePart[],
  { answers, fields }: Shown,
  wrong: ReadonlySet<string>,
  today: Day,
  labelOf: (id: string) => Localised | undefined,
): Problem[] {
  return rules.flatMap(({ rule, check }) => {
    const ready = check.reads.every((id) => fields.has(id) && Object.hasOwn(answers, id) && !wrong.has(id));
    if (!ready || check.evaluate(answers, today) === true) return [];
    const at = fields.has(rule.at) ? rule.at : (check.reads[0] ?? rule.at);
    const label = labelOf(at);
    return [{ at, code: 'forms.rule', texts: { message: rule.message, ...(label && { label }) } }];
  });
}
