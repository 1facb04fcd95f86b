import type { Problem } from '../../../platform/errors/errors.js';
import { admin } from '../../../paths/admin.js';
import { sentenceFor, summaryOf } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';
import { placeText } from './places.js';
import type { SentDefinition } from './read-definition.js';

/** So many problems are shown; with more, the file is another kind of file. */
const MOST = 100;

/** The form for a definition; with what is wrong with the text, line by line. */
export function importModel(sent: SentDefinition, problems: readonly Problem[], speak: Speak): object {
  const inText = problems.filter((one) => one.values?.line !== undefined);
  const beside = problems.filter((one) => one.values?.line === undefined);
  const many = speak.t('catalog_admin.import.problems', { count: inText.length });
  const first = beside[0] ?? (inText.length > 0 ? { at: 'text', text: many } : undefined);
  const message = first && { text: 'text' in first ? first.text : sentenceFor(first, speak) };
  return {
    title: speak.t('catalog_admin.import.title'),
    action: admin.importDefinition,
    summary:
      inText.length > 0
        ? { errorList: [{ text: many, href: '#problems' }] }
        : summaryOf({ speak, words: '', typed: {}, problems: beside }, ['file']),
    fileName: sent.fileName === '' ? '' : speak.t('catalog_admin.import.from_file', { name: sent.fileName }),
    file: {
      id: 'file',
      name: 'file',
      label: { text: speak.t('catalog_admin.import.file'), classes: 'govuk-label--s' },
      hint: { text: speak.t('catalog_admin.import.file_hint') },
      attributes: { accept: '.yaml,.yml,.json,.txt' },
      ...(first?.at === 'file' && { errorMessage: message }),
    },
    text: {
      id: 'text',
      name: 'text',
      rows: sent.text === '' ? 12 : 25,
      value: sent.text,
      spellcheck: false,
      classes: 'app-source',
      label: { text: speak.t('catalog_admin.import.text'), classes: 'govuk-label--s' },
      hint: { text: speak.t('catalog_admin.import.text_hint') },
      ...(first?.at === 'text' && { errorMessage: message }),
    },
    ...problemTable(inText, many, speak),
  };
}

function problemTable(problems: readonly Problem[], title: string, speak: Speak): object {
  return {
    hasProblems: problems.length > 0,
    problemsTitle: title,
    more: problems.length > MOST ? speak.t('catalog_admin.more_lines', { count: problems.length - MOST }) : '',
    problems: problems.slice(0, MOST).map((one) => ({
      key: { text: speak.t('catalog_admin.import.line', { line: one.values?.line ?? 1 }) },
      value: { lines: [placeText(one.at, undefined, speak), sentenceFor(one, speak)] },
    })),
  };
}
