import type { Day } from '../../calendar/calendar.types.js';
import { officialCalendar } from '../../calendar/vietnam.js';

const inZone = new Intl.DateTimeFormat('en-CA', {
  timeZone: officialCalendar.timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day of a moment where our agencies are. */
export const dayOf = (moment: Date): Day => inZone.format(moment);
