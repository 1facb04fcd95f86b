import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.service.js';
import { Agencies } from '../agencies/agencies.service.js';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { isDuplicate, queryIn, type Tx, Transactions } from '../platform/database/transactions.js';
import { Forbidden, Invalid, NotFound, type Problem, Refused } from '../platform/errors/errors.js';
import type { Locale } from '../platform/i18n/localised.js';
import { Accounts } from './accounts.service.js';
import { AccountNews } from './internal/account-news.js';
import { readEmail, readName } from './internal/contact.js';
import type { RoleAt } from './identity.types.js';
import { can, isAgencyRole, isRole } from './permissions.js';
import { Sessions } from './sessions.service.js';

export interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly locale: Locale;
  readonly roles: readonly RoleAt[];
  /** Default true; false where the link is handed over in another way. */
  readonly byMail?: boolean;
}

/**
 * Who works here and in which role. Every change counts at once, in every place where that person is signed in. Roles of
 * the installation are given by system administrators only; nobody changes their own roles.
 */
@Injectable()
export class Staff {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: Accounts,
    private readonly agencies: Agencies,
    private readonly sessions: Sessions,
    private readonly news: AccountNews,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Invites somebody by mail into one or more roles and answers the account's id. Who has an account with a proved address
   * gets the roles at once and no mail. Invalid `identity.email_invalid`, `identity.name_missing`, `identity.role_missing`,
   * `identity.agency_missing`; Forbidden.
   */
  async invite(actor: Actor, given: Invitation): Promise<string> {
    const { name, email } = readInvitation(given);
    for (const role of given.roles) await this.ensureMayGive(actor, role);
    return this.transactions.run(async (tx) => {
      const [known] = await queryIn<{ id: string; proved: boolean; has_password: boolean }>(
        tx,
        `select id, email_verified_at is not null as proved,
           exists (select 1 from credentials c where c.account_id = a.id) as has_password
         from accounts a where email = $1 for update`,
        [email],
      );
      if (known) this.ensureNotSelf(actor, known.id);
      if (known && !known.proved) await this.forgetSecrets(tx, known.id);
      const id = known?.id ?? (await this.accounts.createInvited(tx, { name, email, locale: given.locale }));
      for (const role of given.roles) await this.give(tx, actor, id, role);
      if (!(known?.proved && known.has_password) && given.byMail !== false) await this.news.announce(tx, 'invite', id);
      await this.record(tx, actor, 'identity.staff_invited', id);
      return id;
    });
  }

  /** Sends the invitation once more; the earlier link ends. Refused `identity.invitation_accepted`. */
  async inviteAgain(actor: Actor, accountId: string): Promise<void> {
    this.ensureManager(actor);
    await this.transactions.run(async (tx) => {
      const [row] = await queryIn<{ has_password: boolean }>(
        tx,
        `select exists (select 1 from credentials c where c.account_id = a.id) as has_password
         from accounts a where a.id = $1 and a.disabled_at is null and a.email is not null`,
        [accountId],
      );
      if (!row) throw new NotFound('identity.unknown');
      if (row.has_password) throw new Refused('identity.invitation_accepted');
      await this.news.announce(tx, 'invite', accountId);
      await this.record(tx, actor, 'identity.staff_invited', accountId);
    });
  }

  /** Gives a role; a role already held stays as it is. */
  async grant(actor: Actor, accountId: string, role: RoleAt): Promise<void> {
    await this.ensureMayGive(actor, role);
    this.ensureNotSelf(actor, accountId);
    await this.transactions.run(async (tx) => {
      await this.lock(tx, accountId);
      await this.give(tx, actor, accountId, role);
    });
  }

  /** Takes a role away; the row stays as history. NotFound `identity.grant_unknown`. */
  async revoke(actor: Actor, accountId: string, grantId: string): Promise<void> {
    this.ensureManager(actor);
    this.ensureNotSelf(actor, accountId);
    await this.transactions.run(async (tx) => {
      await this.lock(tx, accountId);
      const [row] = await queryIn<{ role: string; agency_id: string | null }>(
        tx,
        `update role_grants set ended_at = $3, ended_by = $4 where id = $1 and account_id = $2 and ended_at is null
         returning role, agency_id`,
        [grantId, accountId, this.clock.now(), actor.kind === 'person' ? actor.accountId : null],
      );
      if (!row) throw new NotFound('identity.grant_unknown');
      this.ensureMayTouch(actor, row.role);
      await this.sessions.rewrite(tx, accountId);
      await this.record(tx, actor, 'identity.role_ended', accountId, { role: row.role, agencyId: row.agency_id });
    });
  }

