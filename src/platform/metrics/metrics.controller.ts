import { Controller, Get, Res } from '@nestjs/common';
import { Public } from '../http/public.js';
import type { FastifyReply } from '../http/request.js';
import { Metrics } from './metrics.service.js';

/** Prometheus text. Counts only; a proxy keeps it inside all the same. */
@Public()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  async text(@Res({ passthrough: true }) reply: FastifyReply): Promise<string> {
    void reply.type(this.metrics.registry.contentType).header('cache-control', 'no-store');
    return this.metrics.registry.metrics();
  }
}
