import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { type Person, visitor } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, type Tx, Transactions } from '../platform/database/transactions.js';
import { Invalid, Refused } from '../platform/errors/errors.js';
import { LOCALES } from '../platform/i18n/localised.js';
import { readLogin } from './internal/contact.js';
import { hashPassword, verifyPassword } from './internal/password-hash.js';
import { SignInAttempts } from './internal/sign-in-attempts.js';

interface LoginRow {
  id: string;
  password_hash: string | null;
  disabled_at: Date | null;
  usable: boolean;
}

/** Proving who one is with a password. */
@Injectable()
export class Passwords {
  constructor(
    private readonly db: Db,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly attempts: SignInAttempts,
  ) {}

  /**
   * Account of whoever knows this password. `login` is an e-mail address or a phone number, `address` where the request
   * comes from. The answer, and the time it takes, is the same for an unknown account, a disabled one and a wrong
   * password: Invalid `identity.wrong_credentials`. Refused `identity.email_unverified` where the password is right but
   * the address was never confirmed; TooMany `identity.too_many_attempts`. Success and failure are in the audit ledger.
   */
  async prove(login: string, password: string, address: string): Promise<string> {
    const known = readLogin(login);
    await this.attempts.begin(known ?? login, address);
    const row = known === undefined ? undefined : await this.find(known);
    const right = await verifyPassword(row?.password_hash ?? undefined, password);
    if (!right || !row || row.disabled_at) {
      await this.recordFailure(row, right ? 'disabled' : 'password', address);
      throw new Invalid([{ at: 'password', code: 'identity.wrong_credentials' }]);
    }
    await this.attempts.succeeded(known ?? login, address);
    if (!row.usable) throw new Refused('identity.email_unverified');
    await this.recordSuccess(row.id, address);
    return row.id;
  }

  /**
   * Proves once more who is acting, e.g. before a signature. Invalid `identity.wrong_password` at `password`; TooMany
   * `identity.too_many_attempts` after five wrong ones in a quarter of an hour.
   */
  async confirm(person: Person, password: string): Promise<void> {
    await this.attempts.beginConfirmation(person.accountId);
    const [row] = await this.db.query<{ password_hash: string }>(
      `select c.password_hash from credentials c join accounts a on a.id = c.account_id
       where a.id = $1 and a.disabled_at is null`,
      [person.accountId],
    );
    if (await verifyPassword(row?.password_hash, password)) return this.attempts.confirmed(person.accountId);
    await this.transactions.run((tx) =>
      this.audit.record(tx, person, {
        action: 'identity.confirmation_failed',
        subject: { kind: 'account', id: person.accountId },
      }),
    );
    throw new Invalid([{ at: 'password', code: 'identity.wrong_password' }]);
  }

  /** Sets the password of an account. `hash` comes from `hash()`, made before the transaction began. */
  async set(tx: Tx, accountId: string, hash: string): Promise<void> {
    await queryIn(
      tx,
      `insert into credentials (account_id, password_hash, changed_at) values ($1, $2, $3)
       on conflict (account_id) do update set password_hash = $2, changed_at = $3`,
      [accountId, hash, this.clock.now()],
    );
  }

  /** Takes some 30 ms off the main thread; so not inside a transaction. */
  hash(password: string): Promise<string> {
    return hashPassword(password);
  }

  private async find(login: string): Promise<LoginRow | undefined> {
    const column = login.includes('@') ? 'email' : 'phone';
    const [row] = await this.db.query<LoginRow>(
      `select a.id, c.password_hash, a.disabled_at, (a.email is null or a.email_verified_at is not null) as usable
       from accounts a left join credentials c on c.account_id = a.id where a.${column} = $1`,
      [login],
    );
    return row;
  }

  /** What was typed as a name is not kept: it may be a password in the wrong field. */
  private async recordFailure(row: LoginRow | undefined, reason: string, address: string): Promise<void> {
    await this.transactions.run((tx) =>
      this.audit.record(tx, visitor(LOCALES[0]), {
        action: 'identity.sign_in_failed',
        subject: { kind: 'account', id: row?.id ?? 'unknown' },
        detail: { address, reason: row ? reason : 'unknown' },
      }),
    );
  }

  private async recordSuccess(accountId: string, address: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await queryIn(tx, 'update accounts set last_signed_in_at = $2 where id = $1', [accountId, this.clock.now()]);
      const actor: Person = { kind: 'person', accountId, name: '', locale: LOCALES[0], grants: [] };
      await this.audit.record(tx, actor, {
        action: 'identity.signed_in',
        subject: { kind: 'account', id: accountId },
        detail: { address },
      });
    });
  }
}
