import { Controller, Get, Header, Param, Req } from '@nestjs/common';
import { Public } from '../../platform/http/public.js';
import { Config } from '../../platform/config/config.js';
import { NotFound } from '../../platform/errors/errors.js';
import { type Page, page } from '../../platform/http/page.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import { Wording } from '../../platform/i18n/wording.js';
import { DevMailbox } from '../../platform/mail/dev-mailbox.js';
import { frame } from '../../paths/frame.js';
import { mailboxModel, mailJson, mailModel } from './dev-mail.model.js';

/** The mailbox of a demo installation; nowhere else is there such a page. */
@Public()
@Controller('dev')
export class DevMailController {
  constructor(
    private readonly config: Config,
    private readonly mailbox: DevMailbox,
    private readonly wording: Wording,
  ) {}

  @Get('mail')
  async list(@Req() { locale }: FastifyRequest): Promise<Page> {
    this.onlyInDemo();
    const t = (key: string): string => this.wording.t(locale, key);
    return page('pages/public/dev-mail', mailboxModel(await this.mailbox.newest(), t), { title: t('dev_mail.title') });
  }

  @Get('mail.json')
  @Header('cache-control', 'no-store')
  async json(): Promise<object[]> {
    this.onlyInDemo();
    return (await this.mailbox.newest()).map(mailJson);
  }

  @Get('mail/:id')
  async show(@Req() { locale }: FastifyRequest, @Param('id') id: string): Promise<Page> {
    this.onlyInDemo();
    const mail = await this.mailbox.find(id);
    if (!mail) throw new NotFound('http.not_found');
    const t = (key: string): string => this.wording.t(locale, key);
    return page('pages/public/dev-mail-letter', mailModel(mail, this.config.baseUrl, t), {
      title: mail.subject,
      layout: { back: frame.mailbox },
    });
  }

  private onlyInDemo(): void {
    if (!this.config.demo) throw new NotFound('http.not_found');
  }
}
