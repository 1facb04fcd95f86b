import { Module } from '@nestjs/common';
import { InboxController } from './inbox.controller.js';

/** What a person was told. Notifications are global: the composition root says who reads cases for them. */
@Module({ controllers: [InboxController] })
export class InboxPagesModule {}
