import { Controller, Get, Req } from '@nestjs/common';
import { Requires } from '../../../identity/access.js';
import { DeliveryLedger } from '../../../notifications/delivery-ledger.service.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Health } from '../../../platform/health/health.service.js';
import { Processes } from '../../../platform/health/processes.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { QueueAdmin } from '../../../platform/queue/queue-admin.service.js';
import { overviewModel } from './overview.model.js';
import { speakIn } from './speak.js';

const DAY_MS = 86_400_000;

/** The installation at a glance. */
@Requires('system.read')
@Controller('admin/system')
export class SystemController {
  constructor(
    private readonly health: Health,
    private readonly processes: Processes,
    private readonly queues: QueueAdmin,
    private readonly deliveries: DeliveryLedger,
    private readonly clock: Clock,
    private readonly wording: Wording,
  ) {}

  @Get()
  async overview(@Req() { locale }: FastifyRequest): Promise<Page> {
    const [health, processes, queues, mails, failures] = await Promise.all([
      this.health.state(),
      this.processes.living(),
      this.queues.counts(),
      this.deliveries.countsSince(new Date(this.clock.now().getTime() - DAY_MS)),
      this.deliveries.failures(10),
    ]);
    const speak = speakIn(this.wording, locale);
    const model = overviewModel({ health, processes, queues, mails, failures }, speak);
    return page('pages/admin/system', model, { title: speak.t('system.title') });
  }
}
