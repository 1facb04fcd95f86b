import { Controller, Get, Query, Req } from '@nestjs/common';
import { WorklistQueries } from '../../../casework/worklist.queries.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import { officer } from '../../../paths/officer.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { cleanText } from '../../../platform/text.js';
import { speakIn } from '../../shared/speak.js';
import { QueueChoices } from './queue-choices.service.js';
import { QueueQuery } from './queue-query.js';
import { queueModel } from './queue.model.js';
import { searchModel } from './search.model.js';

const LONGEST_SEARCH = 100;

/** The work of an officer, the most pressing first, and the search for a case. */
@Requires('case.list')
@Controller('officer')
export class QueueController {
  constructor(
    private readonly worklist: WorklistQueries,
    private readonly choices: QueueChoices,
    private readonly wording: Wording,
  ) {}

  @Get()
  async list(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Query() asked: Record<string, unknown>,
  ): Promise<Page> {
    const query = new QueueQuery(asked);
    const [counts, found, choices] = await Promise.all([
      this.worklist.counts(person),
      this.worklist.page(person, query.filter),
      this.choices.of(person, query.agency, locale),
    ]);
    const speak = speakIn(this.wording, locale);
    const model = queueModel({ query, counts, page: found, ...choices }, speak);
    return page('pages/officer/queue', model, { title: speak.t('queue.title') });
  }

  @Get('search')
  async search(
    @Req() { locale }: FastifyRequest,
    @CurrentPerson() person: Person,
    @Query('q') asked: unknown,
  ): Promise<Page> {
    const words = typeof asked === 'string' ? cleanText(asked).slice(0, LONGEST_SEARCH) : '';
    const found = words === '' ? [] : await this.worklist.search(person, words);
    const speak = speakIn(this.wording, locale);
    return page('pages/officer/search', searchModel(words, found, speak), {
      title: speak.t('queue.search.title'),
      layout: { back: officer.queue },
    });
  }
}
