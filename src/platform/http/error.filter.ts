import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import { Conflict, Invalid, MotcuaError, SignInNeeded, TooMany, Unavailable, valuesOf } from '../errors/errors.js';
import { sqlState } from '../database/transactions.js';
import { Views } from '../views/views.js';
import { Wording } from '../i18n/wording.js';
import { type FastifyReply, type FastifyRequest, isApi } from './request.js';

interface Failure {
  readonly status: number;
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The one place where something thrown becomes an answer: problem+json (RFC 9457) for the API, a page for people. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly log = new Logger('http');

  constructor(
    private readonly views: Views,
    private readonly wording: Wording,
  ) {}

  catch(error: unknown, host: ArgumentsHost): unknown {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const failure = this.unfit(error, request) ?? describe(error);
    if (failure.status >= 500 && !(error instanceof Unavailable)) this.log.error(error, `request ${request.id}`);
    if (error instanceof TooMany || error instanceof Unavailable) void reply.header('retry-after', error.retryAfter);
    void reply.header('cache-control', 'no-store');
    if (isApi(request)) return this.problem(error, failure, request, reply);
    if (error instanceof SignInNeeded) return reply.header('location', wayBack(error, request)).status(303).send();
    return this.page(failure, request, reply);
  }

  /** A value that PostgreSQL cannot take: to whoever sent it there is no such page, or it is wrong; not a failure of ours. */
  private unfit(error: unknown, request: FastifyRequest): Failure | undefined {
    const state = sqlState(error);
    if (state === undefined || !UNFIT.includes(state)) return undefined;
    this.log.warn(`request ${request.id}: PostgreSQL refused a value (${state})`);
    const asks = request.method === 'GET' || request.method === 'HEAD';
    return { status: asks ? 404 : 422, code: asks ? 'http.not_found' : 'input.invalid', values: {} };
  }

  private problem(error: unknown, failure: Failure, request: FastifyRequest, reply: FastifyReply): unknown {
    return reply
      .status(failure.status)
      .type('application/problem+json; charset=utf-8')
      .send({
        type: 'about:blank',
        title: this.sentence(failure, request),
        status: failure.status,
        code: failure.code,
        requestId: request.id,
        ...(error instanceof Invalid && { problems: error.problems.map((one) => this.explain(one, request)) }),
        ...(error instanceof Conflict && { by: error.by, at: error.at.toISOString(), changes: error.changes }),
      });
  }

  private explain(problem: Invalid['problems'][number], request: FastifyRequest): object {
    const detail = this.wording.find(request.locale, `errors.${problem.code}`, valuesOf(problem, request.locale));
    return { at: problem.at, code: problem.code, ...(detail !== undefined && { detail }) };
  }

  private page(failure: Failure, request: FastifyRequest, reply: FastifyReply): unknown {
    const template = `errors/${ERROR_PAGES[failure.status] ?? (failure.status < 500 ? 'refused' : 'failure')}`;
    const model = { message: this.sentence(failure, request), requestId: request.id, status: failure.status };
    const html = this.views.render(template, model, request.locale);
    return reply.status(failure.status).type('text/html; charset=utf-8').send(html);
  }

  private sentence(failure: Failure, request: FastifyRequest): string {
    const specific = this.wording.find(request.locale, `errors.${failure.code}`, failure.values);
    return specific ?? this.wording.t(request.locale, `errors.http.${failure.status < 500 ? 'refused' : 'failure'}`);
  }
}

/** A number out of range, no date, a date or zone out of range, a NUL in a text, no such form, a NUL in JSON. */
const UNFIT = ['22003', '22007', '22008', '22009', '22021', '22P02', '22P05'];

const ERROR_PAGES: Readonly<Record<number, string>> = {
  403: 'forbidden',
  404: 'not-found',
  429: 'too-many',
  503: 'unavailable',
};

function wayBack(error: SignInNeeded, request: FastifyRequest): string {
  const back = request.method === 'GET' ? request.url : sendingPage(request);
  return back === undefined ? error.signIn : `${error.signIn}?next=${encodeURIComponent(back)}`;
}

/** The page of ours whose form was sent: what was posted is gone, but its page can be shown again. */
function sendingPage({ headers }: FastifyRequest): string | undefined {
  if (headers.referer === undefined || !URL.canParse(headers.referer)) return undefined;
  const { host, pathname, search } = new URL(headers.referer);
  return host === headers.host ? pathname + search : undefined;
}

/** Anything thrown, as status and code. What a library throws keeps its status below 500 and tells nothing else. */
function describe(error: unknown): Failure {
  if (error instanceof MotcuaError) return { status: error.status, code: error.code, values: error.values };
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  return { status, code: CODES[status] ?? (status < 500 ? 'http.refused' : 'http.failure'), values: {} };
}

const CODES: Readonly<Record<number, string>> = {
  403: 'http.forbidden',
  404: 'http.not_found',
  413: 'http.too_large',
  415: 'http.wrong_type',
};

function statusOf(error: unknown): number {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'statusCode') : undefined;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
