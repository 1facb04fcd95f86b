import type { PublishedVersion } from '../../../catalog/catalog.types.js';
import { officer } from '../../../paths/officer.js';
import type { Problem } from '../../../platform/errors/errors.js';
import { sentenceFor } from '../../shared/simple-form.js';
import type { Speak } from '../../shared/speak.js';
import { draftItems, type NamedDraft } from '../../shared/wizard/draft-list.js';

export interface CounterFacts {
  readonly services: readonly PublishedVersion[];
  readonly drafts: readonly NamedDraft[];
  readonly problems: readonly Problem[];
}

/** Which service, and what was begun and not handed in. */
export function counterModel({ services, drafts, problems }: CounterFacts, speak: Speak): object {
  const [problem] = problems;
  const text = problem ? sentenceFor(problem, speak) : '';
  return {
    title: speak.t('counter.title'),
    summary: { errorList: problem ? [{ text, href: '#procedure' }] : [] },
    action: officer.counter,
    question: {
      idPrefix: 'procedure',
      name: 'procedure',
      fieldset: { legend: { text: speak.t('counter.which'), classes: 'govuk-fieldset__legend--m' } },
      items: services.map(({ code, bundle }) => ({
        value: code,
        text: bundle.name[speak.locale],
        hint: { text: code },
      })),
      ...(problem && { errorMessage: { text } }),
    },
    drafts: { idPrefix: 'draft', items: draftItems(drafts, officer.counterDraft, speak) },
  };
}
