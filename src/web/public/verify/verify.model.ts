import type { HashComparison, Verification } from '../../../documents/documents.types.js';
import { publicPaths } from '../../../paths/public.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { formatLongDay, formatMoment } from '../../../platform/i18n/format.js';
import { askSimply, type SimpleForm, summaryOf } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';

/** The one question: the code at the foot of a document. */
export const verifyFormModel = (form: SimpleForm): object => ({
  title: form.speak.t('verify.title'),
  summary: summaryOf(form, ['code']),
  action: publicPaths.verify,
  code: askSimply(form, 'code', {
    classes: 'govuk-input--width-20',
    spellcheck: false,
    autocapitalize: 'characters',
    autocomplete: 'off',
  }),
});

export interface VerifiedFacts {
  /** The code as it stands in the address. */
  readonly typed: string;
  readonly found: Verification | null;
  /** What became of a file that was compared, and what it was called. */
  readonly comparison?: HashComparison;
  readonly fileName?: string;
  readonly problems?: readonly Problem[];
}

/** What a code stands for and, where a file was sent, whether that file is the document: always said in words. */
export function verifiedModel(facts: VerifiedFacts, speak: Speak): object {
  const { typed, found, problems = [] } = facts;
  const form = { speak, words: 'verify.', typed: {}, problems };
  return {
    title: speak.t('verify.title'),
    summary: summaryOf(form, ['file']),
    verdict: verdictOf(facts, speak),
    rows: found ? rowsOf(found, speak) : [],
    action: publicPaths.verifyCode(found?.code ?? typed),
    file: found ? askSimply(form, 'file', { value: '', attributes: { accept: 'application/pdf' } }) : '',
    again: publicPaths.verify,
  };
}

const LOOKS = {
  genuine: { state: 'done', icon: 'shield-check' },
  same: { state: 'done', icon: 'shield-check' },
  withdrawn: { state: 'act', icon: 'alert-triangle' },
  different: { state: 'act', icon: 'circle-x' },
  unknown: { state: 'act', icon: 'circle-x' },
} as const;

function verdictOf({ typed, found, comparison, fileName = '' }: VerifiedFacts, speak: Speak): object {
  const [about, verdict] = found === null ? (['', 'unknown'] as const) : verdictOn(found, comparison);
  const values = { code: found?.code ?? typed, file: fileName };
  const withdrawn = found?.withdrawnAt
    ? [speak.t('verify.withdrawn_at', { at: dayText(found.withdrawnAt, speak) })]
    : [];
  return {
    ...LOOKS[verdict],
    title: speak.t(`verify.verdicts.${about}${verdict}`),
    lines: [speak.t(`verify.explained.${about}${verdict}`, values), ...withdrawn],
  };
}

/** A withdrawn document no longer holds, whatever the file says; then the file counts, if there is one. */
function verdictOn(found: Verification, comparison?: HashComparison): readonly ['' | 'file_', keyof typeof LOOKS] {
  if (comparison === 'different') return ['file_', 'different'];
  if (found.state === 'withdrawn') return ['', 'withdrawn'];
  return comparison === 'same' ? ['file_', 'same'] : ['', 'genuine'];
}

function rowsOf(found: Verification, speak: Speak): object[] {
  const row = (name: string, text: string): object => ({ key: { text: speak.t(`verify.${name}`) }, value: { text } });
  const kind =
    found.kind === 'result' ? speak.t('verify.result') : speak.t(`slips.titles.${found.kind.replace('-', '_')}`);
  return [
    row('code', found.code),
    row('kind', kind),
    row('issued_by', speak.t('verify.office')),
    row('issued_at', formatMoment(found.issuedAt, speak.locale)),
    row('state', speak.t(`verify.states.${found.state}`)),
  ];
}

const dayText = (day: Date, speak: Speak): string => formatLongDay(day, speak.locale);
