import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import { Refused } from '../platform/errors/errors.js';
import { makeSecret, secretHash } from './internal/secrets.js';
import type { LinkPurpose } from './identity.types.js';

const HOUR = 3_600_000;

/** How long a link of each purpose is good for, in milliseconds. */
export const LINK_LIFE: Readonly<Record<LinkPurpose, number>> = {
  verify: 24 * HOUR,
  reset: HOUR,
  invite: 7 * 24 * HOUR,
  admin: 24 * HOUR,
};

export interface UsedLink {
  readonly accountId: string;
  /** The address the link was sent to; null where it was handed over on the terminal. */
  readonly email: string | null;
}

/** Codes in links that work once. Only their hash is kept; a new code of a purpose ends the earlier ones. */
@Injectable()
export class OneTimeLinks {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Makes a code; what comes back is the only copy there will ever be. To be made when the mail is sent, not before.
   * `email`: the address it is sent to, which using it proves.
   */
  async make(tx: Tx, purpose: LinkPurpose, accountId: string, email: string | null): Promise<string> {
    const now = this.clock.now();
    const code = makeSecret();
    await queryIn(tx, 'delete from one_time_codes where account_id = $1 and purpose = $2', [accountId, purpose]);
    await queryIn(
      tx,
      `insert into one_time_codes (id, account_id, purpose, hash, email, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [uuid(), accountId, purpose, secretHash(code), email, now, new Date(now.getTime() + LINK_LIFE[purpose])],
    );
    return code;
  }

  /** Whose link this is, without using it up; undefined for a link that no longer works. */
  async peek(purposes: readonly LinkPurpose[], code: string): Promise<string | undefined> {
    const [row] = await this.db.query<{ account_id: string }>(
      `select account_id from one_time_codes
       where hash = $1 and purpose = any($2) and used_at is null and expires_at > $3`,
      [secretHash(code), purposes, this.clock.now()],
    );
    return row?.account_id;
  }

  /** Uses a code up. Of two at once, one gets it; the other, and a code too old: Refused `identity.link_invalid`. */
  async use(tx: Tx, purposes: readonly LinkPurpose[], code: string): Promise<UsedLink> {
    const [row] = await queryIn<UsedLink>(
      tx,
      `update one_time_codes set used_at = $3
       where hash = $1 and purpose = any($2) and used_at is null and expires_at > $3
       returning account_id as "accountId", email`,
      [secretHash(code), purposes, this.clock.now()],
    );
    if (!row) throw new Refused('identity.link_invalid');
    return row;
  }
}
