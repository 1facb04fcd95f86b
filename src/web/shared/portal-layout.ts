import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config/config.js';
import type { LayoutBuilder } from '../../platform/http/layout.js';
import type { PageOptions } from '../../platform/http/page.js';
import type { FastifyRequest } from '../../platform/http/request.js';
import { Wording } from '../../platform/i18n/wording.js';
import { layoutModel } from './layout.js';
import type { LayoutModel } from './layout.types.js';

/** Builds the frame of a page from the request. */
@Injectable()
export class PortalLayout implements LayoutBuilder {
  constructor(
    private readonly wording: Wording,
    private readonly config: Config,
  ) {}

  build(request: FastifyRequest, options: PageOptions): LayoutModel {
    const facts = {
      locale: request.locale,
      actor: request.actor,
      url: request.url,
      title: options.title,
      hasErrors: options.hasErrors ?? false,
      demo: this.config.demo,
      saveData: request.headers['save-data'] === 'on',
      options: options.layout ?? {},
    };
    return layoutModel(facts, this.wording);
  }
}
