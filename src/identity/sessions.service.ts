import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import { PERSON_COLUMNS, type PersonRow, toPerson } from './internal/account-rows.js';
import { IDLE_MS, LONGEST_MS } from './internal/session-limits.js';
import type { OpenSession } from './identity.types.js';

/** The places where people are signed in. A session carries its actor, so that one query a request is enough. */
@Injectable()
export class Sessions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** To be called by whatever changes a name, a language or a role: signed-in places know it with the next request. */
  async rewrite(tx: Tx, accountId: string): Promise<void> {
    const [row] = await queryIn<PersonRow>(tx, `select ${PERSON_COLUMNS} from accounts a where a.id = $1`, [accountId]);
    if (!row) return;
    await queryIn(tx, 'update sessions set actor = $2 where account_id = $1', [
      accountId,
      JSON.stringify(toPerson(row)),
    ]);
  }

  /** Ends every session of an account at once, and its tokens for the API. */
  async endAll(tx: Tx, accountId: string): Promise<void> {
    await queryIn(tx, 'delete from sessions where account_id = $1', [accountId]);
    await queryIn(tx, 'delete from api_tokens where account_id = $1', [accountId]);
  }

  /** Ends all but the one with this handle. */
  async endOthers(tx: Tx, accountId: string, keep: string): Promise<void> {
    await queryIn(tx, `delete from sessions where account_id = $1 and encode(id, 'hex') <> $2`, [accountId, keep]);
    await queryIn(tx, 'delete from api_tokens where account_id = $1', [accountId]);
  }

  /** Where this account is signed in now, latest first. */
  async list(accountId: string): Promise<readonly OpenSession[]> {
    const now = this.clock.now().getTime();
    return this.db.query<OpenSession>(
      `select encode(id, 'hex') as handle, device, created_at as since, touched_at as "lastSeen" from sessions
       where account_id = $1 and touched_at > $2 and created_at > $3 order by touched_at desc`,
      [accountId, new Date(now - IDLE_MS), new Date(now - LONGEST_MS)],
    );
  }
}
