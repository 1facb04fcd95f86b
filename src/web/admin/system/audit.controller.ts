import { Controller, Get, Query, Req } from '@nestjs/common';
import { Agencies } from '../../../agencies/agencies.service.js';
import { AuditQueries } from '../../../audit/audit.queries.js';
import type { AuditPage } from '../../../audit/audit.types.js';
import { AccountQueries } from '../../../identity/account.queries.js';
import { Requires } from '../../../identity/access.js';
import { type Page, page } from '../../../platform/http/page.js';
import type { FastifyRequest } from '../../../platform/http/request.js';
import { Wording } from '../../../platform/i18n/wording.js';
import { auditModel } from './audit.model.js';
import { AuditQuery } from './audit-query.js';
import { speakIn } from './speak.js';

/** The ledger, for those who may read it. */
@Requires('audit.read')
@Controller('admin/audit')
export class AuditController {
  constructor(
    private readonly audit: AuditQueries,
    private readonly accounts: AccountQueries,
    private readonly agencies: Agencies,
    private readonly wording: Wording,
  ) {}

  @Get()
  async read(@Req() { locale }: FastifyRequest, @Query() asked: Record<string, unknown>): Promise<Page> {
    const speak = speakIn(this.wording, locale);
    const query = new AuditQuery(asked);
    const found = await this.search(query);
    const ids = found.items.flatMap(({ actor }) => (actor.kind === 'person' ? [actor.accountId] : []));
    const agencies = await this.agencies.byIds(found.items.flatMap((entry) => entry.agencyId ?? []));
    const model = auditModel(
      {
        query,
        page: found,
        actions: await this.audit.actions(),
        names: await this.accounts.names(ids),
        agencies: new Map([...agencies].map(([id, agency]) => [id, agency.name[locale]])),
      },
      speak,
    );
    return page('pages/admin/system-audit', model, { title: speak.t('system.audit.title') });
  }

  private async search(query: AuditQuery): Promise<AuditPage> {
    const account = query.person === '' ? undefined : await this.accounts.byLogin(query.person);
    query.unknownPerson = query.person !== '' && account === undefined;
    if (query.unknownPerson) return { items: [], next: null };
    return this.audit.search(query.filters(account?.id), query.after);
  }
}
