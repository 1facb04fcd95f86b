import { Controller, Get, Req } from '@nestjs/common';
import { FiguresQueries } from '../../../casework/figures.queries.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { speakIn } from '../../shared/speak.js';
import { figuresModel } from './figures.model.js';

/** Leaders' numbers. */
@Requires('figures.read')
@Controller('officer/figures')
export class FiguresController {
  constructor(
    private readonly figures: FiguresQueries,
    private readonly wording: Wording,
  ) {}

  @Get()
  async show(@Req() { locale }: FastifyRequest, @CurrentPerson() person: Person): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const model = figuresModel(await this.figures.ofOwnAgencies(person), speak);
    return page('pages/officer/figures', model, { title: speak.t('figures.title') });
  }
}
