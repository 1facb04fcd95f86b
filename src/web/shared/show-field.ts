import type { AnswerValue, Answers, Choice, CommuneAnswer, Field } from '../../forms/form.types.js';
import { formatBytes, formatDay, formatMoney, formatNumber } from '../../platform/i18n/format.js';
import type { FieldSetting, ShownValue, StoredFile, SummaryRow } from './fields.types.js';

export interface ShowContext extends FieldSetting {
  /** Files by their id, for fields that hold files. */
  readonly files?: Readonly<Record<string, StoredFile>>;
}

/** An answer as a person reads it. An absent answer says so in words. */
export function showField(field: Field, answer: AnswerValue | undefined, context: ShowContext): ShownValue {
  const { locale, wording } = context;
  if (field.type === 'explanation') return { lines: field.text[locale].split(/\n+/) };
  if (answer === undefined) return { text: wording.t(locale, 'common.not_provided'), classes: 'app-secondary' };
  switch (field.type) {
    case 'long_text':
      return { lines: String(answer).split(/\n+/) };
    case 'multiple_choice':
      return { lines: asList(answer).map((value) => choiceLabel(field.choices, value, context)) };
    case 'file':
      return showFiles(asList(answer), context);
    default:
      return { text: showText(field, answer, context) };
  }
}

/** An answer as one line of text, for tables and messages. */
export function showText(field: Field, answer: AnswerValue, context: ShowContext): string {
  const { locale, wording } = context;
  switch (field.type) {
    case 'date':
      return formatDay(String(answer));
    case 'money':
      return formatMoney(Number(answer), locale);
    case 'number':
      return [formatNumber(Number(answer), locale, field.decimals ?? 0), field.unit?.[locale]]
        .filter(Boolean)
        .join(' ');
    case 'yes_no':
      return wording.t(locale, answer === true ? 'common.yes' : 'common.no');
    case 'single_choice':
      return choiceLabel(field.choices, String(answer), context);
    case 'multiple_choice':
      return asList(answer)
        .map((value) => choiceLabel(field.choices, value, context))
        .join(', ');
    case 'commune':
      return showCommune(answer as CommuneAnswer, context);
    case 'personal_id':
      return String(answer).replace(/(\d{3})(?=\d)/g, '$1 ');
    default:
      return String(answer);
  }
}

/**
 * Rows of a summary list for these fields, explanations left out. `change` gives the address where an answer is changed;
 * without one there is nothing to press.
 */
export function summaryRows(
  fields: readonly Field[],
  answers: Answers,
  context: ShowContext,
  change?: (field: Field) => string | undefined,
): SummaryRow[] {
  return fields.flatMap((field) => {
    if (field.type === 'explanation') return [];
    const key = field.label[context.locale];
    const href = change?.(field);
    const text = context.wording.t(context.locale, 'common.change');
    const actions = href && { actions: { items: [{ href, text, visuallyHiddenText: key.toLowerCase() }] } };
    return [{ key: { text: key }, value: showField(field, answers[field.id], context), ...actions }];
  });
}

function showFiles(ids: readonly string[], { files = {}, locale }: ShowContext): ShownValue {
  const known = ids.flatMap((id) => files[id] ?? []);
  const links = known.map((file) => ({ text: file.name, href: file.href ?? '', note: formatBytes(file.size, locale) }));
  return known.every((file) => file.href) ? { links } : { lines: links.map((one) => `${one.text} (${one.note})`) };
}

function showCommune({ province, commune }: CommuneAnswer, { units, locale }: ShowContext): string {
  return [commune, province].map((code) => units.find(code)?.name[locale] ?? code).join(', ');
}

const choiceLabel = (choices: readonly Choice[], value: string, { locale }: ShowContext): string =>
  choices.find((choice) => choice.value === value)?.label[locale] ?? value;

const asList = (answer: AnswerValue): readonly string[] => (Array.isArray(answer) ? answer : [String(answer)]);
