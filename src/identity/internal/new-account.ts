import { Invalid, type Problem } from '../../platform/errors/errors.js';
import type { Locale } from '../../platform/i18n/localised.js';
import { readEmail, readName, readPhone } from './contact.js';
import { problemOf } from './password-policy.js';

export interface ReadAccount {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
}

/** Reads what a new person typed, or throws Invalid with everything that is wrong at once. */
export async function readNewAccount(given: {
  name: string;
  /** An e-mail address or a phone number. */
  contact: string;
  password: string;
  locale: Locale;
}): Promise<ReadAccount> {
  const problems: Problem[] = [];
  const name = readName(given.name);
  if (typeof name !== 'string') problems.push(name);
  const email = readEmail(given.contact);
  const phone = readPhone(given.contact);
  if (!email && !phone) problems.push({ at: 'contact', code: 'identity.contact_invalid' });
  const weak = await problemOf(given.password, [given.name, given.contact]);
  if (weak) problems.push(weak);
  if (problems.length > 0 || typeof name !== 'string') throw new Invalid(problems);
  return { name, email: email ?? null, phone: email ? null : (phone ?? null), locale: given.locale };
}
