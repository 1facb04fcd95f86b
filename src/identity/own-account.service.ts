import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/audit.service.js';
import { type Person, visitor } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { isDuplicate, queryIn, type Tx, Transactions } from '../platform/database/transactions.js';
import { Conflict, Invalid, NotFound, type Problem, Refused } from '../platform/errors/errors.js';
import type { Locale } from '../platform/i18n/localised.js';
import { cleanText } from '../platform/text.js';
import { readEmail, readName, readPhone } from './internal/contact.js';
import { AccountNews } from './internal/account-news.js';
import { problemOf } from './internal/password-policy.js';
import { OneTimeLinks } from './one-time-links.service.js';
import { Passwords } from './passwords.service.js';
import { Sessions } from './sessions.service.js';

export interface ProfileChange {
  readonly name: string;
  /** Empty: none. */
  readonly phone: string;
  readonly locale: Locale;
  /** As read; a change in between is a conflict. */
  readonly revision: number;
}

/** What people do about their own account: confirm an address, forget and choose a password, change their details. */
@Injectable()
export class OwnAccount {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly links: OneTimeLinks,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly news: AccountNews,
  ) {}

  /**
   * The link in the mail was followed and confirmed. Refused `identity.link_invalid`; Refused `identity.email_taken` where
   * somebody else proved that address meanwhile.
   */
  async verifyEmail(code: string): Promise<void> {
    await this.transactions
      .run(async (tx) => {
        const { accountId, email } = await this.links.use(tx, ['verify'], code);
        await this.prove(tx, accountId, email);
        await this.record(tx, accountId, 'identity.email_verified');
      })
      .catch((error: unknown) => {
        throw isDuplicate(error, 'accounts_email') ? new Refused('identity.email_taken') : error;
      });
  }

  /** A new link to an address that was never confirmed. Says nothing about whether there is an account. */
  async askVerification(login: string, address: string): Promise<void> {
    await this.news.askLink('verify', login, address);
  }

  /** A link for choosing a new password. Says nothing about whether there is an account. */
  async askReset(login: string, address: string): Promise<void> {
    await this.news.askLink('reset', login, address);
  }

  /**
   * Chooses a password by a link from a mail (reset, invitation) or from the terminal. Ends every session. Refused
   * `identity.link_invalid`; Invalid `identity.password_…`.
   */
  async choosePassword(
    purposes: readonly ('reset' | 'invite' | 'admin')[],
    code: string,
    password: string,
  ): Promise<void> {
    const owner = await this.links.peek(purposes, code);
    if (owner === undefined) throw new Refused('identity.link_invalid');
    await this.ensureGood(owner, password, 'password');
    const hash = await this.passwords.hash(password);
    await this.transactions.run(async (tx) => {
      const { accountId, email } = await this.links.use(tx, purposes, code);
      await this.passwords.set(tx, accountId, hash);
      // Whoever has the mail has the address.
      await this.prove(tx, accountId, email);
      await this.sessions.endAll(tx, accountId);
      await this.record(tx, accountId, 'identity.password_chosen');
    });
  }

  /** Changes the password of somebody who knows the old one; ends all other sessions. `handle`: the present session's. */
  async changePassword(person: Person, given: { old: string; password: string }, handle: string): Promise<void> {
    await this.ensureGood(person.accountId, given.password, 'password');
    await this.passwords.confirm(person, given.old).catch((error: unknown) => {
      throw error instanceof Invalid ? new Invalid([{ at: 'old', code: 'identity.wrong_password' }]) : error;
    });
    const hash = await this.passwords.hash(given.password);
    await this.transactions.run(async (tx) => {
      await this.passwords.set(tx, person.accountId, hash);
      await this.sessions.endOthers(tx, person.accountId, handle);
      await this.record(tx, person.accountId, 'identity.password_changed');
    });
  }

  /** Changes name, phone and language. Conflict `identity.changed_meanwhile`; Invalid; `identity.phone_taken`. */
  async changeProfile(person: Person, given: ProfileChange): Promise<void> {
    const { name, phone } = readProfile(given);
    const work = this.transactions.run(async (tx) => {
      const rows = await queryIn<{ id: string }>(
        tx,
        `update accounts set name = $2, phone = $3, locale = $4, revision = revision + 1
         where id = $1 and revision = $5 and (email is not null or $3::text is not null) returning id`,
        [person.accountId, name, phone, given.locale, given.revision],
      );
      if (rows.length === 0) throw await this.whyNotChanged(tx, person, phone);
      await this.sessions.rewrite(tx, person.accountId);
      await this.record(tx, person.accountId, 'identity.profile_changed');
    });
    await work.catch((error: unknown) => {
      throw isDuplicate(error, 'accounts_phone') ? new Invalid([{ at: 'phone', code: 'identity.phone_taken' }]) : error;
    });
  }

  /** Asks for another e-mail address: it counts once the link sent there is followed. Needs the password. */
  async changeEmail(person: Person, given: { email: string; password: string }): Promise<void> {
    const email = readEmail(given.email);
    if (!email) throw new Invalid([{ at: 'email', code: 'identity.email_invalid' }]);
    await this.passwords.confirm(person, given.password);
    await this.news.ensureMayAsk(email, person.accountId);
    await this.transactions.run(async (tx) => {
      await queryIn(tx, 'update accounts set pending_email = $2 where id = $1', [person.accountId, email]);
      await this.news.announce(tx, 'verify', person.accountId);
      await this.record(tx, person.accountId, 'identity.email_change_asked');
    });
  }

  /** Signs out everywhere but here. */
  async endOtherSessions(person: Person, handle: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      await this.sessions.endOthers(tx, person.accountId, handle);
      await this.record(tx, person.accountId, 'identity.other_sessions_ended');
    });
  }

  private async ensureGood(accountId: string, password: string, at: string): Promise<void> {
    const own = await this.transactions.run((tx) =>
      queryIn<{ name: string; email: string | null; phone: string | null }>(
        tx,
        'select name, email, phone from accounts where id = $1',
        [accountId],
      ),
    );
    const words = own.flatMap((one) => [one.name, one.email ?? '', one.phone ?? '']);
    const problem = await problemOf(password, words, at);
    if (problem) throw new Invalid([problem]);
  }

  private async prove(tx: Tx, accountId: string, email: string | null): Promise<void> {
    if (email === null) return;
    await queryIn(
      tx,
      `update accounts set email = $2, email_verified_at = $3, revision = revision + 1,
         pending_email = case when pending_email = $2 then null else pending_email end
       where id = $1 and (email is distinct from $2 or email_verified_at is null)`,
      [accountId, email, this.clock.now()],
    );
  }

  private async whyNotChanged(tx: Tx, person: Person, phone: string | null): Promise<Error> {
    const [row] = await queryIn<{ email: string | null }>(tx, 'select email from accounts where id = $1', [
      person.accountId,
    ]);
    if (!row) return new NotFound('identity.unknown');
    if (row.email === null && phone === null) return new Invalid([{ at: 'phone', code: 'identity.phone_needed' }]);
    return new Conflict('identity.changed_meanwhile', person.name, this.clock.now(), []);
  }

  private async record(tx: Tx, accountId: string, action: string): Promise<void> {
    const actor: Person = { kind: 'person', accountId, name: '', locale: visitor('vi').locale, grants: [] };
    await this.audit.record(tx, actor, { action, subject: { kind: 'account', id: accountId } });
  }
}

function readProfile(given: ProfileChange): { name: string; phone: string | null } {
  const problems: Problem[] = [];
  const name = readName(given.name);
  if (typeof name !== 'string') problems.push(name);
  const typed = cleanText(given.phone);
  const phone = readPhone(typed);
  if (typed !== '' && !phone) problems.push({ at: 'phone', code: 'identity.phone_invalid' });
  if (problems.length > 0 || typeof name !== 'string') throw new Invalid(problems);
  return { name, phone: phone ?? null };
}
