import { Controller, Get, Header, Res } from '@nestjs/common';
import { Public } from '../http/public.js';
import type { FastifyReply } from '../http/request.js';
import { Health } from './health.service.js';

/** For whoever runs the installation: does the process live, can it work. */
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: Health) {}

  @Get('live')
  @Header('cache-control', 'no-store')
  live(): object {
    return { status: 'ok' };
  }

  /** 200 while everything required works, 503 otherwise; either way each dependency is named. */
  @Get('ready')
  @Header('cache-control', 'no-store')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const states = await this.health.state();
    const ok = states.every((one) => one.ok || !one.required);
    void reply.status(ok ? 200 : 503);
    const named = states.map(({ name, required, ok: works, detail }) => [name, { ok: works, required, detail }]);
    return { status: ok ? 'ok' : 'not ready', dependencies: Object.fromEntries(named) };
  }
}
