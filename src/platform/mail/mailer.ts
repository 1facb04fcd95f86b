/** One mail to one person. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every try of the same mail, so that a second copy can be recognised. Letters, digits, dots, dashes. */
  readonly key: string;
}

/** Hands mails over. What is sent to whom, and what became of it, is kept by whoever calls. */
export abstract class Mailer {
  /** Resolves when the mail has been handed over; throws `MailFailed` otherwise. */
  abstract send(mail: Mail): Promise<void>;
  /** Where mails go: for the pages of the system administrator. */
  abstract readonly way: 'smtp' | 'dev_mailbox' | 'nowhere';
  /** Throws where mails could not be handed over now; for health. */
  abstract check(): Promise<void>;
}

/**
 * The mail was not handed over. `permanent`: trying again cannot help, because the address is refused. `reason` is a short
 * word without personal data, worded under `notifications.reasons.<reason>`.
 */
export class MailFailed extends Error {
  constructor(
    readonly reason: MailFailure,
    readonly permanent: boolean,
  ) {
    super(`The mail was not handed over: ${reason}`);
  }
}

export const MAIL_FAILURES = ['not_set_up', 'unreachable', 'refused_for_now', 'refused', 'bad_address'] as const;
export type MailFailure = (typeof MAIL_FAILURES)[number];
