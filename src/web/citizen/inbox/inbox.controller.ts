import { Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { Inbox } from '../../../notifications/inbox.service.js';
import { pageOf } from '../../../notifications/notice-words.js';
import { citizen } from '../../../paths/citizen.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { textOf } from '../../shared/simple-form.js';
import { inboxModel } from './inbox.model.js';

/** Notices to whoever is signed in, citizen or civil servant. */
@Requires('own.profile')
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly inbox: Inbox,
    private readonly wording: Wording,
  ) {}

  @Get()
  async list(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Query() asked: Posted,
  ): Promise<Page> {
    const after = textOf(asked, 'after');
    const [found, unread] = await Promise.all([
      this.inbox.of(person, after || undefined),
      this.inbox.unreadCount(person),
    ]);
    const model = inboxModel({ found, unread, first: after === '' }, locale, this.wording);
    return page('pages/citizen/inbox', model, { title: this.wording.t(locale, 'inbox.title') });
  }

  /** Opening a notice is reading it. */
  @Get(':id')
  async open(@CurrentPerson() person: Person, @Param('id') id: string): Promise<Redirect> {
    return redirect(pageOf(await this.inbox.open(person, id)));
  }

  @Post('read')
  async markRead(@CurrentPerson() person: Person): Promise<Redirect> {
    await this.inbox.markRead(person);
    return redirect(citizen.inbox);
  }
}
