import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { TrackingQueries } from '../../../casework/tracking.queries.js';
import { Public } from '../../../identity/access.js';
import { publicPaths } from '../../../paths/public.js';
import { Clock } from '../../../platform/clock/clock.js';
import { Invalid, NotFound, type Problem } from '../../../platform/errors/errors.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { speakIn } from '../../shared/speak.js';
import { readTracking } from './read-tracking.js';
import { trackFormModel } from './track-form.model.js';
import { trackedModel } from './tracked.model.js';

/** Where a case is, for whoever knows its code and the end of the phone number in it. */
@Public()
@Controller('track')
export class TrackController {
  constructor(
    private readonly tracking: TrackingQueries,
    private readonly clock: Clock,
    private readonly wording: Wording,
  ) {}

  @Get()
  ask(@Req() request: FastifyRequest, @Query() asked: Posted): Page {
    return this.form(request, { code: asked.code }, []);
  }

  /** Answers at once and under the same address, so that the digits stand in no address and no history. */
  @Post()
  @HttpCode(200)
  async find(@Req() request: FastifyRequest, @Body() body: Posted): Promise<Page> {
    const speak = speakIn(this.wording, request.locale);
    try {
      const { code, digits } = readTracking(body);
      const found = await this.tracking.find(code, digits, request.ip);
      const model = trackedModel(found, this.clock.now(), speak);
      return page('pages/public/tracked', model, { title: found.code, layout: { back: publicPaths.track } });
    } catch (error) {
      if (error instanceof Invalid) return this.form(request, body, error.problems);
      if (error instanceof NotFound) return this.form(request, body, [{ at: 'code', code: error.code }]);
      throw error;
    }
  }

  private form({ locale }: FastifyRequest, typed: Posted, problems: readonly Problem[]): Page {
    const speak = speakIn(this.wording, locale);
    const hasErrors = problems.length > 0;
    const model = trackFormModel({ speak, words: 'track.', typed, problems });
    return page('pages/public/track', model, {
      title: speak.t('track.title'),
      ...(hasErrors && { status: 422, hasErrors }),
    });
  }
}
