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
  const asked = folded.slice(0, 6).map((word, index) => within(word, 2 + index * 2));
  return { sql: asked.map((one) => one.sql).join(' and '), values: asked.flatMap((one) => one.values) };
}

/** Anywhere in a name; two letters (`Vũ`, `An`) only where a word begins, since no index knows them elsewhere. */
function within(word: string, first: number): Statement {
  const sql = `(c.applicant_folded like $${first} or c.applicant_folded like $${first + 1})`;
  return { sql, values: word.length > 2 ? [`%${word}%`, `%${word}%`] : [`${word}%`, `% ${word}%`] };
}
