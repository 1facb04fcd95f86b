import { Accounts } from '../../src/identity/accounts.service.js';
import type { Role } from '../../src/identity/permissions.js';
import { Staff } from '../../src/identity/staff.service.js';
import { system } from '../../src/platform/actor.js';
import { DevMailbox } from '../../src/platform/mail/dev-mailbox.js';
import type { TestApp } from './app.js';
import { untilQuiet } from './quiet.js';

export const PASSWORD = 'cầu Trường Tiền sáu vài mười hai nhịp';
export const OTHER_PASSWORD = 'con sông dùng dằng con sông không chảy';

let made = 0;

/** A confirmed account of its own, with the password above and perhaps a role of the installation. */
export async function newAccount(app: TestApp, role?: Role): Promise<{ readonly email: string; readonly id: string }> {
  const email = `nguoi.mau.${++made}@example.org`;
  const given = { name: 'Người Mẫu', email, password: PASSWORD, locale: 'vi' as const, verified: true };
  const id = await app.get(Accounts).create(system('suite'), given);
  if (role) await app.get(Staff).grant(system('suite'), id, { role, agencyId: null });
  return { email, id };
}

/** Path and query of the link in the newest mail to this address; for applications in the role `all`. */
export async function linkSentTo(app: TestApp, email: string): Promise<string> {
  await untilQuiet(app);
  const mail = (await app.get(DevMailbox).newest()).find((one) => one.to === email);
  const link = /https?:\/\/\S+/.exec(mail?.text ?? '')?.[0];
  if (!link) throw new Error(`no link was sent to ${email}`);
  const { pathname, search } = new URL(link);
  return pathname + search;
}

export const codeOf = (link: string): string => new URL(link, 'http://portal').searchParams.get('code') ?? '';
