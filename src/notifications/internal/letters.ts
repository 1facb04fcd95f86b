import { Injectable } from '@nestjs/common';
import { AccountQueries } from '../../identity/account.queries.js';
import type { Account, LinkPurpose } from '../../identity/identity.types.js';
import { OneTimeLinks } from '../../identity/one-time-links.service.js';
import { account as accountPaths, withCode } from '../../paths/account.js';
import { caseOfApplicant } from '../../paths/case-links.js';
import { Config } from '../../platform/config/config.js';
import { Transactions } from '../../platform/database/transactions.js';
import { formatLongDay, formatMoment } from '../../platform/i18n/format.js';
import type { Locale } from '../../platform/i18n/localised.js';
import { Wording } from '../../platform/i18n/wording.js';
import { Views } from '../../platform/views/views.js';
import { type AccountNotice, ACCOUNT_NOTICES, type ApplicantNotice, type MailNotice } from '../notices.types.js';
import { CaseFacts, type CaseForNotice } from '../case-facts.js';
import { plainText } from './plain-text.js';

/** A mail ready to be sent; `skip` says why there is none. */
export type Letter =
  | { readonly to: string; readonly subject: string; readonly text: string; readonly html: string }
  | { readonly skip: 'no_address' | 'address_not_proved' | 'account_disabled' };

interface Content {
  readonly locale: Locale;
  readonly model: object;
  /** Path inside the portal. */
  readonly link: string;
  /** What is behind the link, where it is not what the notice is about. */
  readonly action?: string;
}

const PAGE_OF: Readonly<Record<AccountNotice, string>> = {
  verify: accountPaths.verifyEmail,
  reset: accountPaths.reset,
  invite: accountPaths.invitation,
  exists: accountPaths.forgot,
};
const PURPOSE_OF: Readonly<Record<AccountNotice, LinkPurpose | undefined>> = {
  verify: 'verify',
  reset: 'reset',
  invite: 'invite',
  exists: undefined,
};

/**
 * Writes mails in the reader's language from `views/emails/<notice>/<locale>/`: the subject, and a body in which each line
 * is a paragraph. No name, no file name, no answer stands in a mail; what it is about is read behind the link.
 */
@Injectable()
export class Letters {
  constructor(
    private readonly views: Views,
    private readonly wording: Wording,
    private readonly config: Config,
    private readonly accounts: AccountQueries,
    private readonly cases: CaseFacts,
    private readonly links: OneTimeLinks,
    private readonly transactions: Transactions,
  ) {}

  async compose(notice: MailNotice, subjectId: string): Promise<Letter> {
    return isAccountNotice(notice) ? this.aboutAccount(notice, subjectId) : this.aboutCase(notice, subjectId);
  }

  private async aboutCase(notice: ApplicantNotice, caseId: string): Promise<Letter> {
    const file = await this.cases.forNotice(caseId);
    const { accountId, email } = file.applicant;
    if (accountId === null) {
      if (email === null) return { skip: 'no_address' };
      const { locale } = file.applicant;
      return this.write(notice, email, {
        locale,
        model: modelOf(file, locale),
        link: file.trackingPath,
        action: 'track',
      });
    }
    const account = await this.accounts.byId(accountId);
    const reason = whyNot(account);
    if (reason) return { skip: reason };
    const { locale } = account;
    return this.write(notice, account.email ?? '', {
      locale,
      model: modelOf(file, locale),
      link: caseOfApplicant(file.code),
    });
  }

  /** The code in the link is made here, while the mail is written; nothing but its hash stays. */
  private async aboutAccount(notice: AccountNotice, accountId: string): Promise<Letter> {
    const account = await this.accounts.byId(accountId);
    if (account.disabledAt) return { skip: 'account_disabled' };
    const { locale } = account;
    // A new address is proved by the mail that reaches it, not by one to the old address.
    const email = notice === 'verify' ? (account.pendingEmail ?? account.email) : account.email;
    if (email === null) return { skip: 'no_address' };
    const purpose = PURPOSE_OF[notice];
    const code = purpose && (await this.transactions.run((tx) => this.links.make(tx, purpose, accountId, email)));
    const link = code === undefined ? PAGE_OF[notice] : withCode(PAGE_OF[notice], code);
    return this.write(notice, email, { locale, model: {}, link });
  }

  private write(notice: MailNotice, to: string, { locale, model, link, action: behind }: Content): Letter {
    const t = (key: string): string => this.wording.t(locale, key);
    const folder = `emails/${notice}/${locale}`;
    const read = (part: string): string => plainText(this.views.render(`${folder}/${part}`, model, locale));
    const subject = read('subject').trim();
    const paragraphs = read('body').split('\n').filter(Boolean);
    const address = this.config.baseUrl + link;
    const action = t(`notifications.actions.${behind ?? notice}`);
    const foot = [t('notifications.foot.automatic'), t('notifications.foot.office')];
    const text = [t('notifications.greeting'), ...paragraphs, `${action}: ${address}`, ...foot].join('\n\n');
    const html = this.views.render('emails/letter', { subject, paragraphs, address, action, foot }, locale);
    return { to, subject, text: `${text}\n`, html };
  }
}

export const isAccountNotice = (notice: MailNotice): notice is AccountNotice =>
  ACCOUNT_NOTICES.some((one) => one === notice);

function whyNot(account: Account): 'no_address' | 'address_not_proved' | 'account_disabled' | undefined {
  if (account.disabledAt) return 'account_disabled';
  if (account.email === null) return 'no_address';
  return account.emailVerified ? undefined : 'address_not_proved';
}

/** What the sentences of a mail may name. */
const modelOf = (file: CaseForNotice, locale: Locale): object => ({
  code: file.code,
  account: file.applicant.accountId !== null,
  received: file.received,
  procedure: file.procedureName[locale],
  agency: file.agency.name[locale],
  due: file.dueAt ? formatMoment(file.dueAt, locale) : '',
  answerBy: file.answerBy ? formatLongDay(file.answerBy, locale) : '',
});
