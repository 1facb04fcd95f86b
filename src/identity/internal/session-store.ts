import { Injectable } from '@nestjs/common';
import type { Session } from 'fastify';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
import { SharedRead } from '../../platform/database/shared-read.js';
import { queryIn, Transactions } from '../../platform/database/transactions.js';
import { PERSON_COLUMNS, type PersonRow, toPerson } from './account-rows.js';
import { secretHash } from './secrets.js';
import { IDLE_MS, LONGEST_MS, TOUCH_EVERY_MS } from './session-limits.js';

declare module 'fastify' {
  interface Session {
    cookie: { originalMaxAge: number | null };
    /** Account of who signed in; passport writes it. */
    passport?: string;
    /** Who that is, with the roles they hold now. */
    actor?: Person;
    /** The browser, in its own words. */
    device?: string;
  }
}

type Done = (error?: unknown) => void;

interface SessionRow {
  readonly handle: string;
  readonly account_id: string;
  readonly actor: Person;
  readonly touched_at: Date;
}

/**
 * Sessions in PostgreSQL, for @fastify/session. Only the hash of an id is kept. A session in which nobody has signed in
 * is never written, so visitors have neither row nor cookie. Limits are counted by our clock.
 */
@Injectable()
export class SessionStore {
  private readonly sessions = new SharedRead((handles) => this.read(handles));

  constructor(
    private readonly db: Db,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  get(id: string, done: (error: unknown, session?: Session | null) => void): void {
    this.find(id).then((session) => done(null, session), done);
  }

  set(id: string, session: Session, done: Done): void {
    const accountId = session.passport;
    if (accountId === undefined) return done();
    this.begin(id, accountId, session.device ?? null).then(() => done(), done);
  }

  destroy(id: string, done: Done): void {
    this.db.query('delete from sessions where id = $1', [secretHash(id)]).then(() => done(), done);
  }

  private async find(id: string): Promise<Session | null> {
    const hash = secretHash(id);
    const row = await this.sessions.ask(hash.toString('hex'));
    if (!row) return null;
    const now = this.clock.now();
    if (now.getTime() - row.touched_at.getTime() > TOUCH_EVERY_MS) {
      await this.db.query('update sessions set touched_at = $2 where id = $1', [hash, now]);
    }
    return { cookie: { originalMaxAge: null }, passport: row.account_id, actor: row.actor };
  }

  /** Sessions that are still good, by the hash of their id. */
  private async read(handles: string[]): Promise<ReadonlyMap<string, SessionRow>> {
    const now = this.clock.now().getTime();
    const rows = await this.db.query<SessionRow>(
      `select encode(id, 'hex') as handle, account_id, actor, touched_at from sessions
       where id = any($1::bytea[]) and touched_at > $2 and created_at > $3`,
      [handles.map((handle) => Buffer.from(handle, 'hex')), new Date(now - IDLE_MS), new Date(now - LONGEST_MS)],
    );
    return new Map(rows.map((row) => [row.handle, row]));
  }

  /** Writes the row of somebody who has just signed in, and sweeps out what has ended meanwhile. */
  private async begin(id: string, accountId: string, device: string | null): Promise<void> {
    const now = this.clock.now();
    await this.db.query('delete from sessions where touched_at < $1', [new Date(now.getTime() - IDLE_MS)]);
    await this.transactions.run(async (tx) => {
      // Whoever changes roles or shuts the account holds this lock: they see this session, or it sees what they did.
      await queryIn(tx, 'select 1 from accounts where id = $1 for share', [accountId]);
      const [row] = await queryIn<PersonRow>(
        tx,
        `select ${PERSON_COLUMNS} from accounts a where a.id = $1 and a.disabled_at is null`,
        [accountId],
      );
      if (!row) return;
      await queryIn(
        tx,
        `insert into sessions (id, account_id, actor, device, created_at, touched_at) values ($1, $2, $3, $4, $5, $5)
         on conflict (id) do nothing`,
        [secretHash(id), accountId, JSON.stringify(toPerson(row)), device, now],
      );
    });
  }
}
