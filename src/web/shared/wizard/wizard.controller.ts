import { Body, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { StreamableFile } from '@nestjs/common';
import { CurrentPerson } from '../../../identity/access.js';
import type { Person } from '../../../platform/actor.js';
import { type Page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyReply, FastifyRequest } from '../../../platform/http/request.js';
import type { Posted } from '../fields.types.js';
import { handOut } from '../hand-out.js';
import type { CheckPages } from './check-pages.service.js';
import type { PaperPages } from './paper-pages.service.js';
import type { SectionPages } from './section-pages.service.js';
import type { Asked, Journey } from './wizard.types.js';

/** The pages of an application. */
export interface WizardPages {
  readonly sections: SectionPages;
  readonly papers: PaperPages;
  readonly checks: CheckPages;
}

/** Every address of one application; who may use it, and where it stands, says the controller that extends this. */
export abstract class WizardController {
  protected abstract readonly journey: Journey;
  protected abstract readonly pages: WizardPages;

  @Get()
  tasks(@Req() request: FastifyRequest, @CurrentPerson() person: Person, @Param('id') id: string): Promise<Page> {
    return this.pages.checks.tasks(this.asked(request, person, id));
  }

  @Get('sections/:section')
  section(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Param('section') section: string,
    @Query('from') from: unknown,
  ): Promise<Page | Redirect> {
    return this.pages.sections.show(this.asked(request, person, id), section, from === 'check');
  }

  @Post('sections/:section')
  saveSection(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Param('section') section: string,
    @Query('from') from: unknown,
  ): Promise<Page | Redirect> {
    return this.pages.sections.save(request, this.asked(request, person, id), section, from === 'check');
  }

  /** 204 with the new revision; 409 where another window was faster. */
  @Post('sections/:section/autosave')
  async autosave(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Param('section') section: string,
    @Body() body: Posted,
  ): Promise<string> {
    const revision = await this.pages.sections.autosave(this.asked(request, person, id), section, body);
    void reply.status(revision === undefined ? 409 : 204);
    if (revision !== undefined) void reply.header('revision', String(revision));
    return '';
  }

  @Get(['papers', 'papers/:paper'])
  papers(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
  ): Promise<Page | Redirect> {
    return this.pages.papers.show(this.asked(request, person, id));
  }

  @Post('papers/:paper')
  addPaper(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Param('paper') paper: string,
  ): Promise<Page | Redirect> {
    return this.pages.papers.add(request, this.asked(request, person, id), paper);
  }

  @Get('files/:file')
  async file(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Param('file') file: string,
  ): Promise<StreamableFile> {
    return handOut(reply, await this.pages.papers.file(this.asked(request, person, id), file));
  }

  @Post('files/:file/remove')
  removeFile(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Param('file') file: string,
  ): Promise<Redirect> {
    return this.pages.papers.remove(this.asked(request, person, id), file);
  }

  @Get('check')
  check(@Req() request: FastifyRequest, @CurrentPerson() person: Person, @Param('id') id: string): Promise<Page> {
    return this.pages.checks.check(this.asked(request, person, id));
  }

  @Post('submit')
  submit(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    return this.pages.checks.submit(this.asked(request, person, id), body);
  }

  /** Reached when the language is changed on a page that came back. */
  @Get('submit')
  backToCheck(@Param('id') id: string): Redirect {
    return redirect(this.journey.paths.check(id));
  }

  @Get('discard')
  confirmDiscard(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id') id: string,
  ): Promise<Page> {
    return this.pages.checks.confirmDiscard(this.asked(request, person, id));
  }

  @Post('discard')
  discard(@Req() request: FastifyRequest, @CurrentPerson() person: Person, @Param('id') id: string): Promise<Redirect> {
    return this.pages.checks.discard(this.asked(request, person, id));
  }

  private asked({ locale }: FastifyRequest, person: Person, id: string): Asked {
    return { person, locale, id, journey: this.journey };
  }
}
