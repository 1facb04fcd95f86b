import { answersOf } from '../case-file.model.js';
import type { AskModel, Posted } from '../../../shared/fields.types.js';
import { showText } from '../../../shared/show-field.js';
import { problemText } from '../../../shared/error-summary.js';
import type { ActFacts, ActForm, Question, QuestionGroup } from './act-form.types.js';
import { isEmpty, longText, together, typed } from './parts.js';

type Target = 'paper' | 'field' | 'other';

/** Something that can be asked for. */
interface Wanted {
  readonly target: Target;
  readonly ref: string;
  readonly name: string;
  /** What was given until now. */
  readonly given: string;
  /** A paper of the procedure that this application was not asked for. */
  readonly further?: boolean;
}

/**
 * One itemised list of what is missing. Each paper and each answer can be ticked and has a place for the reason; a reason
 * without a tick counts as ticked, so that nothing typed is lost.
 */
export const requestSupplement: ActForm = {
  groups: (facts) => {
    const { speak } = facts;
    const wanted = wantedOf(facts);
    const group = (title: string, folded: boolean, items: readonly Wanted[]): QuestionGroup => ({
      title: speak.t(`acts.request_supplement.${title}`),
      intro: '',
      folded,
      questions: items.flatMap((one) => questionsOf(one, facts)),
    });
    const of = (target: Target, further = false): Wanted[] =>
      wanted.filter((one) => one.target === target && (one.further ?? false) === further);
    return [
      ...(of('paper').length > 0 ? [group('papers', false, of('paper'))] : []),
      ...(of('paper', true).length > 0 ? [group('further_papers', true, of('paper', true))] : []),
      group('fields', true, of('field')),
      group('other', false, of('other')),
      ...together(longText('note', 'request_supplement', speak, false)),
      ...secondRound(facts),
    ];
  },
  read(posted, facts) {
    const items = chosen(posted, facts).map(({ target, ref }) => ({
      target,
      ...(target !== 'other' && { ref }),
      reason: typed(posted, reasonId(target, ref)),
    }));
    const optional = ['note', 'secondRoundReason'].filter((name) => !isEmpty(posted, name));
    return {
      input: { items, ...Object.fromEntries(optional.map((name) => [name, typed(posted, name)])) },
      problems: [],
    };
  },
  placeOf(at, input) {
    const [list = '', index = ''] = at.split('.');
    if (list !== 'items') return at;
    const items = (input as { readonly items: readonly { readonly target: Target; readonly ref?: string }[] }).items;
    const item = items[Number(index)];
    return index === '' || !item ? tickId('other', '') : reasonId(item.target, item.ref ?? '');
  },
};

const tickId = (target: Target, ref: string): string => `tick-${target}${ref === '' ? '' : `-${ref}`}`;
const reasonId = (target: Target, ref: string): string => `reason-${target}${ref === '' ? '' : `-${ref}`}`;

const chosen = (posted: Posted, facts: ActFacts): Wanted[] =>
  wantedOf(facts).filter(
    ({ target, ref }) => typed(posted, tickId(target, ref)) !== '' || !isEmpty(posted, reasonId(target, ref)),
  );

/** Papers and questions that this application was asked for, other papers of the procedure, and room for something else. */
function wantedOf(facts: ActFacts): Wanted[] {
  const { bundle, submitted, speak, setting } = facts;
  const answers = answersOf(facts);
  const shown = new Set(submitted.snapshot.sections.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const papers = submitted.papers.map(({ paper, files }) => ({
    target: 'paper' as const,
    ref: paper.id,
    name: paper.name[speak.locale],
    given: files.map((one) => one.name).join(', ') || speak.t('officer_case.not_given'),
  }));
  const further = bundle.papers
    .filter(({ id }) => !papers.some((one) => one.ref === id))
    .map(({ id, name }) => ({ target: 'paper' as const, ref: id, name: name[speak.locale], given: '', further: true }));
  const fields = bundle.form.sections
    .flatMap((section) => section.fields)
    .flatMap((field) => {
      if (field.type === 'explanation' || !shown.has(field.id)) return [];
      const answer = answers[field.id];
      const text =
        answer === undefined || field.type === 'file'
          ? speak.t('common.not_provided')
          : showText(field, answer, setting);
      return [{ target: 'field' as const, ref: field.id, name: field.label[speak.locale], given: text }];
    });
  const other = {
    target: 'other' as const,
    ref: '',
    name: speak.t('acts.request_supplement.something_else'),
    given: '',
  };
  return [...papers, ...further, ...fields, other];
}

function questionsOf(one: Wanted, { speak, setting }: ActFacts): Question[] {
  const both = { vi: one.name, en: one.name };
  const [tick, reason] = [tickId(one.target, one.ref), reasonId(one.target, one.ref)];
  const label = speak.t('acts.request_supplement.reason', { name: one.name });
  return [
    {
      field: { id: tick, type: 'yes_no', label: both, required: false },
      asked: (posted, problem) => tickModel(tick, one, posted, problem && problemText(problem, setting)),
    },
    { field: { id: reason, type: 'text', maxLength: 1000, required: true, label: { vi: label, en: label } } },
  ];
}

const tickModel = (id: string, one: Wanted, posted: Posted | undefined, problem: string | undefined): AskModel =>
  ({
    template: 'components/checkboxes/checkboxes',
    idPrefix: id,
    name: id,
    values: posted && typed(posted, id) !== '' ? ['yes'] : [],
    items: [{ value: 'yes', text: one.name, ...(one.given !== '' && { hint: { text: one.given } }) }],
    ...(problem !== undefined && { errorMessage: { text: problem } }),
  }) as AskModel;

/** A second round counts the case as late in the national index, so the leader who asks says why once was not enough. */
function secondRound({ view, speak }: ActFacts): readonly QuestionGroup[] {
  if (view.supplementRounds === 0) return [];
  return [
    {
      title: speak.t('acts.request_supplement.second_round'),
      intro: speak.t('acts.request_supplement.second_round_why'),
      folded: false,
      questions: [longText('secondRoundReason', 'request_supplement', speak)],
    },
  ];
}
