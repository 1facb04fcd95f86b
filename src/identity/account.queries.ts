import { Injectable } from '@nestjs/common';
import { Db } from '../platform/database/db.js';
import { NotFound } from '../platform/errors/errors.js';
import { foldText } from '../platform/text.js';
import {
  ACCOUNT_COLUMNS,
  type AccountRow,
  PERSON_COLUMNS,
  type PersonRow,
  toAccount,
  toPerson,
} from './internal/account-rows.js';
import { readLogin } from './internal/contact.js';
import { GRANTS_COLUMN, type StaffRow, toMember } from './internal/staff-rows.js';
import type { Account, RoleAt, StaffMember } from './identity.types.js';
import type { Role } from './permissions.js';
import type { Person } from '../platform/actor.js';

export interface StaffFilter {
  readonly agencyId?: string | undefined;
  readonly role?: Role | undefined;
  /** Part of a name or of an e-mail address; accents do not matter. */
  readonly text?: string | undefined;
}

/** Reading accounts. Who may see what is judged by the caller. */
@Injectable()
export class AccountQueries {
  constructor(private readonly db: Db) {}

  /** NotFound `identity.unknown`. */
  async byId(id: string): Promise<Account> {
    const [row] = await this.db.query<AccountRow>(`select ${ACCOUNT_COLUMNS} from accounts a where a.id = $1`, [id]);
    if (!row) throw new NotFound('identity.unknown');
    return toAccount(row);
  }

  /** The account of an e-mail address or a phone number. */
  async byLogin(login: string): Promise<Account | undefined> {
    const known = readLogin(login);
    if (known === undefined) return undefined;
    const column = known.includes('@') ? 'email' : 'phone';
    const [row] = await this.db.query<AccountRow>(`select ${ACCOUNT_COLUMNS} from accounts a where a.${column} = $1`, [
      known,
    ]);
    return row && toAccount(row);
  }

  /** Names by id, in one step; ids that nobody bears are left out. */
  async names(ids: Iterable<string>): Promise<ReadonlyMap<string, string>> {
    const wanted = [...new Set(ids)];
    if (wanted.length === 0) return new Map();
    const rows = await this.db.query<{ id: string; name: string }>(
      'select id, name from accounts where id = any($1::uuid[])',
      [wanted],
    );
    return new Map(rows.map((row) => [row.id, row.name]));
  }

  /** An account as the actor it is when signed in, with its present roles; undefined where disabled or unknown. */
  async person(id: string): Promise<Person | undefined> {
    const [row] = await this.db.query<PersonRow>(
      `select ${PERSON_COLUMNS} from accounts a where a.id = $1 and a.disabled_at is null`,
      [id],
    );
    return row && toPerson(row);
  }

  /** Everybody who holds or held a role or was invited to, by name. At most 500. */
  async staff(filter: StaffFilter = {}): Promise<readonly StaffMember[]> {
    const rows = await this.db.query<StaffRow>(
      `select ${ACCOUNT_COLUMNS}, ${GRANTS_COLUMN} from accounts a
       where exists (select 1 from role_grants g where g.account_id = a.id
         and ($1::uuid is null or (g.agency_id = $1 and g.ended_at is null))
         and ($2::text is null or (g.role = $2 and g.ended_at is null)))
       order by a.name, a.id limit 2000`,
      [filter.agencyId ?? null, filter.role ?? null],
    );
    const text = foldText(filter.text ?? '');
    const fits = (one: StaffMember): boolean =>
      text === '' || foldText(`${one.name} ${one.email ?? ''}`).includes(text);
    return rows.map(toMember).filter(fits).slice(0, 500);
  }

  /** One account with its roles, staff or not. NotFound `identity.unknown`. */
  async member(id: string): Promise<StaffMember> {
    const [row] = await this.db.query<StaffRow>(
      `select ${ACCOUNT_COLUMNS}, ${GRANTS_COLUMN} from accounts a where a.id = $1`,
      [id],
    );
    if (!row) throw new NotFound('identity.unknown');
    return toMember(row);
  }

  /** Who holds this role at this agency and can sign in, by name. */
  async holders(role: Role, agencyId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return this.db.query(
      `select a.id, a.name from role_grants g join accounts a on a.id = g.account_id
       where g.role = $1 and g.agency_id = $2 and g.ended_at is null and a.disabled_at is null order by a.name, a.id`,
      [role, agencyId],
    );
  }

  /** Every role that somebody holds somewhere, each place once. */
  async staffedRoles(): Promise<readonly RoleAt[]> {
    return this.db.query<RoleAt>(
      `select distinct g.role, g.agency_id as "agencyId" from role_grants g join accounts a on a.id = g.account_id
       where g.ended_at is null and a.disabled_at is null`,
    );
  }
}
