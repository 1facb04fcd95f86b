import { Injectable } from '@nestjs/common';
import type { Session } from 'fastify';
import type { Person } from '../../platform/actor.js';
import { Clock } from '../../platform/clock/clock.js';
import { Db } from '../../platform/database/db.js';
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

/**
 * Sessions in PostgreSQL, for @fastify/session. Only the hash of an id is kept. A session in which nobody has signed in
 * is never written, so visitors have neither row nor cookie. Limits are counted by our clock.
 */
@Injectable()
export class SessionStore {
  constructor(
    private readonly db: Db,
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
    const now = this.clock.now();
    const hash = secretHash(id);
    const [row] = await this.db.query<{ account_id: string; actor: Person; touched_at: Date }>(
      'select account_id, actor, touched_at from sessions where id = $1 and touched_at > $2 and created_at > $3',
      [hash, new Date(now.getTime() - IDLE_MS), new Date(now.getTime() - LONGEST_MS)],
    );
    if (!row) return null;
    if (now.getTime() - row.touched_at.getTime() > TOUCH_EVERY_MS) {
      await this.db.query('update sessions set touched_at = $2 where id = $1', [hash, now]);
    }
    return { cookie: { originalMaxAge: null }, passport: row.account_id, actor: row.actor };
  }

  /** Writes the row of somebody who has just signed in, and sweeps out what has ended meanwhile. */
  private async begin(id: string, accountId: string, device: string | null): Promise<void> {
    const now = this.clock.now();
    await this.db.query('delete from sessions where touched_at < $1', [new Date(now.getTime() - IDLE_MS)]);
    const [row] = await this.db.query<PersonRow>(
      `select ${PERSON_COLUMNS} from accounts a where a.id = $1 and a.disabled_at is null`,
      [accountId],
    );
    if (!row) return;
    await this.db.query(
      `insert into sessions (id, account_id, actor, device, created_at, touched_at) values ($1, $2, $3, $4, $5, $5)
       on conflict (id) do nothing`,
      [secretHash(id), accountId, JSON.stringify(toPerson(row)), device, now],
    );
  }
}
