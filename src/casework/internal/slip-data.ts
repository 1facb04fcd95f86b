import type { Agency } from '../../agencies/agencies.types.js';
import type { Letterhead, ResultData, SlipCase, SlipOfficer, SlipPerson } from '../../documents/slips.types.js';
import type { Bundle } from '../../definition/bundle.types.js';
import type { Answers } from '../../forms/form.types.js';
import type { AgencyRule } from '../../workflow/workflow.types.js';
import type { DecisionContent } from '../case.types.js';
import type { ActContext } from './act.types.js';

type HeadGround = Pick<ActContext, 'above' | 'agencies' | 'file' | 'now'>;

/** The head of a form made by one of the case's agencies. */
export function letterhead(context: HeadGround, by: AgencyRule): Letterhead {
  return {
    agencyAbove: context.above[by],
    agency: context.agencies[by].name.vi,
    caseCode: context.file.code,
    place: placeOf(context.agencies[by]),
    at: context.now.toISOString(),
  };
}

/** The line "…, ngày … tháng … năm …" names the place without its kind: `Phú Xuân`, `Huế`. */
function placeOf(agency: Agency): string {
  if (agency.kind !== 'commune') return 'Huế';
  return agency.shortName.vi.replace(/^(Phường|Xã|Đặc khu)\s+/, '');
}

export function slipCase(context: ActContext): SlipCase {
  return {
    procedureCode: context.bundle.code,
    procedure: context.bundle.name.vi,
    submitter: slipPerson(context.bundle, context.answers, context.file.applicantName),
    channel: context.file.channel,
  };
}

function slipPerson(bundle: Bundle, answers: Answers, name: string): SlipPerson {
  const { personalId, phone, email, address } = bundle.applicant;
  const text = (field: string | undefined): string => {
    const value = field === undefined ? undefined : answers[field];
    return typeof value === 'string' ? value : '';
  };
  return {
    name,
    ...(text(personalId) && { personalId: text(personalId) }),
    ...(text(address) && { address: text(address) }),
    ...(text(phone) && { phone: text(phone) }),
    ...(text(email) && { email: text(email) }),
  };
}

export const officerOf = (name: string, agency: Agency, position?: string): SlipOfficer => ({
  name,
  ...(position !== undefined && { position }),
  ...(agency.hotline !== null && { phone: agency.hotline }),
});

/** The laws a procedure rests on, as printed. */
export const legalBasisOf = (bundle: Bundle): string[] =>
  bundle.legalBasis.map(({ title, number }) => `${title.vi} ${number}`);

export interface Signed {
  /** Number and series; dots where it has none yet. */
  readonly number: string;
  readonly signer: ResultData['signer'];
  readonly signedAt: Date;
}

/** The result as it is printed: the content of the decision, and what signing and numbering add to it. */
export const resultData = (
  context: HeadGround & Pick<ActContext, 'bundle'>,
  content: DecisionContent,
  signed: Signed,
): ResultData => ({
  head: letterhead(context, 'decided_by'),
  title: content.title,
  number: signed.number,
  outcome: content.outcome,
  procedure: context.bundle.name,
  applicant: content.applicant,
  lines: content.lines,
  ...(content.reason !== '' && { reason: content.reason }),
  legalBasis: legalBasisOf(context.bundle),
  signer: signed.signer,
  signedAt: signed.signedAt.toISOString(),
});
