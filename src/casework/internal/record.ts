import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../../audit/audit.service.js';
import type { Person, System } from '../../platform/actor.js';
import { queryIn, type Tx } from '../../platform/database/transactions.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import { CASE, type CaseEvent } from '../case.messages.js';
import type { EventDetail } from '../case.types.js';

export interface NewEvent {
  readonly caseId: string;
  readonly revision: number;
  readonly at: Date;
  readonly event: CaseEvent;
  /** What people are told beside the event, where its name alone would tell them something else. */
  readonly news?: CaseEvent;
  readonly action: string | null;
  readonly side: 'applicant' | 'office' | 'system';
  readonly from: string | null;
  readonly to: string | null;
  readonly detail: EventDetail;
  /** The agency on whose ground it happened. */
  readonly agencyId: string;
}

/** What every act leaves behind: one event, one entry of the ledger that refers to it, one message. */
@Injectable()
export class CaseRecord {
  constructor(
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  async write(tx: Tx, actor: Person | System, given: NewEvent): Promise<void> {
    const id = uuid();
    await queryIn(
      tx,
      `insert into case_events (id, case_id, revision, at, event, action, side, actor, actor_name, from_state, to_state, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
      [
        id,
        given.caseId,
        given.revision,
        given.at,
        wordOf(given.event),
        given.action,
        given.side,
        actor.kind === 'person' ? actor.accountId : null,
        actor.name,
        given.from,
        given.to,
        JSON.stringify(given.detail),
      ],
    );
    const { caseId, event, news, agencyId } = given;
    await this.tell(tx, actor, { caseId, eventId: id, event, agencyId });
    if (news) await this.outbox.announce(tx, { type: news, subject: { kind: CASE, id: caseId } });
  }

  /** Ledger and message alone, where the event is written elsewhere: the submission writes it in its last statement. */
  async tell(
    tx: Tx,
    actor: Person | System,
    about: Pick<NewEvent, 'caseId' | 'event' | 'agencyId'> & { readonly eventId: string },
  ): Promise<void> {
    const subject = { kind: CASE, id: about.caseId };
    await this.audit.record(tx, actor, {
      action: `casework.${wordOf(about.event)}`,
      subject,
      agencyId: about.agencyId,
      event: about.eventId,
    });
    await this.outbox.announce(tx, { type: about.event, subject });
  }
}

/** `accepted` for `case.accepted`. */
export const wordOf = (event: CaseEvent): string => event.slice('case.'.length);
