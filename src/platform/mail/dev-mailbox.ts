import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../clock/clock.js';
import { Config } from '../config/config.js';
import { Db } from '../database/db.js';
import { Mailer, MailFailed, type Mail } from './mailer.js';

export interface DevMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly at: Date;
}

const SHOWN = 200;

/** The mailbox of a demo installation: mails are laid down here instead of being sent, for everybody to read. */
@Injectable()
export class DevMailbox extends Mailer {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    super();
  }

  override get way(): 'dev_mailbox' | 'nowhere' {
    return this.config.demo ? 'dev_mailbox' : 'nowhere';
  }

  override async send(mail: Mail): Promise<void> {
    if (!this.config.demo) throw new MailFailed('not_set_up', false);
    await this.db.query(
      `insert into dev_mails (id, message_id, recipient, subject, text, html, at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (message_id) do nothing`,
      [uuid(), mail.key, mail.to, mail.subject, mail.text, mail.html, this.clock.now()],
    );
  }

  override async check(): Promise<void> {
    if (!this.config.demo) throw new MailFailed('not_set_up', false);
  }

  /** The newest two hundred, newest first. */
  async newest(): Promise<DevMail[]> {
    return this.db.query<DevMail>(
      `select id, recipient as "to", subject, text, html, at from dev_mails order by id desc limit ${SHOWN}`,
    );
  }

  async find(id: string): Promise<DevMail | undefined> {
    const [mail] = await this.db.query<DevMail>(
      'select id, recipient as "to", subject, text, html, at from dev_mails where id::text = $1',
      [id],
    );
    return mail;
  }
}
