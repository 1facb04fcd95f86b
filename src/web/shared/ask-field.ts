import type { Answers, Choice, Field } from '../../forms/form.types.js';
import type { Problem } from '../../platform/errors/errors.js';
import { formatBytes } from '../../platform/i18n/format.js';
import type { Localised } from '../../platform/i18n/localised.js';
import { askCommune } from './ask-commune.js';
import { problemOf, problemText } from './error-summary.js';
import type { AskContext, AskModel, FieldSetting, Posted, StoredFile } from './fields.types.js';
import { typedText, typedTexts } from './typed.js';

type AskedField = Exclude<Field, { type: 'explanation' }>;

/**
 * Everything `fields/ask/field` needs to ask one question. Names in the form: the field's id; for dates `<id>-day`,
 * `<id>-month`, `<id>-year`; for communes `<id>-province`, `<id>-commune`; yes and no are sent as `yes` and `no`.
 */
export function askField(field: Field, context: AskContext): AskModel {
  const { locale } = context;
  if (field.type === 'explanation') {
    const title = field.label?.[locale];
    return {
      template: 'fields/ask/explanation',
      ...(title && { title }),
      lines: linesOf(field.text[locale]),
    } as AskModel;
  }
  const why = whyOf(field, context);
  return { template: `fields/ask/${templateOf(field)}`, ...optionsOf(field, context), ...(why && { why }) };
}

/** All fields of a page, each with its answer and its problem. */
export function askFields(
  fields: readonly Field[],
  page: FieldSetting & {
    readonly answers: Answers;
    readonly posted?: Posted;
    readonly problems?: readonly Problem[];
    readonly isRequired?: (field: Field) => boolean;
    readonly files?: Readonly<Record<string, readonly StoredFile[]>>;
  },
): AskModel[] {
  const { locale, wording, units, posted, answers, problems = [] } = page;
  return fields.map((field) => {
    const [answer, problem] = [answers[field.id], problemOf(field.id, problems)];
    return askField(field, {
      locale,
      wording,
      units,
      ...(answer !== undefined && { answer }),
      ...(posted && { posted }),
      ...(problem && { problem }),
      ...(page.isRequired && { required: page.isRequired(field) }),
      ...(page.files?.[field.id] && { files: page.files[field.id] ?? [] }),
    });
  });
}

function templateOf(field: AskedField): string {
  if (field.type === 'single_choice' && asList(field)) return 'choice_list';
  if (field.type === 'long_text' && field.maxLength !== undefined) return 'long_text_counted';
  return field.type;
}

const LONGEST_RADIOS = 12;
const asList = (field: { appearance?: string; choices: readonly Choice[] }): boolean =>
  field.appearance === 'list' || (field.appearance === undefined && field.choices.length > LONGEST_RADIOS);

function optionsOf(field: AskedField, context: AskContext): object {
  const base = common(field, context);
  if (field.type === 'long_text') return longText(field, context, base);
  if (field.type === 'file') return fileInput(field, context, base);
  const look = inputLook(field, context);
  return look ? { ...base, value: typedText(field, context), ...look } : grouped(field as GroupedField, context);
}

/** What makes a one-line input of this type; nothing for types that are no such input. */
function inputLook(field: AskedField, context: AskContext): object | undefined {
  switch (field.type) {
    case 'text':
      return { ...widthFor(field.maxLength), ...completion(field) };
    case 'number':
      return numberLook(field, context);
    case 'money':
      return moneyLook;
    case 'person_name':
      return { ...completion(field), spellcheck: false, autocapitalize: 'words' };
    case 'personal_id':
      return { inputmode: 'numeric', spellcheck: false, classes: 'govuk-input--width-20' };
    case 'phone':
      return { type: 'tel', autocomplete: field.autocomplete ?? 'tel', classes: 'govuk-input--width-20' };
    case 'email':
      return { type: 'email', autocomplete: field.autocomplete ?? 'email', spellcheck: false };
    default:
      return undefined;
  }
}

type GroupedField = Extract<AskedField, { type: 'date' | 'yes_no' | 'single_choice' | 'multiple_choice' | 'commune' }>;

function grouped(field: GroupedField, context: AskContext): object {
  switch (field.type) {
    case 'date':
      return dateInput(field, context);
    case 'yes_no':
      return radios(field, context, yesNo(context), 'govuk-radios--inline');
    case 'single_choice':
      return asList(field) ? choiceList(field, context) : radios(field, context, choices(field.choices, context));
    case 'multiple_choice':
      return checkboxes(field, context);
    case 'commune':
      return askCommune(field, context, group(field, context));
  }
}

/** Label, hint and problem of a single input. */
function common(field: AskedField, context: AskContext): object {
  const hint = field.hint?.[context.locale];
  return {
    id: field.id,
    name: field.id,
    label: { text: labelOf(field, context), ...headingLook(context, 'govuk-label') },
    ...(hint && { hint: { text: hint } }),
    ...problemLook(field, context),
  };
}

/** The same for a group of inputs: the label is the legend. */
function group(field: AskedField, context: AskContext, fallbackHint?: string): object {
  const hint = field.hint?.[context.locale] ?? fallbackHint;
  return {
    idPrefix: field.id,
    name: field.id,
    fieldset: { legend: { text: labelOf(field, context), ...headingLook(context, 'govuk-fieldset__legend') } },
    ...(hint && { hint: { text: hint } }),
    ...problemLook(field, context),
  };
}

