import type { Day, OpeningHours, WorkCalendar } from '../../calendar/calendar.types.js';
import { officialCalendar } from '../../calendar/vietnam.js';
import type { Localised } from '../../platform/i18n/localised.js';
import type { CalendarDay, CalendarSheet } from '../agencies.types.js';

export type { CalendarSheet };

export interface CalendarRow {
  agency_id: string | null;
  time_zone: string;
  published_years: number[];
  days: CalendarDay[];
  hours: { weekday: number; from: string; to: string }[];
}

export function readSheets(rows: readonly CalendarRow[]): ReadonlyMap<string | null, CalendarSheet> {
  return new Map(
    rows.map((row) => [
      row.agency_id,
      { timeZone: row.time_zone, publishedYears: row.published_years, days: row.days, weekly: weeklyOf(row.hours) },
    ]),
  );
}

function weeklyOf(hours: CalendarRow['hours']): CalendarSheet['weekly'] {
  const weekly: Record<number, OpeningHours[]> = {};
  for (const { weekday, from, to } of hours) (weekly[weekday] ??= []).push({ from, to });
  return weekly;
}

/**
 * One calendar out of two sheets. An agency's hours replace the common ones as a whole; its days stand beside the common
 * ones and win where both speak of the same day.
 */
export function composeCalendar(common: CalendarSheet | undefined, own?: CalendarSheet): WorkCalendar {
  if (!common) return officialCalendar;
  const days = new Map<Day, CalendarDay>([...common.days, ...(own?.days ?? [])].map((one) => [one.day, one]));
  const pick = (kind: CalendarDay['kind']): Record<Day, Localised> =>
    Object.fromEntries(
      [...days.values()].flatMap((one) => (one.kind === kind && one.name ? [[one.day, one.name]] : [])),
    );
  const hasHours = own && Object.keys(own.weekly).length > 0;
  return {
    timeZone: common.timeZone,
    weekly: hasHours ? own.weekly : common.weekly,
    daysOff: pick('off'),
    makeUpDays: pick('make_up'),
    publishedYears: common.publishedYears,
  };
}
