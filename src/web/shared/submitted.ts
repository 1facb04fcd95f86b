import type { UnitBook } from '../../agencies/agencies.types.js';
import type { SubmittedView } from '../../applications/application.types.js';
import type { Bundle } from '../../definition/bundle.types.js';
import type { AnswerValue, Answers } from '../../forms/form.types.js';
import { formatBytes } from '../../platform/i18n/format.js';
import type { Wording } from '../../platform/i18n/wording.js';
import type { StoredFile, SummaryRow } from './fields.types.js';
import { summaryRows } from './show-field.js';
import type { Speak } from './speak.js';

export interface SubmittedFacts {
  readonly submitted: SubmittedView;
  readonly bundle: Bundle;
  readonly wording: Wording;
  readonly units: UnitBook;
  /** Where a file of this case is opened. */
  open(file: string): string;
}

export interface SubmittedSection {
  readonly title: string;
  readonly rows: readonly SummaryRow[];
}

/** Questions as they were sealed, with the wording of the version that was filled in. */
export function submittedSections(facts: SubmittedFacts, speak: Speak): SubmittedSection[] {
  const { bundle, submitted, units, wording, open } = facts;
  const answers = sealedAnswers(submitted);
  const context = { locale: speak.locale, wording, units, files: linked(submitted.fieldFiles, open) };
  return submitted.snapshot.sections.flatMap(({ id, questions }) => {
    const section = bundle.form.sections.find((one) => one.id === id);
    if (!section) return [];
    const asked = new Set(questions.map((question) => question.id));
    const fields = section.fields.filter((field) => asked.has(field.id));
    return [{ title: section.title[speak.locale], rows: summaryRows(fields, answers, context) }];
  });
}

/** Papers that were asked for, with what was given. */
export const submittedPapers = ({ submitted, open }: SubmittedFacts, speak: Speak): SummaryRow[] =>
  submitted.papers.map(({ paper, files }) => ({
    key: { text: paper.name[speak.locale] },
    value:
      files.length === 0
        ? { text: speak.t('common.not_provided'), classes: 'app-secondary' }
        : {
            links: files.map(({ id, name, size }) => ({
              text: name,
              href: open(id),
              note: formatBytes(size, speak.locale),
            })),
          },
  }));

/** Sealed answers by field; what was left empty is absent. */
function sealedAnswers({ snapshot }: SubmittedView): Answers {
  const questions = snapshot.sections.flatMap((section) => section.questions);
  const given = questions.flatMap(({ id, answer }) =>
    answer === undefined || answer === null ? [] : [[id, answer as AnswerValue] as const],
  );
  return Object.fromEntries(given);
}

const linked = (
  files: SubmittedView['fieldFiles'],
  open: (file: string) => string,
): Readonly<Record<string, StoredFile>> =>
  Object.fromEntries(files.map(({ id, name, size }) => [id, { id, name, size, href: open(id) }]));
