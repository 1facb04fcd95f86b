import type { CaseSummary } from '../../../casework/case.types.js';
import { officer } from '../../../paths/officer.js';
import type { Speak } from '../../shared/speak.js';
import { dueOf, flagsOf, URGENCIES, urgencyOf } from '../case-words.js';

/** A row of `components/worklist/worklist`. */
export const caseRow = (one: CaseSummary, speak: Speak): object => ({
  code: one.code,
  href: officer.case(one.code),
  procedure: one.procedureName[speak.locale],
  applicant: one.applicantName,
  step: one.stateName[speak.locale],
  due: dueOf(one, speak),
  flags: flagsOf(one, speak),
  assignee: one.assignee?.name ?? speak.t('queue.nobody'),
});

/** Rows by how pressing they are, groups without rows left out; the order inside a group is kept. */
export function urgencyGroups(items: readonly CaseSummary[], speak: Speak): object[] {
  return URGENCIES.flatMap((urgency) => {
    const rows = items.filter((one) => urgencyOf(one) === urgency).map((one) => caseRow(one, speak));
    return rows.length === 0 ? [] : [{ title: speak.t(`queue.groups.${urgency}`), rows }];
  });
}