  /** Shuts an account: nobody signs in with it any more, and whoever is signed in is out with the next request. */
  async disable(actor: Actor, accountId: string): Promise<void> {
    await this.switch(actor, accountId, this.clock.now(), 'identity.account_disabled');
  }

  /** Opens a shut account again, with the roles it had. */
  async enable(actor: Actor, accountId: string): Promise<void> {
    await this.switch(actor, accountId, null, 'identity.account_enabled');
  }

  private async switch(actor: Actor, accountId: string, disabledAt: Date | null, action: string): Promise<void> {
    this.ensureManager(actor);
    this.ensureNotSelf(actor, accountId);
    await this.transactions.run(async (tx) => {
      await this.lock(tx, accountId);
      const held = await queryIn<{ role: string }>(
        tx,
        'select role from role_grants where account_id = $1 and ended_at is null',
        [accountId],
      );
      for (const { role } of held) this.ensureMayTouch(actor, role);
      await queryIn(tx, 'update accounts set disabled_at = $2, revision = revision + 1 where id = $1', [
        accountId,
        disabledAt,
      ]);
      await this.sessions.endAll(tx, accountId);
      await this.record(tx, actor, action, accountId);
    });
  }

  private async give(tx: Tx, actor: Actor, accountId: string, { role, agencyId }: RoleAt): Promise<void> {
    const rows = await queryIn<{ id: string }>(
      tx,
      `insert into role_grants (id, account_id, role, agency_id, granted_by, granted_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (account_id, role, agency_id) where ended_at is null do nothing returning id`,
      [uuid(), accountId, role, agencyId, actor.kind === 'person' ? actor.accountId : null, this.clock.now()],
    ).catch((error: unknown) => {
      throw isDuplicate(error) ? new Refused('identity.role_held') : error;
    });
    if (rows.length === 0) return;
    await this.sessions.rewrite(tx, accountId);
    await this.record(tx, actor, 'identity.role_given', accountId, { role, agencyId });
  }

  /**
   * Anybody may have registered with an address that is not theirs. Until it is proved, whatever they chose counts for
   * nothing; the link in the invitation reaches the owner.
   */
  private async forgetSecrets(tx: Tx, accountId: string): Promise<void> {
    await queryIn(tx, 'delete from credentials where account_id = $1', [accountId]);
    await this.sessions.endAll(tx, accountId);
  }

  private async lock(tx: Tx, accountId: string): Promise<void> {
    const [row] = await queryIn<{ id: string }>(tx, 'select id from accounts where id = $1 for update', [accountId]);
    if (!row) throw new NotFound('identity.unknown');
  }

  private async ensureMayGive(actor: Actor, { role, agencyId }: RoleAt): Promise<void> {
    this.ensureManager(actor);
    if (!isRole(role)) throw new Invalid([{ at: 'role', code: 'identity.role_missing' }]);
    this.ensureMayTouch(actor, role);
    if (isAgencyRole(role) !== (agencyId !== null)) {
      throw new Invalid([
        { at: 'agency', code: agencyId === null ? 'identity.agency_missing' : 'identity.agency_extra' },
      ]);
    }
    if (agencyId !== null) await this.agencies.byId(agencyId);
  }

  private ensureManager(actor: Actor): void {
    if (!can(actor, 'staff.manage')) throw new Forbidden('http.forbidden');
  }

  /** Roles of the installation are for system administrators to give and take. */
  private ensureMayTouch(actor: Actor, role: string): void {
    if (isRole(role) && !isAgencyRole(role) && !can(actor, 'system.manage')) throw new Forbidden('http.forbidden');
  }

  private ensureNotSelf(actor: Actor, accountId: string): void {
    if (actor.kind === 'person' && actor.accountId === accountId) throw new Refused('identity.own_roles');
  }

  private async record(
    tx: Tx,
    actor: Actor,
    action: string,
    id: string,
    detail?: { role: string; agencyId: string | null },
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action,
      subject: { kind: 'account', id },
      agencyId: detail?.agencyId ?? undefined,
      detail: detail && { role: detail.role },
    });
  }
}

function readInvitation(given: Invitation): { name: string; email: string } {
  const problems: Problem[] = [];
  const name = readName(given.name);
  if (typeof name !== 'string') problems.push(name);
  const email = readEmail(given.email);
  if (!email) problems.push({ at: 'email', code: 'identity.email_invalid' });
  if (given.roles.length === 0) problems.push({ at: 'role', code: 'identity.role_missing' });
  if (problems.length > 0 || typeof name !== 'string' || !email) throw new Invalid(problems);
  return { name, email };
}
