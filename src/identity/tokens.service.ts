import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { SharedRead } from '../platform/database/shared-read.js';
import { PERSON_COLUMNS, type PersonRow, toPerson } from './internal/account-rows.js';
import { makeSecret, secretHash } from './internal/secrets.js';

const LIFE_MS = 12 * 3_600_000;

/** Bearer tokens of the REST API. Only their hash is kept; roles are read at each use. */
@Injectable()
export class Tokens {
  private readonly owners = new SharedRead((handles) => this.read(handles));

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** A token for an account that has just proved its password; good for twelve hours. */
  async issue(accountId: string): Promise<{ readonly token: string; readonly expiresAt: Date }> {
    const now = this.clock.now();
    const token = makeSecret();
    const expiresAt = new Date(now.getTime() + LIFE_MS);
    await this.db.query('delete from api_tokens where account_id = $1 and expires_at < $2', [accountId, now]);
    await this.db.query(
      'insert into api_tokens (id, account_id, hash, created_at, expires_at) values ($1, $2, $3, $4, $5)',
      [uuid(), accountId, secretHash(token), now, expiresAt],
    );
    return { token, expiresAt };
  }

  /** Whose token this is, or undefined for one that is unknown, has expired, or belongs to a disabled account. */
  actorOf(token: string): Promise<Person | undefined> {
    return this.owners.ask(secretHash(token).toString('hex'));
  }

  /** Ends a token. */
  async end(token: string): Promise<void> {
    await this.db.query('delete from api_tokens where hash = $1', [secretHash(token)]);
  }

  /** Owners of tokens that are still good, by the hash of the token. */
  private async read(handles: string[]): Promise<ReadonlyMap<string, Person>> {
    const rows = await this.db.query<PersonRow & { handle: string }>(
      `select encode(t.hash, 'hex') as handle, ${PERSON_COLUMNS} from api_tokens t join accounts a on a.id = t.account_id
       where t.hash = any($1::bytea[]) and t.expires_at > $2 and a.disabled_at is null`,
      [handles.map((handle) => Buffer.from(handle, 'hex')), this.clock.now()],
    );
    return new Map(rows.map((row) => [row.handle, toPerson(row)]));
  }
}
