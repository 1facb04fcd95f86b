import type { PaperState, Review } from '../../../applications/application.types.js';
import { formatBytes, formatMoney } from '../../../platform/i18n/format.js';
import { errorSummary, problemText, type ErrorSummary } from '../error-summary.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { anchorOf } from '../error-summary.js';
import type { StoredFile, SummaryRow } from '../fields.types.js';
import { summaryRows } from '../show-field.js';
import { fromCheck } from './route.js';
import type { WizardSetting } from './wizard.types.js';

export interface CheckFacts {
  readonly review: Review;
  /** Made when the page is shown: sent twice it makes one case. */
  readonly key: string;
  /** What came back after the button was pressed. */
  readonly problems: readonly Problem[];
  readonly agreed: boolean;
  /** Something changed in another window since the page was shown. */
  readonly overtaken: boolean;
}

/** Everything on one page, with what it costs and what one signs. */
export function checkModel(facts: CheckFacts, setting: WizardSetting): object {
  const { review } = facts;
  const { speak, paths, atCounter } = setting;
  const { draft } = review;
  return {
    title: speak.t('apply.check.title'),
    procedure: draft.version.bundle.name[speak.locale],
    summary: summaryOfCheck(facts, setting),
    overtaken: facts.overtaken ? speak.t('apply.check.overtaken') : '',
    sections: review.sections.map((section) => ({
      title: section.title[speak.locale],
      rows: rowsOf(section, review, setting),
    })),
    papers: review.papers.filter((one) => one.needed).map((one) => paperLine(one, review, setting)),
    cost: costRows(review, setting),
    missing: review.ready ? [] : missingOf(review, setting),
    ready: review.ready,
    tasks: paths.application(draft.id),
    submit: paths.submit(draft.id),
    revision: draft.revision,
    key: facts.key,
    declaration: declarationOf(facts, setting),
    button: speak.t(atCounter ? 'apply.check.submit_counter' : 'apply.check.submit'),
  };
}

function rowsOf(section: Review['sections'][number], review: Review, setting: WizardSetting): SummaryRow[] {
  const { speak, wording, units, paths } = setting;
  const fields = section.fields.map(({ field }) => field);
  const context = { locale: speak.locale, wording, units, files: filesOf(review, setting) };
  const page = fromCheck(paths.section(review.draft.id, section.id));
  return summaryRows(fields, review.answers, context, (field) => `${page}#${anchorOf(field)}`);
}

function filesOf({ draft }: Review, { paths }: WizardSetting): Readonly<Record<string, StoredFile>> {
  const files = [...draft.files.values()].flat();
  return Object.fromEntries(
    files.map(({ id, name, size }) => [id, { id, name, size, href: paths.file(draft.id, id) }]),
  );
}

function paperLine({ paper, files }: PaperState, { draft }: Review, { speak, paths }: WizardSetting): SummaryRow {
  const name = paper.name[speak.locale];
  const change = `${paths.papers(draft.id)}#${paper.id}`;
  return {
    key: { text: name },
    value:
      files.length === 0
        ? { text: speak.t('common.not_provided'), classes: 'app-secondary' }
        : {
            links: files.map((file) => ({
              text: file.name,
              href: paths.file(draft.id, file.id),
              note: formatBytes(file.size, speak.locale),
            })),
          },
    actions: { items: [{ href: change, text: speak.t('common.change'), visuallyHiddenText: name.toLowerCase() }] },
  };
}

function costRows({ draft, fee }: Review, { speak }: WizardSetting): SummaryRow[] {
  const rule = draft.version.bundle.fee;
  const row = (key: string, text: string): SummaryRow => ({ key: { text: speak.t(key) }, value: { text } });
  if (fee === 0) return [row('apply.check.fee', speak.t('apply.check.free'))];
  return [
    row('apply.check.fee', formatMoney(fee, speak.locale)),
    row('apply.check.fee_rule', rule.text[speak.locale]),
    row('apply.check.fee_how', speak.t('apply.check.fee_at_counter')),
  ];
}

/** What is missing, each with the page on which it is mended. */
function missingOf({ draft, sections, problems }: Review, { speak, wording, paths }: WizardSetting): object[] {
  return problems.map((problem) => {
    const paper = problem.at.startsWith('paper:') ? problem.at.slice('paper:'.length) : undefined;
    if (paper !== undefined) {
      const name = draft.version.bundle.papers.find((one) => one.id === paper)?.name[speak.locale] ?? '';
      return { text: speak.t('apply.check.paper_missing', { name }), href: `${paths.papers(draft.id)}#${paper}` };
    }
    const [section, field] = placeOf(problem, sections);
    const label = field?.label?.[speak.locale] ?? '';
    const text = problemText(problem, { locale: speak.locale, wording, label });
    if (!section || !field) return { text, href: paths.application(draft.id) };
    return { text, href: `${fromCheck(paths.section(draft.id, section.id))}#${anchorOf(field, problem)}` };
  });
}

function placeOf(problem: Problem, sections: Review['sections']) {
  for (const section of sections) {
    const found = section.fields.find(({ field }) => problem.at === field.id || problem.at.startsWith(`${field.id}-`));
    if (found) return [section, found.field] as const;
  }
  return [undefined, undefined] as const;
}

const AGREE = 'agree';

function declarationOf({ agreed, problems }: CheckFacts, { speak, atCounter }: WizardSetting): object {
  const wrong = problems.find(({ at }) => at === AGREE);
  return {
    idPrefix: AGREE,
    name: AGREE,
    values: agreed ? ['yes'] : [],
    items: [{ value: 'yes', text: speak.t(atCounter ? 'apply.check.agree_counter' : 'apply.check.agree') }],
    ...(wrong && { errorMessage: { text: speak.t(`errors.${wrong.code}`) } }),
  };
}

function summaryOfCheck({ problems }: CheckFacts, { speak, wording }: WizardSetting): ErrorSummary {
  const agree = { id: AGREE, type: 'yes_no', label: speak.both('apply.check.declaration') } as const;
  return errorSummary(problems, [agree], { locale: speak.locale, wording });
}
