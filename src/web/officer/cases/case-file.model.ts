import type { SupplementRequest } from '../../../casework/case.types.js';
import type { Answers } from '../../../forms/form.types.js';
import { officer } from '../../../paths/officer.js';
import { formatBytes, formatMoment, formatMoney, formatShortMoment } from '../../../platform/i18n/format.js';
import type { StoredFile, SummaryRow } from '../../shared/fields.types.js';
import { summaryRows } from '../../shared/show-field.js';
import type { Speak } from '../../shared/speak.js';
import type { CaseFacts } from './case-facts.types.js';
import { decisionOf } from './decision.model.js';

/** What was submitted, what was asked for, what was decided, and the papers of the office. */
export const fileModel = (facts: CaseFacts, speak: Speak): object => ({
  about: aboutRows(facts, speak),
  sections: sectionsOf(facts, speak),
  papers: paperRows(facts, speak),
  supplements: facts.view.supplements.map((one) => supplementOf(one, speak)),
  decision: facts.view.decision === null ? false : decisionOf(facts.view, facts.view.decision, facts, speak),
  earlier: facts.view.earlierDecisions.map((one) => decisionOf(facts.view, one, facts, speak)),
  documents: documentRows(facts, speak),
});

const row = (key: string, text: string): SummaryRow => ({ key: { text: key }, value: { text } });

function aboutRows(facts: CaseFacts, speak: Speak): SummaryRow[] {
  const { view } = facts;
  const { identity, agencies } = view;
  const changed = changedNames(facts, speak);
  const method = speak.t(`officer_case.identity_methods.${identity.method}`);
  return [
    row(speak.t('officer_case.channel'), speak.t(`officer_case.ways.${view.channel}`)),
    row(speak.t('officer_case.submitted'), formatMoment(view.submittedAt, speak.locale)),
    row(speak.t('officer_case.received_at'), agencies.receivedAt.name[speak.locale]),
    row(speak.t('officer_case.handled_by'), agencies.handledBy.name[speak.locale]),
    row(speak.t('officer_case.decided_by'), agencies.decidedBy.name[speak.locale]),
    row(
      speak.t('officer_case.identity'),
      identity.at === null ? method : `${method} (${formatShortMoment(identity.at)})`,
    ),
    ...knownBefore(view, speak),
    row(speak.t('officer_case.fee'), feeText(view, speak)),
    ...(changed.length === 0 ? [] : [row(speak.t('officer_case.changed'), changed.join('; '))]),
  ];
}

/** What was known of the person's account when they applied; of most people nothing but their own word. */
function knownBefore({ timeline }: CaseFacts['view'], speak: Speak): SummaryRow[] {
  const level = timeline.find((one) => one.event === 'submitted')?.detail.identification;
  const text = typeof level === 'string' && speak.find(`officer_case.known_before.${level}`);
  return text ? [row(speak.t('officer_case.when_applying'), text)] : [];
}

function feeText({ feeDue, feeSettled }: CaseFacts['view'], speak: Speak): string {
  if (feeDue === 0) return speak.t('officer_case.fee_none');
  const amount = formatMoney(feeDue, speak.locale);
  return speak.t(feeSettled ? 'officer_case.fee_settled' : 'officer_case.fee_open', { amount });
}

/** Sections and questions as they were sealed, with the wording of the version that was filled in. */
function sectionsOf(facts: CaseFacts, speak: Speak): object[] {
  const { bundle, submitted, units, wording } = facts;
  const answers = answersOf(facts);
  const context = { locale: speak.locale, wording, units, files: filesOf(facts) };
  return submitted.snapshot.sections.flatMap(({ id, questions }) => {
    const section = bundle.form.sections.find((one) => one.id === id);
    if (!section) return [];
    const asked = new Set(questions.map((question) => question.id));
    const fields = section.fields.filter((field) => asked.has(field.id));
    return [{ title: section.title[speak.locale], rows: summaryRows(fields, answers, context) }];
  });
}

/** Sealed answers by field; what was left empty is absent. */
export function answersOf({ submitted }: Pick<CaseFacts, 'submitted'>): Answers {
  const questions = submitted.snapshot.sections.flatMap((section) => section.questions);
  const given = questions.flatMap(({ id, answer }) => (answer === undefined ? [] : [[id, answer] as const]));
  return Object.fromEntries(given);
}

/** What the applicant changed with the last supplement, by its name. */
function changedNames({ submitted, bundle }: CaseFacts, speak: Speak): string[] {
  const last = submitted.versions.at(-1);
  if (!last || last.number === 1) return [];
  const fields = bundle.form.sections.flatMap((section) => section.fields);
  const named = [
    ...last.changed.map((id) => fields.find((field) => field.id === id)?.label),
    ...last.changedPapers.map((id) => bundle.papers.find((paper) => paper.id === id)?.name),
  ];
  return named.flatMap((name) => (name === undefined ? [] : [name[speak.locale]]));
}

function filesOf({ submitted, view }: CaseFacts): Readonly<Record<string, StoredFile>> {
  const files = [...submitted.fieldFiles, ...submitted.papers.flatMap((one) => one.files)];
  return Object.fromEntries(
    files.map(({ id, name, size }) => [id, { id, name, size, href: officer.file(view.code, id) }]),
  );
}

function paperRows({ submitted, view }: CaseFacts, speak: Speak): SummaryRow[] {
  return submitted.papers.map(({ paper, files }) => ({
    key: { text: paper.name[speak.locale] },
    value:
      files.length === 0
        ? { text: speak.t('officer_case.not_given'), classes: 'app-secondary' }
        : {
            links: files.map(({ id, name, size }) => ({
              text: name,
              href: officer.file(view.code, id),
              note: formatBytes(size, speak.locale),
            })),
          },
  }));
}

function supplementOf(request: SupplementRequest, speak: Speak): object {
  const moment = (at: Date): string => formatMoment(at, speak.locale);
  const state =
    request.answeredAt !== null
      ? speak.t('officer_case.supplement.answered', { at: moment(request.answeredAt) })
      : request.expiredAt !== null
        ? speak.t('officer_case.supplement.expired', { at: moment(request.expiredAt) })
        : speak.t('officer_case.supplement.open', { at: moment(request.answerBy) });
  const extra = [
    ...(request.note === '' ? [] : [row(speak.t('officer_case.supplement.note'), request.note)]),
    ...(request.secondRoundReason === ''
      ? []
      : [row(speak.t('officer_case.supplement.second_round'), request.secondRoundReason)]),
  ];
  return {
    title: speak.t('officer_case.supplement.round', { round: request.round }),
    lead: speak.t('officer_case.supplement.asked', { at: moment(request.requestedAt), by: request.requestedBy }),
    state,
    rows: [
      ...request.items.map((item) =>
        row(item.label[speak.locale] || speak.t('officer_case.supplement.other'), item.reason),
      ),
      ...extra,
    ],
  };
}

const documentRows = ({ documents, view }: CaseFacts, speak: Speak): object[] =>
  documents.map((one) => {
    const name = speak.t(`officer_case.documents.${one.kind.replaceAll('-', '_')}`);
    return [
      one.ready
        ? { text: name, href: officer.document(view.code, one.id) }
        : { text: speak.t('officer_case.in_making', { name }) },
      { text: formatShortMoment(one.orderedAt) },
    ];
  });
