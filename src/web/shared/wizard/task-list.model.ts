import type { Review } from '../../../applications/application.types.js';
import type { VisibleSection } from '../../../forms/compiled-form.js';
import { formatMoment } from '../../../platform/i18n/format.js';
import type { Problem } from '../../../platform/errors/errors.js';
import type { WizardSetting } from './wizard.types.js';

type TaskState = 'done' | 'started' | 'open';

/** What is still to fill in and to add, and what is done. */
export function taskListModel(review: Review, setting: WizardSetting): object {
  const { speak, paths, atCounter } = setting;
  const { draft } = review;
  return {
    title: draft.version.bundle.name[speak.locale],
    lead: speak.t(review.ready ? 'apply.tasks.ready' : 'apply.tasks.lead'),
    moved: draft.moved.map((label) => label[speak.locale]),
    saved: speak.t('apply.saved_at', { at: formatMoment(draft.updatedAt, speak.locale) }),
    form: { idPrefix: 'form', items: sectionTasks(review, setting) },
    papers: { idPrefix: 'papers', items: paperTasks(review, setting) },
    next: { href: nextTask(review, setting), text: speak.t(nextWord(review)) },
    discard: paths.discard(draft.id),
    leave: paths.list,
    leaveText: speak.t(atCounter ? 'apply.leave_counter' : 'apply.leave'),
  };
}

const sectionTasks = ({ draft, sections, problems, answers }: Review, { speak, paths }: WizardSetting): object[] =>
  sections.map((section) => ({
    title: { text: section.title[speak.locale] },
    href: paths.section(draft.id, section.id),
    status: statusOf(stateOf(section, answers, problems), speak),
  }));

function paperTasks({ draft, papers }: Review, { speak, paths }: WizardSetting): object[] {
  return papers
    .filter((one) => one.needed)
    .map(({ paper, given, required }) => ({
      title: { text: paper.name[speak.locale] },
      href: `${paths.papers(draft.id)}#${paper.id}`,
      status: given
        ? statusOf('done', speak)
        : required
          ? statusOf('open', speak)
          : { text: speak.t('apply.tasks.optional') },
    }));
}

function statusOf(state: TaskState, speak: WizardSetting['speak']): object {
  if (state === 'done') return { text: speak.t('apply.tasks.done') };
  const classes = state === 'started' ? 'govuk-tag--yellow' : 'govuk-tag--blue';
  return { tag: { text: speak.t(`apply.tasks.${state}`), classes } };
}

/** Done means: nothing on this page stands in the way. */
function stateOf(section: VisibleSection, answers: Review['answers'], problems: readonly Problem[]): TaskState {
  const ids = section.fields.map(({ field }) => field.id);
  if (!ids.some((id) => hasProblem(id, problems))) return 'done';
  return ids.some((id) => answers[id] !== undefined) ? 'started' : 'open';
}

export const hasProblem = (fieldId: string, problems: readonly Problem[]): boolean =>
  problems.some(({ at }) => at === fieldId || at.startsWith(`${fieldId}-`) || at.startsWith(`${fieldId}.`));

/** The first page that is not finished; the check when everything is. */
function nextTask({ draft, sections, problems, papers }: Review, { paths }: WizardSetting): string {
  const open = sections.find((section) => section.fields.some(({ field }) => hasProblem(field.id, problems)));
  if (open) return paths.section(draft.id, open.id);
  return papers.some((one) => one.required && !one.given) ? paths.papers(draft.id) : paths.check(draft.id);
}

function nextWord({ ready, answers }: Review): string {
  if (ready) return 'apply.tasks.check';
  return Object.keys(answers).length === 0 ? 'apply.tasks.begin' : 'apply.tasks.go_on';
}
