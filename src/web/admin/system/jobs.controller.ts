import { Body, Controller, Get, Param, Post, Query, Req } from '@nestjs/common';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { can } from '../../../identity/permissions.js';
import { jobPage, jobsIn, system } from '../../../paths/system.js';
import type { Person } from '../../../platform/actor.js';
import { Invalid, NotFound } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { QueueName } from '../../../platform/queue/job.js';
import { isQueueName, JOB_STATES, QueueAdmin } from '../../../platform/queue/queue-admin.service.js';
import { JobActs } from './job-acts.service.js';
import { jobListModel, jobModel, nameOf, PAGE_SIZE } from './jobs.model.js';
import { speakIn } from './speak.js';

const FURTHEST_PAGE = 1_000;

/** Jobs that wait, run or have failed. */
@Requires('system.read')
@Controller('admin/system/jobs')
export class JobsController {
  constructor(
    private readonly queues: QueueAdmin,
    private readonly acts: JobActs,
    private readonly wording: Wording,
  ) {}

  @Get(':queue')
  async list(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('queue') name: string,
    @Query() asked: Record<string, unknown>,
  ): Promise<Page> {
    const queue = queueOf(name);
    const state = JOB_STATES.find((one) => one === asked.state) ?? 'failed';
    const number = Math.min(Math.max(Math.trunc(Number(asked.page)) || 1, 1), FURTHEST_PAGE);
    const counts = (await this.queues.counts()).find((one) => one.queue === queue);
    if (!counts) throw new NotFound('http.not_found');
    const jobs = await this.queues.list(queue, state, (number - 1) * PAGE_SIZE, PAGE_SIZE);
    const speak = speakIn(this.wording, locale);
    const model = jobListModel({ counts, state, jobs, page: number, mayManage: can(person, 'system.manage') }, speak);
    return page('pages/admin/system-jobs', model, {
      title: speak.t(`system.queue_names.${queue}`),
      layout: { back: system.overview },
    });
  }

  @Get(':queue/:id')
  async show(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('queue') name: string,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.page(request, person, queueOf(name), id);
  }

  @Requires('system.manage')
  @Post(':queue/retry')
  async retryAll(@CurrentPerson() person: Person, @Param('queue') name: string): Promise<Redirect> {
    await this.acts.retryAll(person, queueOf(name));
    return redirect(jobsIn(queueOf(name), 'failed'));
  }

  @Requires('system.manage')
  @Post(':queue/:id/retry')
  async retry(
    @CurrentPerson() person: Person,
    @Param('queue') name: string,
    @Param('id') id: string,
  ): Promise<Redirect> {
    await this.acts.retry(person, queueOf(name), id);
    return redirect(jobPage(queueOf(name), id));
  }

  @Requires('system.manage')
  @Post(':queue/:id/discard')
  async discard(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('queue') name: string,
    @Param('id') id: string,
    @Body() body: Record<string, unknown>,
  ): Promise<Page | Redirect> {
    try {
      await this.acts.discard(person, queueOf(name), id, body.reason);
      return redirect(jobsIn(queueOf(name), 'failed'));
    } catch (error) {
      if (!(error instanceof Invalid)) throw error;
      return this.page(request, person, queueOf(name), id, { error, typed: body.reason });
    }
  }

  private async page(
    { locale }: FastifyRequest,
    person: Person,
    queue: QueueName,
    id: string,
    refused?: { readonly error: Invalid; readonly typed: unknown },
  ): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const job = await this.queues.find(queue, id);
    const [problem] = refused?.error.problems ?? [];
    const error = problem ? speak.t(`errors.${problem.code}`, problem.values) : '';
    const model = jobModel(
      {
        job,
        mayManage: can(person, 'system.manage'),
        reason: typeof refused?.typed === 'string' ? refused.typed : '',
        error,
        summary: { errorList: error === '' ? [] : [{ text: error, href: '#reason' }] },
      },
      speak,
    );
    return page('pages/admin/system-job', model, {
      title: nameOf(job, speak),
      ...(refused && { status: 422, hasErrors: true }),
      layout: { back: jobsIn(queue, job.state) },
    });
  }
}

function queueOf(name: string): QueueName {
  if (!isQueueName(name)) throw new NotFound('http.not_found');
  return name;
}
