/**
 * What identity announces through the outbox, each with the account as its subject and nothing else. The listener makes
 * the one-time code when it sends the mail, so no message and no job ever holds one.
 */
export const ACCOUNT_MESSAGES = {
  /** An address was given and has to be proved. */
  verify: 'account.verify_wanted',
  reset: 'account.reset_wanted',
  invite: 'account.invited',
  /** Somebody tried to register with an address that has an account. */
  exists: 'account.exists_already',
} as const;
export type AccountMessage = (typeof ACCOUNT_MESSAGES)[keyof typeof ACCOUNT_MESSAGES];
