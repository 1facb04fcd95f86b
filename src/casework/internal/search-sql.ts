import { foldText } from '../../platform/text.js';
import { SUMMARY_COLUMNS } from './summary-row.js';
import { phoneHash, readPhone } from './phone.js';
import type { Statement } from './worklist-sql.js';

const CODE = /^H\d{2}(\.\d{2,3})*-\d{6}-\d{4,6}$/;

/** Undefined where the words are too few to search by. */
export function searchStatement(agencies: readonly string[], words: string, most: number): Statement | undefined {
  const asked = condition(words);
  if (!asked) return undefined;
  return {
    sql: `select ${SUMMARY_COLUMNS} from case_files c
      where ${asked.sql}
        and (c.held_at = any($1::uuid[]) or c.received_by = any($1::uuid[])
          or c.handled_by = any($1::uuid[]) or c.decided_by = any($1::uuid[]))
      order by c.submitted_at desc, c.id desc limit ${most}`,
    values: [agencies, ...asked.values],
  };
}

function condition(words: string): Statement | undefined {
  const code = words.trim().toUpperCase();
  if (CODE.test(code)) return { sql: 'c.code = $2', values: [code] };
  const phone = readPhone(words);
  if (phone) return { sql: 'c.phone_hash = $2', values: [phoneHash(phone)] };
  const folded = foldText(words)
    .split(' ')
    .filter((word) => word.length > 1);
  if (folded.length === 0) return undefined;
  const parts = folded.slice(0, 6).map((_, index) => `c.applicant_folded like $${index + 2}`);
  return { sql: parts.join(' and '), values: folded.slice(0, 6).map((word) => `%${word}%`) };
}
