import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { map } from 'rxjs';
import { Views } from '../views/views.js';
import { Page, Redirect } from './page.js';
import { LAYOUT, type LayoutBuilder } from './layout.js';
import type { FastifyReply, FastifyRequest } from './request.js';

/** Turns what a handler answers into HTML or a redirect; anything else goes out as it is. */
@Injectable()
export class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly views: Views,
    @Inject(LAYOUT) private readonly layout: LayoutBuilder,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler) {
    return next.handle().pipe(
      map(async (answer: unknown) => {
        const http = context.switchToHttp();
        const reply = http.getResponse<FastifyReply>();
        if (answer instanceof Redirect) {
          void reply.status(answer.status).header('location', answer.to);
          return '';
        }
        return answer instanceof Page ? this.render(answer, http.getRequest<FastifyRequest>(), reply) : answer;
      }),
    );
  }

  private async render(answer: Page, request: FastifyRequest, reply: FastifyReply): Promise<string> {
    const layout = await this.layout.build(request, answer.options);
    void reply.status(answer.options.status ?? 200).type('text/html; charset=utf-8');
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    return this.views.render(answer.template, { ...answer.model, layout }, request.locale);
  }
}
