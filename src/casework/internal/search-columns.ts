import type { DeclaredApplicant, SealedApplication } from '../../applications/application.types.js';
import type { Bundle } from '../../definition/bundle.types.js';
import type { AnswerValue, Field } from '../../forms/form.types.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import { foldText } from '../../platform/text.js';
import { phoneHash, phoneTailHash, readPhone } from './phone.js';

/** By what a case is found: who applied and how they are reached. The numbers themselves stay in the sealed answers. */
export interface SearchColumns {
  readonly name: string;
  readonly folded: string;
  readonly phoneHash: string;
  readonly phoneTailHash: string;
}

export function searchColumns(caseId: string, applicant: DeclaredApplicant): SearchColumns {
  const phone = readPhone(applicant.phone) ?? applicant.phone;
  return {
    name: applicant.name,
    folded: foldText(applicant.name),
    phoneHash: phoneHash(phone),
    phoneTailHash: phoneTailHash(caseId, phone.slice(-4)),
  };
}

/** An answer that the version marks `list`, for lists of cases and for searching. */
export interface ListedValue {
  readonly field: string;
  /** The answer, or the label of what was chosen in each language. */
  readonly shown: unknown;
  readonly folded: string | null;
  readonly number: number | null;
  readonly day: string | null;
}

export function listedValues(bundle: Bundle, answers: SealedApplication['answers']): ListedValue[] {
  const fields = bundle.form.sections.flatMap((section) => section.fields);
  return fields.flatMap((field) => {
    const answer = 'list' in field && field.list === true ? answers[field.id] : undefined;
    return answer === undefined ? [] : [listedValue(field, answer)];
  });
}

function listedValue(field: Field, answer: AnswerValue): ListedValue {
  const shown =
    field.type === 'single_choice' ? (field.choices.find(({ value }) => value === answer)?.label ?? answer) : answer;
  const text = typeof answer === 'string' && field.type !== 'date';
  return {
    field: field.id,
    shown,
    folded: text ? foldText(answer) : null,
    number: typeof answer === 'number' ? answer : null,
    day: field.type === 'date' && typeof answer === 'string' ? answer : null,
  };
}

/** What was corrected by a supplement is found by its new words. */
export async function refreshSearch(tx: Tx, caseId: string, bundle: Bundle, sealed: SealedApplication): Promise<void> {
  const { name, folded, ...phone } = searchColumns(caseId, sealed.applicant);
  await queryIn(
    tx,
    `update case_files set applicant_name = $2, applicant_folded = $3, phone_hash = $4, phone_tail_hash = $5 where id = $1`,
    [caseId, name, folded, phone.phoneHash, phone.phoneTailHash],
  );
  await queryIn(tx, 'delete from case_values where case_id = $1', [caseId]);
  await queryIn(
    tx,
    `insert into case_values (case_id, field, shown, folded, number, day)
     select $1, v.field, v.shown, v.folded, v.number, v.day
     from jsonb_to_recordset($2) v(field text, shown jsonb, folded text, number numeric, day date)`,
    [caseId, JSON.stringify(listedValues(bundle, sealed.answers))],
  );
}
