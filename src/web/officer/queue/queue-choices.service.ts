import { Injectable } from '@nestjs/common';
import { Agencies } from '../../../agencies/agencies.service.js';
import { WorklistQueries } from '../../../casework/worklist.queries.js';
import { PublishedProcedures } from '../../../catalog/published-procedures.service.js';
import { AccountQueries } from '../../../identity/account.queries.js';
import { agenciesWhere } from '../../../identity/permissions.js';
import type { Person } from '../../../platform/actor.js';
import type { Locale } from '../../../platform/i18n/localised.js';
import type { Named, QueueFacts } from './queue.model.js';

/** What the filters of a queue offer to this officer. */
@Injectable()
export class QueueChoices {
  constructor(
    private readonly worklist: WorklistQueries,
    private readonly published: PublishedProcedures,
    private readonly agencies: Agencies,
    private readonly accounts: AccountQueries,
  ) {}

  /** `agency`: the one chosen already; colleagues are those of one agency only. */
  async of(
    person: Person,
    agency: string,
    locale: Locale,
  ): Promise<Pick<QueueFacts, 'procedures' | 'agencies' | 'colleagues'>> {
    const desks = await this.agencies.byIds(agenciesWhere(person, 'case.list'));
    const only = desks.size === 1 ? [...desks.keys()][0] : agency;
    const [codes, all, colleagues] = await Promise.all([
      this.worklist.procedures(person),
      this.published.all(),
      only !== undefined && desks.has(only) ? this.accounts.holders('specialist', only) : [],
    ]);
    const names = new Map(all.map(({ code, bundle }) => [code, bundle.name[locale]]));
    const agencies: Named[] = [...desks.values()].map(({ id, shortName }) => ({ id, name: shortName[locale] }));
    return {
      procedures: codes.map((id) => ({ id, name: names.get(id) ?? id })),
      agencies,
      colleagues: colleagues.filter(({ id }) => id !== person.accountId),
    };
  }
}
