import { Injectable } from '@nestjs/common';
import { queryIn, type Tx, Transactions } from '../../platform/database/transactions.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { ACCOUNT_MESSAGES } from '../account.messages.js';
import { readEmail } from './contact.js';
import { SignInAttempts } from './sign-in-attempts.js';

/** Announces that a mail about an account is wanted. */
@Injectable()
export class AccountNews {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly attempts: SignInAttempts,
  ) {}

  async announce(tx: Tx, what: keyof typeof ACCOUNT_MESSAGES, accountId: string): Promise<void> {
    await this.outbox.announce(tx, { type: ACCOUNT_MESSAGES[what], subject: { kind: 'account', id: accountId } });
  }

  /** For a person who may ask for mails to an address that is not yet theirs. TooMany `identity.too_many_attempts`. */
  async ensureMayAsk(email: string, accountId: string): Promise<void> {
    await this.attempts.ensureMayAskMail(email, accountId);
  }

  /** For whoever typed an address: announces where there is such an account, and says the same where there is none. */
  async askLink(what: 'verify' | 'reset', login: string, address: string): Promise<void> {
    const email = readEmail(login);
    await this.attempts.ensureMayAskMail(email ?? login, address);
    if (email === undefined) return;
    await this.transactions.run(async (tx) => {
      const [row] = await queryIn<{ id: string; verified: boolean }>(
        tx,
        `select id, email_verified_at is not null as verified from accounts where email = $1 and disabled_at is null`,
        [email],
      );
      if (row && !(what === 'verify' && row.verified)) await this.announce(tx, what, row.id);
    });
  }
}
