import type { Person } from '../../platform/actor.js';
import type { Locale } from '../../platform/i18n/localised.js';
import { available } from '../../workflow/plan.js';
import type { Action, Available, CaseFacts } from '../../workflow/workflow.types.js';
import type { ActionView } from '../case.types.js';
import { actionSchema } from './action-schema.js';
import type { CaseGround } from './act.types.js';
import type { CaseFile } from './case-file.js';

/** What decides, beside the workflow, whether an act would be accepted. */
export interface OfferGround extends Pick<CaseGround, 'bundle'> {
  readonly file: Readonly<CaseFile>;
  readonly facts: CaseFacts;
  /** More time was given before. */
  readonly extended: boolean;
}

/** The actions that this person could take now on this side of the counter; none that would be refused. */
export function offers(ground: OfferGround, actor: Person, side: 'applicant' | 'office', locale: Locale): ActionView[] {
  const { bundle, file, facts } = ground;
  const asked =
    side === 'applicant'
      ? available(bundle.workflow, facts, withoutOffice(actor))
      : available(bundle.workflow, facts, actor);
  return asked
    .filter((one) => side === 'applicant' || isOffice(one, actor, file))
    .filter(({ action }) => isAccepted(action, ground))
    .map(({ action }) => ({
      id: action.id,
      kind: action.kind,
      label: action.label,
      input: actionSchema(action.kind, { bundle, file, side, locale }),
    }));
}

/** A civil servant who follows a case of their own sees there what any applicant sees. */
const withoutOffice = (actor: Person): Person => ({ ...actor, grants: [] });

/** What an officer does as the applicant of the case belongs on the applicant's page. */
const isOffice = (one: Available, actor: Person, file: Readonly<CaseFile>): boolean =>
  one.as !== 'applicant' || file.applicantAccount !== actor.accountId;

/** Rules that stand with the effect of an act and not with its kind. */
const isAccepted = ({ kind }: Action, { file, extended }: OfferGround): boolean =>
  kind !== 'extend' || (file.acceptedAt !== null && file.dueAt !== null && !extended);
