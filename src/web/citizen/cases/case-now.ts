import type { CaseDocument, CaseForApplicant, CaseView } from '../../../casework/case.types.js';
import { citizen } from '../../../paths/citizen.js';
import { formatMoment, formatMoney } from '../../../platform/i18n/format.js';
import type { Speak } from '../../shared/speak.js';

interface Box {
  readonly icon: string;
  readonly state: '' | 'act' | 'done';
  readonly title: string;
  readonly lines: readonly string[];
  readonly action: object | false;
}

/** What the person has to do now, or that there is nothing to do: `components/now/now`. */
export function nowBox(view: CaseForApplicant, documents: readonly CaseDocument[], speak: Speak): Box {
  const state = view.statePublic[speak.locale];
  if (offers(view, 'answer_supplement')) return supplementBox(view, state, speak);
  if (view.closedAt !== null) return endedBox(view, documents, state, speak);
  if (view.phase === 'decided') return resultBox(view, documents, state, speak);
  if (view.feeDue > 0 && !view.feeSettled && view.acceptedAt === null) return feeBox(view, state, speak);
  return box('circle-check', '', 'case_pages.now.nothing', [state, speak.t('case_pages.now.we_tell')], speak);
}

export const offers = ({ actions }: Pick<CaseView, 'actions'>, kind: CaseView['actions'][number]['kind']): boolean =>
  actions.some((one) => one.kind === kind);

/** The supplement request that waits for an answer. */
export const openSupplement = ({ supplements }: Pick<CaseView, 'supplements'>) =>
  supplements.find((one) => one.answeredAt === null && one.expiredAt === null);

function supplementBox(view: CaseForApplicant, state: string, speak: Speak): Box {
  const request = openSupplement(view);
  const until = request
    ? [speak.t('case_pages.now.answer_by', { at: formatMoment(request.answerBy, speak.locale) })]
    : [];
  const action = { text: speak.t('case_pages.now.supplement_button'), href: citizen.supplement(view.code) };
  return box('alert-triangle', 'act', 'case_pages.now.supplement', [state, ...until], speak, action);
}

function feeBox(view: CaseForApplicant, state: string, speak: Speak): Box {
  const values = {
    amount: formatMoney(view.feeDue, speak.locale),
    agency: view.agencies.receivedAt.name[speak.locale],
  };
  return box('coin', 'act', 'case_pages.now.fee', [state, speak.t('case_pages.now.fee_where', values)], speak);
}

function resultBox(view: CaseForApplicant, documents: readonly CaseDocument[], state: string, speak: Speak): Box {
  const result = documents.find((one) => one.kind === 'result');
  if (!result) {
    const agency = view.agencies.receivedAt.name[speak.locale];
    return box(
      'alert-triangle',
      'act',
      'case_pages.now.result',
      [speak.t('case_pages.now.result_identity', { agency })],
      speak,
    );
  }
  const action = result.ready && downloadOf(view, result, speak);
  const lines = result.ready ? [state] : [state, speak.t('case_pages.now.result_making')];
  return box('circle-check', 'act', 'case_pages.now.result', lines, speak, action);
}

function endedBox(view: CaseForApplicant, documents: readonly CaseDocument[], state: string, speak: Speak): Box {
  const result = documents.find((one) => one.kind === 'result' && one.ready);
  const action = result ? downloadOf(view, result, speak) : false;
  return box('circle-check', '', 'case_pages.now.ended', [state], speak, action);
}

const downloadOf = (view: CaseForApplicant, { id }: CaseDocument, speak: Speak): object => ({
  text: speak.t('case_pages.now.download'),
  href: citizen.document(view.code, id),
});

const box = (
  icon: string,
  state: Box['state'],
  title: string,
  lines: readonly string[],
  speak: Speak,
  action: object | false = false,
): Box => ({ icon, state, title: speak.t(title), lines, action });
