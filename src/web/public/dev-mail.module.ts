import { Module } from '@nestjs/common';
import { DevMailController } from './dev-mail.controller.js';

/** `/dev/mail` and `/dev/mail.json`, in demo mode. */
@Module({ controllers: [DevMailController] })
export class DevMailModule {}
