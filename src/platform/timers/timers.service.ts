import { Injectable, type OnModuleInit } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Clock } from '../clock/clock.js';
import { Db } from '../database/db.js';
import { queryIn, Transactions, type Tx } from '../database/transactions.js';
import type { MessagePayload, Subject } from '../outbox/message.js';
import { type Hearing, Listeners } from '../outbox/listeners.service.js';
import { Outbox } from '../outbox/outbox.service.js';
import { defineJob, noPayload } from '../queue/job.js';
import { Jobs } from '../queue/jobs.service.js';

export const TAKE_DUE_TIMERS = defineJob({ name: 'timers.take', queue: 'acts', check: noPayload });

/** A moment at which something has to be looked at. */
export interface NewTimer {
  readonly subject: Subject;
  /** `module.what_is_due`; a subject has at most one timer of a name. */
  readonly name: string;
  readonly at: Date;
  readonly payload?: MessagePayload;
}

/** A timer that has come due. */
export interface DueTimer {
  readonly subject: Subject;
  readonly name: string;
  readonly payload: MessagePayload;
  /** When it was noticed, by the application's clock. */
  readonly at: Date;
}

const EVERY_MS = 2_000;
const BATCH = 200;

/**
 * Moments in the future, as rows that are gone once they have come due. A job looks every two seconds which are due by the application's clock and announces
 * them; the listener gets the transition under way. It has to look at the present first: between the moment and the
 * handler, somebody may have acted.
 */
@Injectable()
export class Timers implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly listeners: Listeners,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.repeat(TAKE_DUE_TIMERS, EVERY_MS, async () => {
      await this.takeDue();
    });
  }

  /** Sets the timer, or moves the one of this name to the new moment. */
  async set(tx: Tx, timer: NewTimer): Promise<void> {
    await queryIn(
      tx,
      `insert into timers (id, subject_kind, subject_id, name, due_at, payload) values ($1, $2, $3, $4, $5, $6)
       on conflict (subject_kind, subject_id, name)
       do update set due_at = excluded.due_at, payload = excluded.payload`,
      [
        uuid(),
        timer.subject.kind,
        timer.subject.id,
        timer.name,
        timer.at,
        timer.payload ? JSON.stringify(timer.payload) : null,
      ],
    );
  }

  /** Ends the timer of this name, or every timer of the subject. */
  async cancel(tx: Tx, subject: Subject, name?: string): Promise<void> {
    await queryIn(
      tx,
      `delete from timers where subject_kind = $1 and subject_id = $2 and ($3::text is null or name = $3)`,
      [subject.kind, subject.id, name ?? null],
    );
  }

  /** Names who acts when a timer of this name comes due; to be called from `onModuleInit`. Once a name. */
  on(name: string, handler: (timer: DueTimer, hearing: Hearing) => Promise<void>): void {
    this.listeners.on(messageOf(name), `timer.${name}`, ({ subject, payload, at }, hearing) =>
      handler({ subject, name, payload, at }, hearing),
    );
  }

  /** When the timer of this name is due; undefined where there is none. */
  async dueAt(subject: Subject, name: string): Promise<Date | undefined> {
    const [row] = await this.db.query<{ due_at: Date }>(
      'select due_at from timers where subject_kind = $1 and subject_id = $2 and name = $3',
      [subject.kind, subject.id, name],
    );
    return row?.due_at;
  }

  /** Announces every timer that is due, each once, and answers how many there were. */
  async takeDue(): Promise<number> {
    let taken = 0;
    for (;;) {
      const some = await this.takeSome();
      taken += some;
      if (some < BATCH) return taken;
    }
  }

  private takeSome(): Promise<number> {
    return this.transactions.run(async (tx) => {
      const rows = await queryIn<TimerRow>(
        tx,
        `delete from timers where id in
           (select id from timers where due_at <= $1 order by due_at limit $2 for update skip locked)
         returning subject_kind, subject_id, name, payload`,
        [this.clock.now(), BATCH],
      );
      for (const row of rows) {
        const subject = { kind: row.subject_kind, id: row.subject_id };
        await this.outbox.announce(tx, { type: messageOf(row.name), subject, payload: row.payload ?? {} });
      }
      return rows.length;
    });
  }
}

interface TimerRow {
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly name: string;
  readonly payload: MessagePayload | null;
}

const messageOf = (name: string): string => `timer.${name}`;
