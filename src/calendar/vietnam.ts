import type { Localised } from '../platform/i18n/localised.js';
import type { Day, WorkCalendar } from './calendar.types.js';
import { dayName, dayNumber, isoWeekday } from './internal/days.js';

/**
 * Working time of the public service centres and commune counters of Huế (since 1 September 2022) and the official days
 * off of Việt Nam: Labour Code 2019, Art. 112, 24 November since Resolution 28/2026/QH16, swaps and make-up days as
 * announced each year (for 2025: 8726/VPCP-KGVX; for 2026: 12729/VPCP-KGVX and 9441/TB-BNV). An installation starts with
 * it; administrators keep it up.
 */
const NEW_YEAR = { vi: 'Tết Dương lịch', en: 'New Year’s Day' };
const TET = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' };
const HUNG_KINGS = { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Commemoration Day' };
const VICTORY = { vi: 'Ngày Chiến thắng 30/4', en: 'Victory Day' };
const LABOUR = { vi: 'Ngày Quốc tế Lao động', en: 'International Labour Day' };
const NATIONAL = { vi: 'Quốc khánh', en: 'National Day' };
const CULTURE = { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnam Culture Day' };

const swapped = (holiday: Localised): Localised => ({
  vi: `${holiday.vi} (hoán đổi ngày làm việc)`,
  en: `${holiday.en} (day swapped)`,
});
const compensated = (holiday: Localised): Localised => ({
  vi: `${holiday.vi} (nghỉ bù)`,
  en: `${holiday.en} (day in lieu)`,
});
const workedFor = (day: string): Localised => ({ vi: `Làm bù cho ngày ${day}`, en: `Worked instead of ${day}` });

const PUBLISHED_DAYS_OFF: Readonly<Record<Day, Localised>> = {
  '2024-01-01': NEW_YEAR,
  ...days('2024-02-08', '2024-02-14', TET),
  '2024-04-18': HUNG_KINGS,
  '2024-04-29': swapped(VICTORY),
  '2024-04-30': VICTORY,
  '2024-05-01': LABOUR,
  ...days('2024-09-02', '2024-09-03', NATIONAL),
  '2025-01-01': NEW_YEAR,
  ...days('2025-01-27', '2025-01-31', TET),
  '2025-04-07': HUNG_KINGS,
  '2025-04-30': VICTORY,
  '2025-05-01': LABOUR,
  '2025-05-02': swapped(LABOUR),
  ...days('2025-09-01', '2025-09-02', NATIONAL),
  '2026-01-01': NEW_YEAR,
  '2026-01-02': swapped(NEW_YEAR),
  ...days('2026-02-16', '2026-02-20', TET),
  '2026-04-27': compensated(HUNG_KINGS),
  '2026-04-30': VICTORY,
  '2026-05-01': LABOUR,
  '2026-08-31': swapped(NATIONAL),
  ...days('2026-09-01', '2026-09-02', NATIONAL),
  '2026-11-24': CULTURE,
};

const PUBLISHED_MAKE_UP_DAYS: Readonly<Record<Day, Localised>> = {
  '2024-05-04': workedFor('29/4/2024'),
  '2025-04-26': workedFor('2/5/2025'),
  '2026-01-10': workedFor('2/1/2026'),
  '2026-08-22': workedFor('31/8/2026'),
};

/** The years after the last published one for which fixed-date holidays stand in, provisionally. */
const PROVISIONAL_YEARS = Array.from({ length: 14 }, (_, i) => 2027 + i);

const OFFICE_HOURS = [
  { from: '07:30', to: '11:30' },
  { from: '13:00', to: '17:00' },
] as const;

export const officialCalendar: WorkCalendar = {
  timeZone: 'Asia/Ho_Chi_Minh',
  weekly: { 1: OFFICE_HOURS, 2: OFFICE_HOURS, 3: OFFICE_HOURS, 4: OFFICE_HOURS, 5: OFFICE_HOURS },
  daysOff: Object.assign({}, PUBLISHED_DAYS_OFF, ...PROVISIONAL_YEARS.map(fixedHolidays)),
  makeUpDays: PUBLISHED_MAKE_UP_DAYS,
  publishedYears: [2024, 2025, 2026],
};

/**
 * The holidays of a year whose date does not depend on the moon or on an announcement, with their days in lieu: a holiday
 * on a Saturday or Sunday is taken on the next working day.
 */
export function fixedHolidays(year: number): Readonly<Record<Day, Localised>> {
  const fixed: readonly (readonly [string, Localised])[] = [
    ['01-01', NEW_YEAR],
    ['04-30', VICTORY],
    ['05-01', LABOUR],
    ['09-02', NATIONAL],
    ['11-24', CULTURE],
  ];
  const off: Record<Day, Localised> = {};
  for (const [date, name] of fixed) off[`${year}-${date}`] = name;
  for (const [date, name] of fixed) {
    const day = dayNumber(`${year}-${date}`);
    if (isoWeekday(day) > 5) off[nextFreeDay(day, off)] = compensated(name);
  }
  return off;
}

function nextFreeDay(day: number, off: Readonly<Record<Day, Localised>>): Day {
  let next = day + 1;
  while (isoWeekday(next) > 5 || off[dayName(next)]) next++;
  return dayName(next);
}

function days(from: Day, to: Day, reason: Localised): Record<Day, Localised> {
  const block: Record<Day, Localised> = {};
  for (let day = dayNumber(from); day <= dayNumber(to); day++) block[dayName(day)] = reason;
  return block;
}
