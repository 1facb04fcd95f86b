import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { Agencies } from '../../../agencies/agencies.service.js';
import { AccountQueries } from '../../../identity/account.queries.js';
import { CurrentPerson, Requires } from '../../../identity/access.js';
import type { RoleAt } from '../../../identity/identity.types.js';
import { isAgencyRole, isRole } from '../../../identity/permissions.js';
import { Staff } from '../../../identity/staff.service.js';
import { admin } from '../../../paths/admin.js';
import type { Person } from '../../../platform/actor.js';
import { NotFound, type Problem } from '../../../platform/errors/errors.js';
import { type Page, page, type Redirect, redirect } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import type { Posted } from '../../shared/fields.types.js';
import { problemsOf, textOf } from '../../shared/simple-form.js';
import { speakIn } from '../../shared/speak.js';
import { doneText, withDone } from '../done.js';
import { inviteModel, memberModel, staffModel } from './staff.model.js';

/** Ids in addresses; anything else is nobody and nothing. */
const ACCOUNT = new ParseUUIDPipe({ exceptionFactory: () => new NotFound('identity.unknown') });
const GRANT = new ParseUUIDPipe({ exceptionFactory: () => new NotFound('identity.grant_unknown') });

/** Who works here, in which role. */
@Requires('staff.manage')
@Controller('admin/staff')
export class StaffController {
  constructor(
    private readonly staff: Staff,
    private readonly accounts: AccountQueries,
    private readonly agencies: Agencies,
    private readonly wording: Wording,
  ) {}

  @Get()
  async list(@Req() { locale }: FastifyRequest, @Query() query: Posted): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const agencies = await this.agencies.list();
    const asked = { agency: textOf(query, 'agency'), role: textOf(query, 'role'), text: textOf(query, 'text') };
    const agencyId = agencies.find((one) => one.id === asked.agency)?.id;
    const members = await this.accounts.staff({
      agencyId,
      role: isRole(asked.role) ? asked.role : undefined,
      text: asked.text,
    });
    return page('pages/admin/staff', staffModel({ members, agencies, asked }, speak), {
      title: speak.t('staff.title'),
    });
  }

  @Get('invite')
  ask(@Req() request: FastifyRequest, @Query() query: Posted): Promise<Page> {
    return this.invitePage(request, { agency: textOf(query, 'agency') }, []);
  }

  @Post('invite')
  async invite(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    const given = {
      name: textOf(body, 'name'),
      email: textOf(body, 'email'),
      locale: request.locale,
      roles: [roleOf(body)],
    };
    try {
      return redirect(withDone(admin.member(await this.staff.invite(person, given)), 'invited'));
    } catch (error) {
      return this.invitePage(request, body, problemsOf(error));
    }
  }

  @Get(':id')
  show(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id', ACCOUNT) id: string,
  ): Promise<Page> {
    return this.page(request, person, id, {}, []);
  }

  @Post(':id/roles')
  async grant(
    @Req() request: FastifyRequest,
    @CurrentPerson() person: Person,
    @Param('id', ACCOUNT) id: string,
    @Body() body: Posted,
  ): Promise<Page | Redirect> {
    try {
      await this.staff.grant(person, id, roleOf(body));
      return redirect(withDone(admin.member(id), 'role_given'));
    } catch (error) {
      return this.page(request, person, id, body, problemsOf(error));
    }
  }

  @Post(':id/roles/:grant/revoke')
  async revoke(
    @CurrentPerson() person: Person,
    @Param('id', ACCOUNT) id: string,
    @Param('grant', GRANT) grant: string,
  ): Promise<Redirect> {
    await this.staff.revoke(person, id, grant);
    return redirect(withDone(admin.member(id), 'role_ended'));
  }

  @Post(':id/disable')
  async disable(@CurrentPerson() person: Person, @Param('id', ACCOUNT) id: string): Promise<Redirect> {
    await this.staff.disable(person, id);
    return redirect(withDone(admin.member(id), 'disabled'));
  }

  @Post(':id/enable')
  async enable(@CurrentPerson() person: Person, @Param('id', ACCOUNT) id: string): Promise<Redirect> {
    await this.staff.enable(person, id);
    return redirect(withDone(admin.member(id), 'enabled'));
  }

  @Post(':id/invite')
  async inviteAgain(@CurrentPerson() person: Person, @Param('id', ACCOUNT) id: string): Promise<Redirect> {
    await this.staff.inviteAgain(person, id);
    return redirect(withDone(admin.member(id), 'invited'));
  }

  private async invitePage({ locale }: FastifyRequest, typed: Posted, problems: readonly Problem[]): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const model = inviteModel({ speak, words: 'staff.', typed, problems }, await this.agencies.list());
    return page('pages/admin/form', model, {
      title: speak.t('staff.invite'),
      ...(problems.length > 0 && { status: 422, hasErrors: true }),
      layout: { back: admin.staff },
    });
  }

  private async page(
    { locale, query }: FastifyRequest,
    person: Person,
    id: string,
    typed: Posted,
    problems: readonly Problem[],
  ): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const member = await this.accounts.member(id);
    const form = { speak, words: 'staff.', typed, problems };
    const model = memberModel(member, await this.agencies.list(), form, person.accountId === id);
    return page('pages/admin/staff-member', model, {
      title: member.name,
      ...(problems.length > 0 && { status: 422, hasErrors: true }),
      layout: { back: admin.staff, done: doneText('staff.done.', (query as Posted).done, speak) },
    });
  }
}

/** A role of the whole installation has no agency, whatever the list beside it says. */
function roleOf(body: Posted): RoleAt {
  const role = textOf(body, 'role');
  const agency = textOf(body, 'agency');
  return { role: role as RoleAt['role'], agencyId: isRole(role) && !isAgencyRole(role) ? null : agency || null };
}
