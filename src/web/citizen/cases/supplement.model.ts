import type { UnitBook } from '../../../agencies/agencies.types.js';
import type { PaperState, Review } from '../../../applications/application.types.js';
import type { CaseView, SupplementItem, SupplementRequest } from '../../../casework/case.types.js';
import type { Field } from '../../../forms/form.types.js';
import type { Conflict, Problem } from '../../../platform/errors/errors.js';
import { formatMoment } from '../../../platform/i18n/format.js';
import type { Wording } from '../../../platform/i18n/wording.js';
import { askField } from '../../shared/ask-field.js';
import { errorSummary, problemOf } from '../../shared/error-summary.js';
import type { AskModel, Posted } from '../../shared/fields.types.js';
import { sentenceFor } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';
import { paperRow, paperSummary, type RefusedPaper } from '../../shared/wizard/papers.model.js';
import { typedFor } from '../../shared/wizard/section.model.js';
import { overtakenLines } from './overtaken.js';
import type { Seat } from './supplement-seats.js';

/** How the page came back. */
export interface Returned {
  readonly posted?: Posted;
  readonly problems: readonly Problem[];
  readonly paper?: RefusedPaper;
  readonly conflict?: Conflict;
}

export interface SupplementFacts {
  readonly seat: Seat;
  readonly view: CaseView;
  readonly request: SupplementRequest;
  readonly review: Review;
  readonly wording: Wording;
  readonly units: UnitBook;
  /** Made when the page is shown: sent twice it counts once. */
  readonly key: string;
  readonly returned: Returned;
}

/** What the office asked for, each with its reason and its own way to answer; everything else stays as it was sent. */
export function supplementModel(facts: SupplementFacts, speak: Speak): object {
  const { seat, view, request, review, returned } = facts;
  const fields = openFields(review);
  const clock = seat.atCounter ? 'at_counter' : view.acceptedAt === null ? 'before_receipt' : 'stopped';
  return {
    title: speak.t('case_pages.supplement.title'),
    code: view.code,
    summary: { errorList: [...summaryOf(facts, speak), ...paperSummary(returned.paper, speak).errorList] },
    overtaken: overtakenLines(returned.conflict, speak),
    lead: speak.t('case_pages.supplement.until', { at: formatMoment(request.answerBy, speak.locale) }),
    clock: speak.t(`case_pages.supplement.${clock}`),
    note: request.note,
    secondRound: request.secondRoundReason,
    papers: request.items.filter((one) => one.target === 'paper').flatMap((item) => paperOf(item, facts, speak)),
    questions: fields.map((field) => questionOf(field, facts, speak)),
    others: request.items.filter((one) => one.target === 'other').map((one) => one.reason),
    messages: seat.messages(view.code),
    action: seat.page(view.code),
    multipart: fields.some((field) => field.type === 'file'),
    revision: review.draft.revision,
    version: view.version,
    key: facts.key,
  };
}

/** Questions that were opened again, in the order of the form. */
export const openFields = ({ draft }: Pick<Review, 'draft'>): Field[] =>
  draft.version.bundle.form.sections
    .flatMap((section) => section.fields)
    .filter((field) => draft.openScope?.fields.includes(field.id));

function paperOf(item: SupplementItem, { seat, view, review, returned }: SupplementFacts, speak: Speak): object[] {
  const found = review.papers.find(({ paper }) => paper.id === item.ref);
  if (!found) return [];
  const awaited = review.problems.some(({ at }) => at === `paper:${item.ref}`);
  const state: PaperState = { ...found, required: true, given: found.given && !awaited };
  return [
    paperRow(
      {
        state,
        refused: returned.paper,
        reason: item.reason,
        upload: (paper) => seat.paper(view.code, paper),
        remove: (file) => seat.remove(view.code, file),
        open: (file) => seat.file(view, file),
      },
      speak,
    ),
  ];
}

/** A question with the reason why it is asked again above it. */
function questionOf(field: Field, facts: SupplementFacts, speak: Speak): { reason: string; ask: AskModel } {
  const { seat, view, request, review, returned, wording, units } = facts;
  const item = request.items.find((one) => one.target === 'field' && one.ref === field.id);
  const posted = returned.posted ?? typedFor(field, review.draft.typed);
  const problem = problemOf(field.id, returned.problems);
  const answer = review.draft.answers[field.id];
  const files = review.draft.files.get(`field:${field.id}`) ?? [];
  const ask = askField(field, {
    locale: speak.locale,
    wording,
    units,
    ...(posted && { posted }),
    ...(problem && { problem }),
    ...(answer !== undefined && { answer }),
    ...(field.type === 'file' && {
      files: files.map(({ id, name, size }) => ({ id, name, size, href: seat.file(view, id) })),
    }),
  });
  return { reason: item?.reason ?? '', ask };
}

function summaryOf({ review, returned, wording }: SupplementFacts, speak: Speak): { text: string; href?: string }[] {
  const ofPapers = returned.problems.filter(({ at }) => at.startsWith('paper:'));
  const others = returned.problems.filter((one) => !ofPapers.includes(one));
  const name = (at: string): string =>
    review.papers.find(({ paper }) => `paper:${paper.id}` === at)?.paper.name[speak.locale] ?? '';
  return [
    ...ofPapers.map((problem) => ({
      text: sentenceFor({ ...problem, values: { ...problem.values, name: name(problem.at) } }, speak),
      href: `#${problem.at.slice('paper:'.length)}`,
    })),
    ...errorSummary(others, openFields(review), { locale: speak.locale, wording }).errorList,
  ];
}
