import type { PaperState } from '../../../applications/application.types.js';
import type { StoredFile } from '../../../documents/files.types.js';
import type { Paper } from '../../../definition/bundle.types.js';
import type { FileKind } from '../../../forms/form.types.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { formatBytes } from '../../../platform/i18n/format.js';
import type { ErrorSummary } from '../error-summary.js';
import { sentenceFor } from '../simple-form.js';
import type { Speak } from '../speak.js';

const MIME: Readonly<Record<FileKind, string>> = { pdf: 'application/pdf', jpeg: 'image/jpeg', png: 'image/png' };
const USUAL_KINDS: readonly FileKind[] = ['pdf', 'jpeg', 'png'];
const USUAL_FILES = 5;

/** A paper that could not be taken. */
export interface RefusedPaper {
  readonly paper: string;
  readonly problem: Problem;
}

export interface PaperRowFacts {
  readonly state: PaperState;
  readonly refused?: RefusedPaper | undefined;
  /** Why it is asked for again; default: what the procedure says of it. */
  readonly reason?: string;
  upload(paper: string): string;
  remove(file: string): string;
  open(file: string): string;
}

/** One row of `components/paper-row/paper-row`: what was given, and a way to add or remove. */
export function paperRow(facts: PaperRowFacts, speak: Speak): object {
  const { paper, files, given, required } = facts.state;
  const full = files.length >= (paper.maxFiles ?? USUAL_FILES);
  const wrong = facts.refused?.paper === paper.id ? facts.refused.problem : undefined;
  return {
    id: paper.id,
    name: paper.name[speak.locale],
    hint: facts.reason ?? paper.hint?.[speak.locale] ?? '',
    note: noteOf(paper, speak),
    state: stateTag(given, required, speak),
    error: wrong ? sentenceFor(wrong, speak) : '',
    files: files.map((file) => fileLine(file, facts, speak)),
    upload: full
      ? false
      : {
          action: facts.upload(paper.id),
          accept: (paper.accept ?? USUAL_KINDS).map((kind) => MIME[kind]).join(','),
          ...(files.length > 0 && { label: speak.t('apply.papers.another') }),
        },
  };
}

/** What `components/error-summary/error-summary` takes. */
export const paperSummary = (refused: RefusedPaper | undefined, speak: Speak): ErrorSummary => ({
  errorList: refused ? [{ text: sentenceFor(refused.problem, speak), href: `#${refused.paper}-file` }] : [],
});

function stateTag(given: boolean, required: boolean, speak: Speak): object {
  if (given) return { text: speak.t('apply.papers.given'), classes: 'govuk-tag--green' };
  if (required) return { text: speak.t('apply.papers.missing'), classes: 'govuk-tag--blue' };
  return { text: speak.t('apply.papers.optional'), classes: 'govuk-tag--grey' };
}

/** How many originals and copies the law asks for, and what a file may be. */
function noteOf(paper: Paper, speak: Speak): string {
  const counts = [
    ...(paper.originals > 0 ? [speak.t('apply.papers.originals', { count: paper.originals })] : []),
    ...(paper.copies > 0 ? [speak.t('apply.papers.copies', { count: paper.copies })] : []),
  ];
  const kinds = (paper.accept ?? USUAL_KINDS).map((kind) => speak.t(`fields.kinds.${kind}`)).join(', ');
  return [...counts, speak.t('fields.file_limits', { kinds, size: '20\u00a0MB' })].join('. ');
}

const fileLine = (file: StoredFile, { remove, open }: PaperRowFacts, speak: Speak): object => ({
  name: file.name,
  href: open(file.id),
  size: formatBytes(file.size, speak.locale),
  remove: remove(file.id),
});
