import { officer } from '../../../../paths/officer.js';
import type { Field } from '../../../../forms/form.types.js';
import type { Problem } from '../../../../platform/errors/errors.js';
import { askField } from '../../../shared/ask-field.js';
import { errorSummary, problemOf } from '../../../shared/error-summary.js';
import type { AskModel, Posted, SummaryRow } from '../../../shared/fields.types.js';
import { typedTexts } from '../../../shared/typed.js';
import { identityOf } from '../case-head.js';
import type { ActFacts, Question, QuestionGroup, Shown } from './act-form.types.js';
import { FORMS } from './forms.js';
import { row } from './parts.js';

/** What came back from a form that could not be taken. */
export interface Sent {
  readonly posted: Posted;
  readonly problems: readonly Problem[];
}

/** Said above a form that is shown once more: what happened in the meantime. */
export interface Notice {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The small form of one act. */
export function actModel(facts: ActFacts, sent?: Sent, notice?: Notice): object {
  const { view, action, speak, setting, key } = facts;
  const form = FORMS[action.kind];
  const shown: Partial<Shown> = form.shown?.(facts) ?? {};
  const groups = form.groups(facts);
  const fields = groups.flatMap((group) => group.questions.map((question) => question.field));
  return {
    identity: identityOf(view, speak),
    summary: errorSummary(sent?.problems ?? [], fields, setting),
    notice: notice ?? false,
    title: action.label[speak.locale],
    lead: speak.t(`acts.leads.${action.kind}`),
    rows: shown.rows ?? [],
    steps: shown.steps ?? [],
    preview: shown.preview ?? '',
    action: officer.act(view.code, action.id),
    actionId: action.id,
    version: view.version,
    key,
    groups: groups.map((group) => groupModel(group, facts, sent)),
    button: {
      text: speak.t(`acts.submits.${action.kind}`),
      classes: form.grave === true ? 'govuk-button--warning' : '',
      preventDoubleClick: true,
    },
    previewTo: form.previews === true ? officer.preview(view.code) : '',
    cancel: officer.case(view.code),
  };
}

function groupModel({ title, intro, folded, questions }: QuestionGroup, facts: ActFacts, sent?: Sent): object {
  const touched = questions.some(({ field }) => typedTexts(sent?.posted ?? {}, field.id).some((text) => text !== ''));
  return { title, intro, folded, open: touched, fields: questions.map((one) => asked(one, facts, sent)) };
}

function asked({ field, initial, asked }: Question, { setting }: ActFacts, sent?: Sent): AskModel {
  const problem = problemOf(field.id, sent?.problems ?? []);
  if (asked) return asked(sent?.posted, problem);
  return askField(field, {
    ...setting,
    ...(initial !== undefined && { answer: initial }),
    ...(sent && { posted: sent.posted }),
    ...(problem && { problem }),
  });
}

export interface RefusedFacts {
  readonly title: string;
  readonly lines: readonly string[];
}

/** An act that is not to be had: why, and everything that was typed, so that nothing is lost. */
export const refusedModel = (facts: ActFacts, { title, lines }: RefusedFacts, posted: Posted): object => ({
  identity: identityOf(facts.view, facts.speak),
  title,
  lines,
  kept: keptRows(facts, posted),
  back: officer.case(facts.view.code),
});

function keptRows(facts: ActFacts, posted: Posted): SummaryRow[] {
  const questions = FORMS[facts.action.kind].groups(facts).flatMap((group) => group.questions);
  return questions.flatMap(({ field }) => {
    const text = field.id === 'password' ? '' : typedBack(field, posted);
    return text === '' ? [] : [row(field.label?.[facts.speak.locale] ?? field.id, text)];
  });
}

/** What was typed for a field, in one line. */
function typedBack(field: Field, posted: Posted): string {
  const parts = field.type === 'date' ? ['-day', '-month', '-year'] : field.type === 'commune' ? ['-commune'] : [''];
  return parts
    .flatMap((part) => typedTexts(posted, `${field.id}${part}`))
    .filter((text) => text !== '')
    .join('/');
}

/** Problems of an act's input, at the inputs of the page. */
export const placed = (facts: ActFacts, problems: readonly Problem[], input: unknown): Problem[] => {
  const { placeOf } = FORMS[facts.action.kind];
  return problems.map((problem) => (placeOf ? { ...problem, at: placeOf(problem.at, input) } : problem));
};
