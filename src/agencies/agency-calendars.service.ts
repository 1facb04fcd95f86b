import { Injectable } from '@nestjs/common';
import type { WorkCalendar } from '../calendar/calendar.types.js';
import { Db } from '../platform/database/db.js';
import { type CalendarRow, type CalendarSheet, composeCalendar, readSheets } from './internal/calendar-sheets.js';
import { DataVersions, Remembered } from './internal/version.js';

/** When each agency works: what holds for the whole installation, and over it what an agency has of its own. */
@Injectable()
export class AgencyCalendars {
  private readonly sheets: Remembered<ReadonlyMap<string | null, CalendarSheet>>;

  constructor(
    private readonly db: Db,
    versions: DataVersions,
  ) {
    this.sheets = new Remembered(versions, 'calendars', () => this.load());
  }

  /** The calendar of an agency. One that has nothing of its own works as everybody does. */
  async of(agencyId: string): Promise<WorkCalendar> {
    const sheets = await this.sheets.get();
    return composeCalendar(sheets.get(null), sheets.get(agencyId));
  }

  /** The calendar of everybody. */
  async common(): Promise<WorkCalendar> {
    return composeCalendar((await this.sheets.get()).get(null));
  }

  /** What was written down for an agency itself, or for everybody (null), to be edited; undefined where nothing was. */
  async sheet(agencyId: string | null): Promise<CalendarSheet | undefined> {
    return (await this.sheets.get()).get(agencyId);
  }

  private async load(): Promise<ReadonlyMap<string | null, CalendarSheet>> {
    const rows = await this.db.query<CalendarRow>(
      `select c.agency_id, c.time_zone, c.published_years,
         coalesce((select jsonb_agg(jsonb_build_object('day', d.day::text, 'kind', d.kind, 'name', d.name) order by d.day)
           from calendar_days d where d.calendar_id = c.id), '[]') as days,
         coalesce((select jsonb_agg(jsonb_build_object('weekday', h.weekday, 'from', to_char(h.opens, 'HH24:MI'),
             'to', to_char(h.closes, 'HH24:MI')) order by h.weekday, h.opens)
           from opening_hours h where h.calendar_id = c.id), '[]') as hours
       from calendars c`,
    );
    return readSheets(rows);
  }
}