/** Required is the rule, so the exception is what is said. */
function labelOf(field: AskedField, { locale, wording, required }: AskContext): string {
  const label = field.label[locale];
  const needed = required ?? field.required !== false;
  return needed ? label : wording.t(locale, 'common.optional', { label });
}

const headingLook = ({ heading }: AskContext, block: string): object =>
  heading ? { classes: `${block}--l`, isPageHeading: true } : { classes: `${block}--s` };

function problemLook(field: AskedField, { problem, locale, wording }: AskContext): object {
  if (!problem) return {};
  return { errorMessage: { text: problemText(problem, { locale, wording, label: field.label[locale] }) } };
}

const completion = (field: AskedField): object => (field.autocomplete ? { autocomplete: field.autocomplete } : {});

function widthFor(maxLength: number | undefined): object {
  const width = [2, 3, 4, 5, 10, 20, 30].find((one) => maxLength !== undefined && maxLength <= one);
  return width === undefined ? {} : { classes: `govuk-input--width-${width}` };
}

function longText(field: AskedField & { maxLength?: number }, context: AskContext, base: object): object {
  const limit = field.maxLength === undefined ? {} : { maxlength: field.maxLength, threshold: 50 };
  return { ...base, value: typedText(field, context), rows: 5, ...limit };
}

function numberLook(field: AskedField & { decimals?: number; unit?: Localised }, { locale }: AskContext): object {
  const unit = field.unit?.[locale];
  return {
    inputmode: field.decimals ? 'decimal' : 'numeric',
    classes: 'govuk-input--width-5',
    spellcheck: false,
    ...(unit && { suffix: { text: unit } }),
  };
}

const moneyLook = { inputmode: 'numeric', classes: 'govuk-input--width-10', spellcheck: false, suffix: { text: '₫' } };

function dateInput(field: AskedField, context: AskContext): object {
  const { locale, wording, problem } = context;
  const [year = '', month = '', day = ''] = String(context.answer ?? '').split('-');
  const stored: Readonly<Record<string, string>> = { day, month, year };
  const wrongPart = problem?.at.startsWith(`${field.id}-`) ? problem.at.slice(field.id.length + 1) : undefined;
  const part = (name: 'day' | 'month' | 'year', label: string): object => ({
    name,
    label,
    value: context.posted ? (typedTexts(context.posted, `${field.id}-${name}`)[0] ?? '') : (stored[name] ?? ''),
    error: problem !== undefined && (wrongPart === undefined || wrongPart === name),
    ...(field.autocomplete === 'bday' && { autocomplete: `bday-${name}` }),
  });
  return {
    ...group(field, context, wording.t(locale, 'fields.date_example')),
    id: field.id,
    namePrefix: field.id,
    items: [
      part('day', wording.t(locale, 'common.day')),
      part('month', wording.t(locale, 'common.month')),
      part('year', wording.t(locale, 'common.year')),
    ],
  };
}

type Item = { readonly value: string; readonly text: string; readonly hint?: { readonly text: string } };

const yesNo = ({ locale, wording }: AskContext): Item[] => [
  { value: 'yes', text: wording.t(locale, 'common.yes') },
  { value: 'no', text: wording.t(locale, 'common.no') },
];

const choices = (all: readonly Choice[], { locale }: AskContext): Item[] =>
  all.map(({ value, label, hint }) => ({ value, text: label[locale], ...(hint && { hint: { text: hint[locale] } }) }));

const radios = (field: AskedField, context: AskContext, items: Item[], classes = ''): object => ({
  ...group(field, context),
  items,
  value: typedText(field, context),
  classes,
});

function choiceList(field: AskedField & { choices: readonly Choice[] }, context: AskContext): object {
  const first = { value: '', text: context.wording.t(context.locale, 'fields.choose') };
  const value = typedText(field, context);
  return { ...common(field, context), items: [first, ...choices(field.choices, context)], value };
}

function checkboxes(field: AskedField & { choices: readonly Choice[] }, context: AskContext): object {
  const stored = Array.isArray(context.answer) ? context.answer : [];
  return {
    ...group(field, context, context.wording.t(context.locale, 'fields.choose_all')),
    items: choices(field.choices, context),
    values: context.posted ? typedTexts(context.posted, field.id) : stored,
  };
}

function fileInput(field: Extract<AskedField, { type: 'file' }>, context: AskContext, base: object): object {
  const { locale, wording } = context;
  const kinds = (field.accept ?? ['pdf', 'jpeg', 'png']).map((kind) => wording.t(locale, `fields.kinds.${kind}`));
  const limits = wording.t(locale, 'fields.file_limits', { kinds: kinds.join(', '), size: '20\u00a0MB' });
  const own = field.hint?.[locale];
  return {
    ...base,
    hint: { text: own ? `${own} ${limits}` : limits },
    multiple: (field.maxFiles ?? 1) > 1,
    attributes: { accept: (field.accept ?? ['pdf', 'jpeg', 'png']).map((kind) => MIME[kind]).join(',') },
    files: (context.files ?? []).map((file) => ({ ...file, size: formatBytes(file.size, locale) })),
  };
}

const MIME = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' } as const;

function whyOf(field: AskedField, { locale, wording }: AskContext): AskModel['why'] {
  const lines = [...linesOf(field.why?.[locale] ?? ''), ...linesOf(field.basis?.[locale] ?? '')];
  return lines.length === 0 ? undefined : { summaryText: wording.t(locale, 'fields.why'), lines };
}

const linesOf = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');
