import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { queryIn, type Tx } from '../platform/database/transactions.js';
import type { AuditFact } from './audit.types.js';

/** The append-only ledger of who did what to which thing. */
@Injectable()
export class Audit {
  constructor(private readonly clock: Clock) {}

  /** Writes one entry in the caller's transaction, so that there is no act without its entry and no entry without its act. */
  async record(tx: Tx, actor: Actor, fact: AuditFact): Promise<void> {
    await queryIn(
      tx,
      `insert into audit_entries
         (id, at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, agency_id, event_id, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        uuid(),
        this.clock.now(),
        actor.kind,
        actor.kind === 'person' ? actor.accountId : null,
        actor.kind === 'system' ? actor.name : null,
        fact.action,
        fact.subject.kind,
        fact.subject.id,
        fact.agencyId ?? null,
        fact.event ?? null,
        fact.detail ? JSON.stringify(fact.detail) : null,
      ],
    );
  }
}
