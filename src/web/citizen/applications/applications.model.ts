import type { CaseSummary } from '../../../casework/case.types.js';
import { citizen } from '../../../paths/citizen.js';
import { publicPaths } from '../../../paths/public.js';
import type { Speak } from '../../shared/speak.js';
import { draftItems, type NamedDraft } from '../../shared/wizard/draft-list.js';
import { phaseTag } from '../case-words.js';

export interface ApplicationsFacts {
  readonly drafts: readonly NamedDraft[];
  readonly cases: readonly CaseSummary[];
  readonly next: string | undefined;
}

/** What one has begun, and what one has handed in. */
export const applicationsModel = ({ drafts, cases, next }: ApplicationsFacts, speak: Speak): object => ({
  title: speak.t('applications_pages.title'),
  drafts: { idPrefix: 'draft', items: draftItems(drafts, citizen.application, speak) },
  cases: { idPrefix: 'case', items: cases.map((one) => caseItem(one, speak)) },
  none: drafts.length + cases.length === 0,
  start: {
    text: speak.t('applications_pages.find'),
    href: publicPaths.services,
    classes: drafts.length + cases.length === 0 ? '' : 'govuk-button--secondary',
  },
  next: next === undefined ? {} : { href: `${citizen.applications}?after=${encodeURIComponent(next)}` },
  paged: next !== undefined,
});

const caseItem = (one: CaseSummary, speak: Speak): object => ({
  title: { text: one.procedureName[speak.locale] },
  href: citizen.case(one.code),
  hint: {
    text: [
      one.code,
      one.statePublic[speak.locale],
      ...(one.unreadMessages ? [speak.t('applications_pages.new_message')] : []),
    ].join(' · '),
  },
  status: { tag: phaseTag(one.phase, speak) },
});
