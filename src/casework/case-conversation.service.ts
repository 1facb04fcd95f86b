import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.service.js';
import { can } from '../identity/permissions.js';
import type { Person } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Db } from '../platform/database/db.js';
import { queryIn, Transactions, type Tx } from '../platform/database/transactions.js';
import { Forbidden, Refused } from '../platform/errors/errors.js';
import { Outbox } from '../platform/outbox/outbox.service.js';
import { CASE } from './case.messages.js';
import type { ConversationEntry, Note } from './case.types.js';
import { isApplicant, mustReach, type Reach } from './internal/access.js';
import { InputReader } from './internal/read-input.js';

interface Door extends Reach {
  readonly id: string;
  readonly heldAt: string;
  readonly closedAt: Date | null;
}

const DOOR = `select id, held_at as "heldAt", applicant_account as "applicantAccount", received_by as "receivedBy",
  handled_by as "handledBy", decided_by as "decidedBy", closed_at as "closedAt" from case_files where code = $1`;

/** What is said about a case and is no legal act: messages between citizen and office, internal notes, a rating. */
@Injectable()
export class CaseConversation {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /**
   * Writes to the other side. The applicant's side wins for somebody who is both.
   * Errors: NotFound for a case of somebody else; Forbidden for an officer who may not write; Invalid at `text`.
   */
  async write(actor: Person, code: string, text: string): Promise<void> {
    const clean = readText(text);
    await this.transactions.run(async (tx) => {
      const file = await this.door(tx, actor, code);
      const side = isApplicant(actor, file) ? 'applicant' : 'office';
      if (
        side === 'office' &&
        ![file.receivedBy, file.handledBy, file.decidedBy].some((id) => can(actor, 'case.write', id))
      ) {
        throw new Forbidden('casework.may_not_write');
      }
      if (side === 'office' && file.applicantAccount === null) throw new Refused('casework.nobody_to_read');
      await queryIn(
        tx,
        `insert into conversation_entries (id, case_id, at, side, by_account, by_name, text) values ($1, $2, $3, $4, $5, $6, $7)`,
        [uuid(), file.id, this.clock.now(), side, actor.accountId, actor.name, clean],
      );
      const unread = side === 'applicant' ? 'unread_by_office' : 'unread_by_applicant';
      await queryIn(tx, `update case_files set ${unread} = true where id = $1`, [file.id]);
      const type = side === 'applicant' ? 'case.message_from_applicant' : 'case.message_from_office';
      await this.outbox.announce(tx, { type, subject: { kind: CASE, id: file.id } });
      await this.audit.record(tx, actor, {
        action: `casework.message_from_${side}`,
        subject: { kind: CASE, id: file.id },
        agencyId: file.heldAt,
      });
    });
  }

  /** The conversation, oldest first; what the other side wrote counts as read from now on. */
  async read(actor: Person, code: string): Promise<ConversationEntry[]> {
    const [found] = await this.db.query<Door>(DOOR, [code]);
    const file = mustReach(actor, found);
    const side = isApplicant(actor, file) ? 'applicant' : 'office';
    const entries = await this.db.query<ConversationEntry>(
      `select id, at, side, by_name as by, text, read_at as "readAt" from conversation_entries where case_id = $1 order by at, id`,
      [file.id],
    );
    const unread = entries.filter((entry) => entry.side !== side && entry.readAt === null);
    if (unread.length > 0) await this.markRead(file.id, side, unread);
    return entries;
  }

  /** An internal note; no applicant ever sees it. Errors: NotFound, Invalid at `text`. */
  async note(actor: Person, code: string, text: string): Promise<void> {
    const clean = readText(text);
    await this.transactions.run(async (tx) => {
      const file = await this.door(tx, actor, code, 'office');
      await queryIn(
        tx,
        `insert into notes (id, case_id, at, by_account, by_name, text) values ($1, $2, $3, $4, $5, $6)`,
        [uuid(), file.id, this.clock.now(), actor.accountId, actor.name, clean],
      );
      await this.audit.record(tx, actor, {
        action: 'casework.noted',
        subject: { kind: CASE, id: file.id },
        agencyId: file.heldAt,
      });
    });
  }

  /** Internal notes, newest first, for officers only. */
  async notes(actor: Person, code: string): Promise<Note[]> {
    const [found] = await this.db.query<Door>(DOOR, [code]);
    const file = mustReach(actor, found, 'office');
    return this.db.query<Note>(
      `select id, at, by_name as by, text from notes where case_id = $1 order by at desc, id desc`,
      [file.id],
    );
  }

  /** How the applicant found it, 1 to 5, once the case has ended; a later rating replaces the first. */
  async rate(
    actor: Person,
    code: string,
    given: { readonly score: unknown; readonly comment?: unknown },
  ): Promise<void> {
    const reader = new InputReader(given);
    const score = reader.integer('score', 1, 5);
    const comment = reader.optional('comment');
    reader.done();
    await this.transactions.run(async (tx) => {
      const file = await this.door(tx, actor, code, 'applicant');
      if (file.closedAt === null) throw new Refused('casework.rate_after_end');
      await queryIn(
        tx,
        `insert into case_ratings (case_id, score, comment, at) values ($1, $2, $3, $4)
         on conflict (case_id) do update set score = excluded.score, comment = excluded.comment, at = excluded.at`,
        [file.id, score, comment, this.clock.now()],
      );
      await this.outbox.announce(tx, { type: 'case.rated', subject: { kind: CASE, id: file.id } });
    });
  }

  private async door(tx: Tx, actor: Person, code: string, as?: 'applicant' | 'office'): Promise<Door> {
    const [found] = await queryIn<Door>(tx, `${DOOR} for no key update`, [code]);
    return mustReach(actor, found, as);
  }

  /** Only what was shown: a message that came in the meantime is still to be read. */
  private async markRead(
    caseId: string,
    side: 'applicant' | 'office',
    shown: readonly Pick<ConversationEntry, 'id'>[],
  ): Promise<void> {
    const unread = side === 'office' ? 'unread_by_office' : 'unread_by_applicant';
    await this.transactions.run(async (tx) => {
      await queryIn(tx, 'select 1 from case_files where id = $1 for no key update', [caseId]);
      await queryIn(
        tx,
        `update conversation_entries set read_at = $2 where case_id = $1 and id = any($3::uuid[]) and read_at is null`,
        [caseId, this.clock.now(), shown.map((entry) => entry.id)],
      );
      await queryIn(
        tx,
        `update case_files set ${unread} = exists (select 1 from conversation_entries
           where case_id = $1 and side <> $2 and read_at is null) where id = $1`,
        [caseId, side],
      );
    });
  }
}

function readText(text: unknown): string {
  const reader = new InputReader({ text });
  const clean = reader.text('text', 4000);
  reader.done();
  return clean;
}
