import type { DraftSummary } from '../../../applications/application.types.js';
import type { PublishedProcedures } from '../../../catalog/published-procedures.service.js';
import type { Localised } from '../../../platform/i18n/localised.js';
import { formatShortMoment } from '../../../platform/i18n/format.js';
import type { Speak } from '../speak.js';

/** A draft with the name of its procedure. */
export interface NamedDraft {
  readonly id: string;
  readonly name: Localised;
  readonly updatedAt: Date;
}

/** Names come from the version that each draft was written with. */
export const namedDrafts = (
  drafts: readonly DraftSummary[],
  procedures: Pick<PublishedProcedures, 'version'>,
): Promise<NamedDraft[]> =>
  Promise.all(
    drafts.map(async ({ id, versionId, updatedAt }) => {
      const { bundle } = await procedures.version(versionId);
      return { id, name: bundle.name, updatedAt };
    }),
  );

/** What `components/task-list/task-list` takes. */
export const draftItems = (drafts: readonly NamedDraft[], path: (id: string) => string, speak: Speak): object[] =>
  drafts.map(({ id, name, updatedAt }) => ({
    title: { text: name[speak.locale] },
    href: path(id),
    hint: { text: speak.t('apply.draft_saved', { at: formatShortMoment(updatedAt) }) },
    status: { tag: { text: speak.t('apply.draft'), classes: 'govuk-tag--yellow' } },
  }));
