import type { TermUnit } from '../../calendar/calendar.types.js';

/** Units in which more time can be given. */
export const TERM_UNITS: readonly TermUnit[] = ['working_days', 'calendar_days', 'working_hours', 'months'];
