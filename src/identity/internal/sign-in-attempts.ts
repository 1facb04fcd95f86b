import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { TooMany } from '../../platform/errors/errors.js';

const MINUTE = 60_000;

/** How many within which time, in milliseconds. */
interface Limit {
  readonly name: string;
  readonly most: number;
  readonly within: number;
}

const PAIR: Limit = { name: 'account and address', most: 5, within: 15 * MINUTE };
/** Guessing from many addresses at once slows down here; the owner's own five tries come from one. */
const ACCOUNT: Limit = { name: 'account', most: 50, within: 60 * MINUTE };
/** Many people may share one address: a school, an office, a village's network. */
const ADDRESS: Limit = { name: 'address', most: 100, within: 15 * MINUTE };
const CONFIRMATION: Limit = { name: 'confirmation', most: 5, within: 15 * MINUTE };
const REGISTRATION: Limit = { name: 'registration', most: 300, within: 60 * MINUTE };
const MAIL_TO: Limit = { name: 'mail to', most: 5, within: 60 * MINUTE };
const MAIL_FROM: Limit = { name: 'mail from', most: 60, within: 60 * MINUTE };

/**
 * Slows down guessing. An attempt is counted before the password is looked at, so that many at once count as many; a
 * success takes its own attempt back. Counted by our clock, for unknown accounts alike.
 */
@Injectable()
export class SignInAttempts {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Counts an attempt to sign in. TooMany `identity.too_many_attempts` with the seconds until the next is allowed. */
  async begin(login: string, address: string): Promise<void> {
    await this.count(PAIR, `${login} ${address}`);
    await this.count(ACCOUNT, login);
    await this.count(ADDRESS, address);
  }

  /** The password was right. */
  async succeeded(login: string, address: string): Promise<void> {
    await this.forget(PAIR, `${login} ${address}`);
    await this.takeBack(ACCOUNT, login);
    await this.takeBack(ADDRESS, address);
    await this.db.query('delete from sign_in_attempts where ends_at < $1', [this.clock.now()]);
  }

  /** Counts a password typed again by somebody who is signed in. */
  async beginConfirmation(accountId: string): Promise<void> {
    await this.count(CONFIRMATION, accountId);
  }

  async confirmed(accountId: string): Promise<void> {
    await this.forget(CONFIRMATION, accountId);
  }

  /** `email`: where a mail goes, whether the address has an account or not. */
  async ensureMayRegister(address: string, email: string | null): Promise<void> {
    await this.count(REGISTRATION, address);
    if (email !== null) await this.count(MAIL_TO, email);
  }

  /** A mail with a link. `address`: who asks for it, a place or an account. */
  async ensureMayAskMail(email: string, address: string): Promise<void> {
    await this.count(MAIL_TO, email);
    await this.count(MAIL_FROM, address);
  }

  private async count(limit: Limit, value: string): Promise<void> {
    const now = this.clock.now();
    const [row] = await this.db.query<{ count: number; ends_at: Date }>(
      `insert into sign_in_attempts as a (key, count, ends_at) values ($1, 1, $2)
       on conflict (key) do update set
         count = case when a.ends_at <= $3 then 1 else a.count + 1 end,
         ends_at = case when a.ends_at <= $3 then $2 else a.ends_at end
       returning count, ends_at`,
      [keyOf(limit, value), new Date(now.getTime() + limit.within), now],
    );
    if (!row || row.count <= limit.most) return;
    throw new TooMany('identity.too_many_attempts', Math.ceil((row.ends_at.getTime() - now.getTime()) / 1000));
  }

  private async takeBack(limit: Limit, value: string): Promise<void> {
    await this.db.query('update sign_in_attempts set count = greatest(count - 1, 0) where key = $1', [
      keyOf(limit, value),
    ]);
  }

  private async forget(limit: Limit, value: string): Promise<void> {
    await this.db.query('delete from sign_in_attempts where key = $1', [keyOf(limit, value)]);
  }
}

const keyOf = (limit: Limit, value: string): Buffer => createHash('sha256').update(`${limit.name}:${value}`).digest();
