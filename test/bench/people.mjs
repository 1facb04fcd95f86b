// Those who ask: accounts made by SQL like the demo's own, signed in through the product's own doors.
import { randomUUID } from 'node:crypto';

const { DEMO_PASSWORD } = await import('../../dist/src/demo/accounts.js');

/** So many that nobody meets the limit of requests a minute. */
const MANY = 40;
export const OFFICE = 'H57.21';

/** Signs in by the form; answers the cookie. */
export async function signInByPage(portal, login) {
  const answer = await fetch(`${portal.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: portal.url },
    body: new URLSearchParams({ login, password: DEMO_PASSWORD }),
  });
  const cookie = answer.headers.getSetCookie().find((one) => one.startsWith('motcua='));
  if (answer.status !== 303 || !cookie) throw new Error(`${login} could not sign in: ${answer.status}`);
  return cookie.split(';')[0];
}

/** Signs in by the API; answers the header. */
async function signInByApi(portal, email) {
  const answer = await fetch(`${portal.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: DEMO_PASSWORD }),
  });
  if (answer.status !== 201) throw new Error(`No token for ${email}: ${answer.status}`);
  return `Bearer ${(await answer.json()).token}`;
}

const address = (role, number) => `${role}-${number}@bench.motcua.test`;

/** Citizens or reception officers: copies of the demo account, with the same password. */
async function makeAccounts(portal, role, many) {
  const accounts = Array.from({ length: many }, (_, n) => ({ id: randomUUID(), email: address(role, n) }));
  const made = await portal.rows(
    `insert into accounts (id, name, email, email_verified_at, locale, identification, created_at)
     select g.id, 'Mẫu Thị Thử', g.email, now(), 'vi', 'self_declared', now()
     from jsonb_to_recordset($1) g(id uuid, email text) on conflict (email) do nothing returning id`,
    [JSON.stringify(accounts)],
  );
  await portal.rows(
    `insert into credentials (account_id, password_hash, changed_at)
     select n.id, c.password_hash, c.changed_at from unnest($1::uuid[]) n(id), credentials c
     join accounts a on a.id = c.account_id where a.email = 'citizen@demo.motcua.test'`,
    [made.map((one) => one.id)],
  );
  if (role === 'citizen') return;
  await portal.rows(
    `insert into role_grants (id, account_id, role, agency_id, granted_at)
     select gen_random_uuid(), n.id, $2, a.id, now() from unnest($1::uuid[]) n(id), agencies a where a.code = $3`,
    [made.map((one) => one.id), role, OFFICE],
  );
}

/** Bearer tokens of so many citizens, or of so many officers of the bench's office. */
export async function tokensOf(portal, role, many = MANY) {
  await makeAccounts(portal, role, MANY);
  const tokens = [];
  for (let n = 0; n < many; n++) tokens.push(await signInByApi(portal, address(role, n)));
  return tokens;
}

/** Cookies of so many citizens. */
export async function cookiesOf(portal, many) {
  await makeAccounts(portal, 'citizen', MANY);
  const cookies = [];
  for (let n = 0; n < many; n++) cookies.push(await signInByPage(portal, address('citizen', n)));
  return cookies;
}

/** One after the other, for ever. */
export function inTurn(list) {
  let next = 0;
  return () => list[next++ % list.length];
}
