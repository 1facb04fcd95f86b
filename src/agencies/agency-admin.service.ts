import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.service.js';
import type { Actor } from '../platform/actor.js';
import { isDuplicate, queryIn, type Tx, Transactions } from '../platform/database/transactions.js';
import { Conflict, Invalid, NotFound, type Problem } from '../platform/errors/errors.js';
import { Clock } from '../platform/clock/clock.js';
import { dayOf } from '../platform/i18n/format.js';
import { type Locale, LOCALES, type Localised } from '../platform/i18n/localised.js';
import { cleanText } from '../platform/text.js';
import type { AgencyChange, NewAgency } from './agencies.types.js';
import { raiseVersion } from './internal/version.js';

const CODE = /^[A-Z]\d{2}(\.\d{2,3}){1,3}$/;
const LONGEST = 200;

/** Changes to the agency tree. Who may make them is judged by the caller; what was changed is in the ledger. */
@Injectable()
export class AgencyAdmin {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Invalid with one problem a field; NotFound `agencies.unknown`; Conflict `agencies.changed_meanwhile`. */
  async change(actor: Actor, id: string, given: AgencyChange): Promise<void> {
    const problems: Problem[] = [];
    const read = { ...readNames(given, problems), ...readContact(given, problems) };
    if (problems.length > 0) throw new Invalid(problems);
    await this.transactions.run(async (tx) => {
      const rows = await queryIn(
        tx,
        `update agencies set name = $3, short_name = $4, address = $5, hotline = $6, revision = revision + 1
         where id = $1 and revision = $2 returning id`,
        [
          id,
          given.revision,
          JSON.stringify(read.name),
          JSON.stringify(read.shortName),
          read.address && JSON.stringify(read.address),
          read.hotline,
        ],
      );
      if (rows.length === 0) throw await this.whyNot(tx, id);
      await raiseVersion(tx, 'agencies');
      await this.audit.record(tx, actor, { action: 'agencies.changed', subject: { kind: 'agency', id }, agencyId: id });
    });
  }

  /** Answers the id. Invalid with one problem a field: `agencies.code_wrong`, `agencies.code_taken`, `agencies.name_missing` … */
  async add(actor: Actor, given: NewAgency): Promise<string> {
    const problems: Problem[] = CODE.test(given.code) ? [] : [{ at: 'code', code: 'agencies.code_wrong' }];
    const names = readNames(given, problems);
    if (given.kind === 'commune' && !given.communeCode)
      problems.push({ at: 'commune', code: 'agencies.commune_unknown' });
    if (problems.length > 0) throw new Invalid(problems);
    const id = uuid();
    const from = given.validFrom || dayOf(this.clock.now());
    try {
      await this.transactions.run(async (tx) => {
        await ensureCommune(tx, given.communeCode);
        await queryIn(
          tx,
          `insert into agencies (id, code, kind, name, short_name, parent_id, commune_code, valid_from)
           values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [
            id,
            given.code,
            given.kind,
            JSON.stringify(names.name),
            JSON.stringify(names.shortName),
            given.parentId,
            given.communeCode,
            from,
          ],
        );
        await raiseVersion(tx, 'agencies');
        await this.audit.record(tx, actor, { action: 'agencies.added', subject: { kind: 'agency', id }, agencyId: id });
      });
    } catch (error) {
      if (isDuplicate(error, 'agencies_code')) throw new Invalid([{ at: 'code', code: 'agencies.code_taken' }]);
      if (isDuplicate(error, 'agencies_commune'))
        throw new Invalid([{ at: 'commune', code: 'agencies.commune_taken' }]);
      throw error;
    }
    return id;
  }

  private async whyNot(tx: Tx, id: string): Promise<Error> {
    const found = await queryIn(tx, 'select 1 from agencies where id = $1', [id]);
    if (found.length === 0) return new NotFound('agencies.unknown');
    return new Conflict('agencies.changed_meanwhile', '', this.clock.now(), []);
  }
}

/** A commune that exists and is none of a past time. */
async function ensureCommune(tx: Tx, code: string | null): Promise<void> {
  if (code === null) return;
  const sql = 'select 1 from units where code = $1 and parent_code is not null and not ended';
  if ((await queryIn(tx, sql, [code])).length === 0)
    throw new Invalid([{ at: 'commune', code: 'agencies.commune_unknown' }]);
}

/** Names in every language, cleaned. */
function readNames(
  given: Pick<NewAgency, 'name' | 'shortName'>,
  problems: Problem[],
): Pick<NewAgency, 'name' | 'shortName'> {
  const read = (at: 'name' | 'shortName'): Localised =>
    inEachLanguage((locale) => {
      const text = cleanText(given[at][locale]);
      if (text === '') problems.push({ at: `${at}-${locale}`, code: 'agencies.name_missing' });
      ensureShort(`${at}-${locale}`, text, problems);
      return text;
    });
  return { name: read('name'), shortName: read('shortName') };
}

/** Where it is and whom to call, cleaned; null where it is left open. */
function readContact(
  { address, hotline }: AgencyChange,
  problems: Problem[],
): Pick<AgencyChange, 'address' | 'hotline'> {
  const where = address && inEachLanguage((locale) => cleanText(address[locale]));
  const call = hotline === null ? '' : cleanText(hotline);
  for (const locale of LOCALES) ensureShort(`address-${locale}`, where?.[locale] ?? '', problems);
  ensureShort('hotline', call, problems);
  return { address: where && where.vi !== '' ? where : null, hotline: call === '' ? null : call };
}

const inEachLanguage = (read: (locale: Locale) => string): Localised =>
  Object.fromEntries(LOCALES.map((locale) => [locale, read(locale)])) as unknown as Localised;

function ensureShort(at: string, text: string, problems: Problem[]): void {
  if (text.length > LONGEST) problems.push({ at, code: 'agencies.name_long', values: { limit: LONGEST } });
}
