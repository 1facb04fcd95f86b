import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Agencies } from '../../agencies/agencies.service.js';
import type { SealableApplication, SealedApplication } from '../../applications/application.types.js';
import type { Bundle } from '../../definition/bundle.types.js';
import { AccountQueries } from '../../identity/account.queries.js';
import type { Identification } from '../../identity/identity.types.js';
import { can } from '../../identity/permissions.js';
import { Charges } from '../../payments/charges.service.js';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Tx } from '../../platform/database/transactions.js';
import { Refused } from '../../platform/errors/errors.js';
import { dayOf } from '../../platform/i18n/format.js';
import type { Localised } from '../../platform/i18n/localised.js';
import { route } from '../../workflow/route.js';
import { stateOf } from '../../workflow/plan.js';
import type { AgencyLookup } from '../../workflow/workflow.types.js';
import { CASE } from '../case.messages.js';
import type { CaseGround } from './act.types.js';
import { CaseTimers } from './case-timers.js';
import { fileCase, type NewCase } from './file-case.js';
import { CaseGrounds } from './grounds.service.js';
import { CaseRecord } from './record.js';
import { listedValues, searchColumns } from './search-columns.js';

/** A submission that was judged and routed, before its transaction begins. */
export interface ReadySubmission {
  readonly caseId: string;
  readonly sealable: SealableApplication;
  readonly ground: CaseGround;
  /** How the person was known when they applied. */
  readonly identification: Identification;
}

/** Turns a sealed application into a case. */
@Injectable()
export class Submission {
  constructor(
    private readonly agencies: Agencies,
    private readonly grounds: CaseGrounds,
    private readonly charges: Charges,
    private readonly timers: CaseTimers,
    private readonly record: CaseRecord,
    private readonly accounts: AccountQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Where it goes, and what the case will stand on. Errors: as `route`; Refused `casework.not_your_counter` {agency} for
   * an officer who files for another agency than their own.
   */
  async prepare(actor: Person, sealable: SealableApplication): Promise<ReadySubmission> {
    const { version, answers } = sealable;
    const placed = await route(version.bundle.routing, answers, this.lookup(), dayOf(this.clock.now()));
    const ground = await this.grounds.of({
      versionId: version.versionId,
      receivedBy: placed.received_at,
      handledBy: placed.handled_by,
      decidedBy: placed.decided_by,
    });
    const receiver = ground.agencies.received_at;
    if (sealable.channel === 'counter' && !can(actor, 'case.file', receiver.id)) {
      throw new Refused('casework.not_your_counter', { agency: receiver.shortName[actor.locale] });
    }
    const { accountId } = sealable.applicant;
    const identification = accountId === null ? 'self_declared' : (await this.accounts.byId(accountId)).identification;
    return { caseId: uuid(), sealable, ground, identification };
  }

  /** Writes the case in the transaction that sealed its application; the counter comes last. Answers the code. */
  async file(
    tx: Tx,
    actor: Person,
    { caseId, ground, sealable, identification }: ReadySubmission,
    sealed: SealedApplication,
  ): Promise<string> {
    const { bundle } = ground;
    const { fee } = sealable;
    const made = this.newCase(actor, caseId, ground, sealed, fee);
    await this.charges.open(tx, { kind: CASE, id: caseId }, fee, feeBasis(bundle));
    await this.timers.watchState(tx, caseId, bundle.workflow, made.state.id, ground.calendar, made.submittedAt);
    const about = { caseId, eventId: made.eventId, event: 'case.submitted', agencyId: made.receivedBy } as const;
    await this.record.tell(tx, actor, about);
    return fileCase(tx, { ...made, detail: { ...made.detail, identification } });
  }

  private newCase(
    actor: Person,
    id: string,
    { bundle, agencies }: CaseGround,
    sealed: SealedApplication,
    fee: number,
  ): NewCase {
    const now = this.clock.now();
    const state = stateOf(bundle.workflow, bundle.workflow.start);
    const { channel } = sealed;
    return {
      id,
      eventId: uuid(),
      applicationId: sealed.id,
      procedureCode: bundle.code,
      versionId: sealed.version.versionId,
      channel,
      state,
      receivedBy: agencies.received_at.id,
      receiverCode: agencies.received_at.code,
      handledBy: agencies.handled_by.id,
      decidedBy: agencies.decided_by.id,
      heldAt: agencies[state.at].id,
      applicantAccount: sealed.applicant.accountId,
      search: searchColumns(id, sealed.applicant),
      values: listedValues(bundle, sealed.answers),
      feeDue: fee,
      submittedAt: now,
      day: dayOf(now),
      by: { accountId: actor.accountId, name: actor.name, side: channel === 'counter' ? 'office' : 'applicant' },
      detail: { channel, fee, answers: sealed.sha256 },
    };
  }

  private lookup(): AgencyLookup {
    return {
      serving: async (commune) => (await this.agencies.serving(commune))?.id,
      byCode: async (code) => (await this.agencies.list()).find((one) => one.code === code)?.id,
    };
  }
}

const feeBasis = ({ fee }: Bundle): Localised => ({
  vi: `${fee.text.vi}. ${fee.basis.vi}`,
  en: `${fee.text.en}. ${fee.basis.en}`,
});
