import { Global, Module } from '@nestjs/common';
import { Config } from '../config/config.js';
import { DevMailbox } from './dev-mailbox.js';
import { Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

/** Mails by SMTP_URL; without it, in demo mode, into a mailbox that everybody may read. */
@Global()
@Module({
  providers: [
    DevMailbox,
    {
      provide: Mailer,
      inject: [Config, DevMailbox],
      useFactory: (config: Config, mailbox: DevMailbox): Mailer =>
        config.smtpUrl === undefined ? mailbox : new SmtpMailer(config.smtpUrl, config.baseUrl),
    },
  ],
  exports: [Mailer, DevMailbox],
})
export class MailModule {}
