import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { AgencyCalendars } from '../../../../agencies/agency-calendars.service.js';
import { AdministrativeUnits } from '../../../../agencies/units.service.js';
import { deadline } from '../../../../calendar/deadline.js';
import type { Deadline } from '../../../../calendar/calendar.types.js';
import { CaseQueries } from '../../../../casework/case.queries.js';
import type { CaseForOfficer } from '../../../../casework/case.types.js';
import { PublishedProcedures } from '../../../../catalog/published-procedures.service.js';
import type { Bundle } from '../../../../definition/bundle.types.js';
import { AccountQueries } from '../../../../identity/account.queries.js';
import type { Person } from '../../../../platform/actor.js';
import { Clock } from '../../../../platform/clock/clock.js';
import { NotFound } from '../../../../platform/errors/errors.js';
import type { Speak } from '../../../shared/speak.js';
import type { ActFacts } from './act-form.types.js';

/** What the form of an act stands on; only what its kind needs is looked up. */
@Injectable()
export class ActGround {
  constructor(
    private readonly cases: CaseQueries,
    private readonly procedures: PublishedProcedures,
    private readonly accounts: AccountQueries,
    private readonly calendars: AgencyCalendars,
    private readonly units: AdministrativeUnits,
    private readonly clock: Clock,
  ) {}

  /** Errors: NotFound for a case of another office, and for an action the procedure does not have. */
  async of(person: Person, code: string, actionId: string, speak: Speak): Promise<Omit<ActFacts, 'setting'> & UnitsOf> {
    const [view, submitted, units] = await Promise.all([
      this.cases.forOfficer(person, code),
      this.cases.applicationOf(person, code),
      this.units.book(),
    ]);
    const { bundle } = await this.procedures.version(view.versionId);
    const action = bundle.workflow.actions.find((one) => one.id === actionId);
    if (!action) throw new NotFound('workflow.unknown_action', { action: actionId });
    return {
      ...{ view, submitted, bundle, action, speak, units },
      specialists:
        action.kind === 'assign' ? await this.accounts.holders('specialist', view.agencies.handledBy.id) : [],
      wouldBeDue: await this.wouldBeDue(view, bundle),
      key: uuid(),
    };
  }

  private async wouldBeDue(view: CaseForOfficer, { clock }: Bundle): Promise<Deadline> {
    const now = this.clock.now();
    const calendar = await this.calendars.of(view.agencies.handledBy.id);
    const { term, cutOff } = clock;
    return deadline({ term, ...(cutOff !== undefined && { cutOff }), calendar, receivedAt: now, pauses: [], now });
  }
}

type UnitsOf = Pick<ActFacts['setting'], 'units'>;
