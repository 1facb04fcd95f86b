import type { AnswerValue } from '../../forms/form.types.js';
import { formatNumber } from '../../platform/i18n/format.js';
import type { AskContext, Posted } from './fields.types.js';

/** What the input shows: what was just typed, otherwise the stored answer as a person would type it. */
export function typedText(field: { readonly id: string; readonly type: string }, context: AskContext): string {
  if (context.posted) return typedTexts(context.posted, field.id)[0] ?? '';
  return context.answer === undefined ? '' : writeAnswer(field.type, context.answer, context);
}

/** Everything that was sent under this name. */
export function typedTexts(posted: Posted, name: string): string[] {
  const value = posted[name];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function writeAnswer(type: string, answer: AnswerValue, { locale }: AskContext): string {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  if (typeof answer === 'number') return formatNumber(answer, locale, type === 'money' ? 0 : 6);
  return typeof answer === 'string' ? answer : '';
}
