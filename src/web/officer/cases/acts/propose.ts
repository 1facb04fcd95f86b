import type { ActForm, QuestionGroup } from './act-form.types.js';
import { choice, longText, together, typed } from './parts.js';

/** Own names have a hyphen in them: the procedure's own fields never have. */
const OUTCOME = 'proposal-outcome';
const REASON = 'proposal-reason';

/** The specialist drafts the result: what the document will say, or why there is none. */
export const propose: ActForm = {
  groups: ({ bundle, view, speak }) => {
    const inputs = bundle.result.inputs ?? [];
    const approval: QuestionGroup = {
      title: speak.t('acts.propose.if_approved'),
      intro: speak.t('acts.propose.if_approved_hint', { title: bundle.result.title[speak.locale] }),
      folded: false,
      questions: inputs.map((field) => ({ field })),
    };
    const reason = longText('reason', 'propose', speak);
    const outcomes = choice(OUTCOME, 'acts.propose.outcome', ['approved', 'refused'], speak, 'acts.propose.outcomes.');
    return [
      ...together({ ...outcomes, ...(view.decision && { initial: view.decision.content.outcome }) }),
      ...(inputs.length > 0 ? [approval] : []),
      {
        title: speak.t('acts.propose.if_refused'),
        intro: '',
        folded: false,
        questions: [{ field: { ...reason.field, id: REASON } as typeof reason.field }],
      },
    ];
  },
  read(posted, { bundle }) {
    const outcome = typed(posted, OUTCOME);
    if (outcome === 'refused') return { input: { outcome, reason: typed(posted, REASON) }, problems: [] };
    const names = (bundle.result.inputs ?? []).flatMap(({ id }) => [id, ...PARTS.map((part) => `${id}-${part}`)]);
    const given = names.flatMap((name) => (posted[name] === undefined ? [] : [[name, posted[name]]]));
    const problems = outcome === 'approved' ? [] : [{ at: OUTCOME, code: 'acts.outcome_missing' }];
    return { input: { outcome, inputs: Object.fromEntries(given) }, problems };
  },
  placeOf(at) {
    if (at === 'outcome') return OUTCOME;
    if (at === 'reason') return REASON;
    return at.replace(/^inputs\./, '');
  },
  previews: true,
};

const PARTS = ['day', 'month', 'year', 'province', 'commune'];
