import type { INestApplicationContext } from '@nestjs/common';
import { OneTimeLinks } from '../identity/one-time-links.service.js';
import { INSTALLATION_ROLES } from '../identity/permissions.js';
import { Staff } from '../identity/staff.service.js';
import { account, withCode } from '../paths/account.js';
import { system } from '../platform/actor.js';
import { Config } from '../platform/config/config.js';
import { Transactions } from '../platform/database/transactions.js';
import { Invalid } from '../platform/errors/errors.js';
import { UsageError } from './usage.js';

const ROLES = INSTALLATION_ROLES.filter((role) => role !== 'agency_admin');

/**
 * `admin create <email>`: an account that may administer the portal and its procedures, made where there is none, and a
 * link on the terminal by which its owner chooses a password. The link works once, for a day; calling again ends it and
 * makes another.
 */
export async function run(args: readonly string[], app: INestApplicationContext): Promise<number> {
  const [email, ...others] = args;
  if (email === undefined || others.length > 0) throw new UsageError('Say whose account: admin create <email>.');
  const id = await make(app, email);
  const links = app.get(OneTimeLinks, { strict: false });
  const code = await app.get(Transactions, { strict: false }).run((tx) => links.make(tx, 'admin', id, null));
  const { baseUrl } = app.get(Config, { strict: false });
  console.log(
    `Open this link within 24 hours to choose a password. It works once.\n${baseUrl}${withCode(account.invitation, code)}`,
  );
  return 0;
}

async function make(app: INestApplicationContext, email: string): Promise<string> {
  const roles = ROLES.map((role) => ({ role, agencyId: null }));
  const name = email.split('@')[0] ?? email;
  try {
    const staff = app.get(Staff, { strict: false });
    return await staff.invite(system('admin create'), { name, email, locale: 'vi', roles, byMail: false });
  } catch (error) {
    if (error instanceof Invalid) throw new UsageError(`${email} is not an e-mail address.`);
    throw error;
  }
}
