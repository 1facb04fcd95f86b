import { Injectable } from '@nestjs/common';
import { v7 as uuid } from 'uuid';
import { Audit } from '../audit/audit.service.js';
import type { Day, OpeningHours } from '../calendar/calendar.types.js';
import type { Actor } from '../platform/actor.js';
import { queryIn, type Tx, Transactions } from '../platform/database/transactions.js';
import { Invalid, type Problem } from '../platform/errors/errors.js';
import { cleanText } from '../platform/text.js';
import type { CalendarDay } from './agencies.types.js';
import { raiseVersion } from './internal/version.js';

/** By ISO weekday 1 to 7; a weekday without times is a weekly day off. */
export type WeeklyHours = Readonly<Record<number, readonly OpeningHours[]>>;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * When an agency (or, with null, everybody) works. A change holds for dates that are computed from now on; what was
 * promised to somebody stays. Who may make it is judged by the caller.
 */
@Injectable()
export class CalendarAdmin {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /**
   * Replaces all opening hours; none at all puts an agency back on the common ones. Invalid at `hours-<weekday>`:
   * `agencies.hours_wrong`, `agencies.hours_overlap`; `agencies.hours_missing` where everybody's would be empty.
   */
  async setHours(actor: Actor, agencyId: string | null, weekly: WeeklyHours): Promise<void> {
    const hours = readHours(weekly);
    if (agencyId === null && hours.length === 0) throw new Invalid([{ at: 'hours-1', code: 'agencies.hours_missing' }]);
    await this.change(actor, agencyId, 'agencies.hours_changed', async (tx, calendarId) => {
      await queryIn(tx, 'delete from opening_hours where calendar_id = $1', [calendarId]);
      await queryIn(
        tx,
        `insert into opening_hours (calendar_id, weekday, opens, closes)
         select $1, weekday, opens, closes from jsonb_to_recordset($2) as h (weekday int, opens time, closes time)`,
        [calendarId, JSON.stringify(hours)],
      );
    });
  }

  /** Writes one special day, in place of what was said of it before. Invalid `agencies.day_wrong`, `agencies.day_name_missing`. */
  async putDay(actor: Actor, agencyId: string | null, given: CalendarDay): Promise<void> {
    const problems: Problem[] = [];
    if (!isDay(given.day)) problems.push({ at: 'day', code: 'agencies.day_wrong' });
    const name = given.name && { vi: cleanText(given.name.vi), en: cleanText(given.name.en) };
    if (given.kind !== 'usual' && (!name?.vi || !name.en))
      problems.push({ at: 'name-vi', code: 'agencies.day_name_missing' });
    if (problems.length > 0) throw new Invalid(problems);
    await this.change(actor, agencyId, 'agencies.day_changed', (tx, calendarId) =>
      queryIn(
        tx,
        `insert into calendar_days (calendar_id, day, kind, name) values ($1, $2, $3, $4)
         on conflict (calendar_id, day) do update set kind = excluded.kind, name = excluded.name`,
        [calendarId, given.day, given.kind, given.kind === 'usual' ? null : JSON.stringify(name)],
      ),
    );
  }

  /** Takes a special day away; again: no effect. */
  async removeDay(actor: Actor, agencyId: string | null, day: Day): Promise<void> {
    if (!isDay(day)) throw new Invalid([{ at: 'day', code: 'agencies.day_wrong' }]);
    await this.change(actor, agencyId, 'agencies.day_changed', (tx, calendarId) =>
      queryIn(tx, 'delete from calendar_days where calendar_id = $1 and day = $2', [calendarId, day]),
    );
  }

  private async change(
    actor: Actor,
    agencyId: string | null,
    action: string,
    write: (tx: Tx, calendarId: string) => Promise<unknown>,
  ): Promise<void> {
    await this.transactions.run(async (tx) => {
      await write(tx, await calendarOf(tx, agencyId));
      await raiseVersion(tx, 'calendars');
      const subject = { kind: 'calendar', id: agencyId ?? 'common' };
      await this.audit.record(tx, actor, { action, subject, ...(agencyId !== null && { agencyId }) });
    });
  }
}

/** A day of the calendar, so not 30 February. */
function isDay(text: string): boolean {
  const moment = DAY.test(text) ? new Date(`${text}T00:00:00Z`) : undefined;
  return moment !== undefined && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}

/** The sheet of an agency, made where it has none yet; locked. */
async function calendarOf(tx: Tx, agencyId: string | null): Promise<string> {
  await queryIn(
    tx,
    `insert into calendars (id, agency_id, time_zone, published_years)
     select $1, $2, time_zone, '{}' from calendars where agency_id is null
     on conflict (agency_id) do nothing`,
    [uuid(), agencyId],
  );
  const [row] = await queryIn<{ id: string }>(
    tx,
    'select id from calendars where agency_id is not distinct from $1 for update',
    [agencyId],
  );
  if (!row) throw new Error('There is no calendar');
  return row.id;
}

function readHours(weekly: WeeklyHours): { weekday: number; opens: string; closes: string }[] {
  const problems: Problem[] = [];
  const hours = Object.entries(weekly).flatMap(([weekday, times]) => {
    const sorted = [...times].sort((a, b) => a.from.localeCompare(b.from));
    const wrong = sorted.some(({ from, to }) => !TIME.test(from) || !TIME.test(to) || from >= to);
    const overlap = sorted.some(({ from }, at) => at > 0 && from < (sorted[at - 1]?.to ?? ''));
    if (wrong || overlap) {
      problems.push({ at: `hours-${weekday}`, code: wrong ? 'agencies.hours_wrong' : 'agencies.hours_overlap' });
    }
    return sorted.map(({ from, to }) => ({ weekday: Number(weekday), opens: from, closes: to }));
  });
  if (problems.length > 0) throw new Invalid(problems);
  return hours;
}
