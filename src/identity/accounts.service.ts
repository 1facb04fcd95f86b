import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.service.js';
import { type Actor, type Person, visitor } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { isDuplicate, queryIn, type Tx, Transactions } from '../platform/database/transactions.js';
import { Invalid, NotFound, type Problem } from '../platform/errors/errors.js';
import { Outbox } from '../platform/outbox/outbox.service.js';
import { ACCOUNT_MESSAGES } from './account.messages.js';
import { readNewAccount, type ReadAccount } from './internal/new-account.js';
import { SignInAttempts } from './internal/sign-in-attempts.js';
import { IDENTIFICATION_LEVELS, type Identification, type NewAccount } from './identity.types.js';
import { Passwords } from './passwords.service.js';

/** Making accounts, and raising what we know about who a person is. */
@Injectable()
export class Accounts {
  constructor(
    private readonly transactions: Transactions,
    private readonly passwords: Passwords,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly attempts: SignInAttempts,
  ) {}

  /**
   * Somebody registers. With an e-mail address the answer is the same whether it has an account or not: a mail goes there
   * either way. Answers which contact was given. Invalid: `identity.name_missing`, `identity.contact_invalid`,
   * `identity.phone_taken`, `identity.password_short` {least} …; TooMany `identity.too_many_attempts`.
   */
  async register(
    given: { name: string; contact: string; password: string; locale: NewAccount['locale'] },
    address: string,
  ): Promise<'email' | 'phone'> {
    const read = await readNewAccount(given);
    await this.attempts.ensureMayRegister(address, read.email);
    const hash = await this.passwords.hash(given.password);
    try {
      await this.transactions.run(async (tx) => {
        const id = await this.insert(tx, read, 'self_declared', false);
        await this.passwords.set(tx, id, hash);
        const person: Person = { kind: 'person', accountId: id, name: read.name, locale: read.locale, grants: [] };
        await this.audit.record(tx, person, { action: 'identity.registered', subject: { kind: 'account', id } });
        if (read.email) await this.announce(tx, ACCOUNT_MESSAGES.verify, id);
      });
    } catch (error) {
      if (isDuplicate(error, 'accounts_phone')) throw new Invalid([{ at: 'contact', code: 'identity.phone_taken' }]);
      if (!isDuplicate(error, 'accounts_email')) throw error;
      await this.tellOwner(read.email ?? '');
    }
    return read.email ? 'email' : 'phone';
  }

  /**
   * Makes an account outside registration: on the terminal, for a demo. `verified`: the address needs no link. Answers
   * the id. Invalid as `register`, and `identity.email_taken`.
   */
  async create(
    actor: Actor,
    given: NewAccount & { readonly verified?: boolean; readonly identification?: Identification },
  ): Promise<string> {
    const read = await readNewAccount({ ...given, contact: given.email ?? given.phone ?? '' });
    const hash = await this.passwords.hash(given.password);
    try {
      return await this.transactions.run(async (tx) => {
        const both = { ...read, phone: read.phone ?? given.phone ?? null };
        const id = await this.insert(tx, both, given.identification ?? 'self_declared', given.verified === true);
        await this.passwords.set(tx, id, hash);
        await this.audit.record(tx, actor, { action: 'identity.account_made', subject: { kind: 'account', id } });
        if (read.email && given.verified !== true) await this.announce(tx, ACCOUNT_MESSAGES.verify, id);
        return id;
      });
    } catch (error) {
      throw takenOr(error);
    }
  }

  /** An account without a password, for somebody who is invited. In the caller's transaction. */
  async createInvited(tx: Tx, given: { name: string; email: string; locale: NewAccount['locale'] }): Promise<string> {
    return this.insert(tx, { ...given, phone: null }, 'self_declared', false);
  }

  /**
   * Raises the level at which a person is known, in the caller's transaction; never lowers it. The act that does it
   * writes the evidence.
   */
  async raiseIdentification(tx: Tx, accountId: string, level: Identification): Promise<void> {
    const lower = IDENTIFICATION_LEVELS.slice(0, IDENTIFICATION_LEVELS.indexOf(level));
    await queryIn(tx, 'update accounts set identification = $2 where id = $1 and identification = any($3)', [
      accountId,
      level,
      lower,
    ]);
  }

  /** How well this person is known to us. NotFound `identity.unknown`. */
  async identification(tx: Tx, accountId: string): Promise<Identification> {
    const [row] = await queryIn<{ identification: Identification }>(
      tx,
      'select identification from accounts where id = $1',
      [accountId],
    );
    if (!row) throw new NotFound('identity.unknown');
    return row.identification;
  }

  private async insert(tx: Tx, read: ReadAccount, identification: Identification, verified: boolean): Promise<string> {
    const id = uuid();
    const now = this.clock.now();
    await queryIn(
      tx,
      `insert into accounts (id, name, email, phone, email_verified_at, locale, identification, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, read.name, read.email, read.phone, verified && read.email ? now : null, read.locale, identification, now],
    );
    return id;
  }

  private async announce(tx: Tx, type: string, accountId: string): Promise<void> {
    await this.outbox.announce(tx, { type, subject: { kind: 'account', id: accountId } });
  }

  /** The owner of an address learns that somebody tried to register with it; nobody else learns anything. */
  private async tellOwner(email: string): Promise<void> {
    await this.transactions.run(async (tx) => {
      const [row] = await queryIn<{ id: string }>(tx, 'select id from accounts where email = $1', [email]);
      if (!row) return;
      await this.audit.record(tx, visitor('vi'), {
        action: 'identity.registration_repeated',
        subject: { kind: 'account', id: row.id },
      });
      await this.announce(tx, ACCOUNT_MESSAGES.exists, row.id);
    });
  }
}

function takenOr(error: unknown): unknown {
  const problem = (at: string): Problem => ({ at, code: `identity.${at}_taken` });
  if (isDuplicate(error, 'accounts_phone')) return new Invalid([problem('phone')]);
  if (isDuplicate(error, 'accounts_email')) return new Invalid([problem('email')]);
  return error;
}
