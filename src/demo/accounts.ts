import type { INestApplicationContext } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import { AccountQueries } from '../identity/account.queries.js';
import { Accounts } from '../identity/accounts.service.js';
import type { Role } from '../identity/permissions.js';
import { Staff } from '../identity/staff.service.js';
import { type Person, system } from '../platform/actor.js';
import { DEMO_PASSWORD } from '../web/public/account/demo-sign-in.js';

/** One password for all; printed at start, on the sign-in page and in the README. */
export { DEMO_PASSWORD };

/** Agencies that are staffed in the demo, by the part of the address that names them. */
export const DEMO_AGENCIES = {
  demo: 'H57.21',
  other: 'H57.22',
  justice: 'H57.02',
  construction: 'H57.01',
} as const;
export type DemoAgency = keyof typeof DEMO_AGENCIES;

interface DemoAccount {
  /** Before `@`. */
  readonly login: string;
  readonly name: string;
  readonly role?: Role;
}

const STAFF: readonly DemoAccount[] = [
  { login: 'reception', name: 'Mẫu Thị Hạnh', role: 'reception' },
  { login: 'specialist', name: 'Mẫu Văn Dũng', role: 'specialist' },
  { login: 'specialist2', name: 'Mẫu Thị Thu', role: 'specialist' },
  { login: 'leader', name: 'Mẫu Văn Thành', role: 'leader' },
  { login: 'clerk', name: 'Mẫu Thị Ngọc', role: 'clerk' },
];
const OTHERS: readonly DemoAccount[] = [
  { login: 'citizen', name: 'Mẫu Thị An' },
  { login: 'citizen2', name: 'Mẫu Văn Bình' },
  { login: 'catalog', name: 'Mẫu Văn Quang', role: 'catalog_admin' },
  { login: 'system', name: 'Mẫu Thị Vân', role: 'system_admin' },
];

/** `reception@demo.motcua.test`. */
export const demoAddress = (login: string, agency: DemoAgency = 'demo'): string => `${login}@${agency}.motcua.test`;

/** Makes the demo's accounts where they are missing. */
export async function makeDemoAccounts(app: INestApplicationContext): Promise<void> {
  for (const account of OTHERS) await make(app, account, demoAddress(account.login), null);
  for (const agency of Object.keys(DEMO_AGENCIES) as DemoAgency[]) {
    const { id } = await app.get(Agencies, { strict: false }).byCode(DEMO_AGENCIES[agency]);
    for (const account of STAFF) await make(app, account, demoAddress(account.login, agency), id);
  }
}

async function make(
  app: INestApplicationContext,
  account: DemoAccount,
  email: string,
  agencyId: string | null,
): Promise<void> {
  const actor = system('demo');
  const known = await app.get(AccountQueries, { strict: false }).byLogin(email);
  const given = { name: account.name, email, password: DEMO_PASSWORD, locale: 'vi' as const, verified: true };
  const id = known?.id ?? (await app.get(Accounts, { strict: false }).create(actor, given));
  if (account.role) await app.get(Staff, { strict: false }).grant(actor, id, { role: account.role, agencyId });
}

/** A demo account as the actor it is when signed in. */
export async function demoPerson(
  app: INestApplicationContext,
  login: string,
  agency: DemoAgency = 'demo',
): Promise<Person> {
  const queries = app.get(AccountQueries, { strict: false });
  const account = await queries.byLogin(demoAddress(login, agency));
  const person = account && (await queries.person(account.id));
  if (!person) throw new Error(`There is no demo account ${demoAddress(login, agency)}`);
  return person;
}
