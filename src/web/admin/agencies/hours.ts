import type { WeeklyHours } from '../../../agencies/calendar-admin.service.js';
import type { OpeningHours } from '../../../calendar/calendar.types.js';
import type { Posted } from '../../shared/fields.types.js';
import { askSimply, type SimpleForm, textOf } from '../../shared/simple-form.js';

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;
/** Names of the questions, for the list of problems. */
export const HOURS = WEEKDAYS.map((day) => `hours-${day}`);

/** `08:00-11:30, 13:30-17:00` as hours. What is no time stays as typed, and is refused where it is saved. */
export function readHours(typed: Posted): WeeklyHours {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, readDay(textOf(typed, `hours-${day}`))]));
}

const readDay = (text: string): OpeningHours[] =>
  text
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [from = '', to = ''] = one.split(/\s*[-–]\s*/).map(wholeTime);
      return { from, to };
    });

/** `8:00`, `8h30` as `08:00`, `08:30`. */
const wholeTime = (text: string): string => {
  const match = /^(\d{1,2})(?:[:hg.](\d{2})?)?$/.exec(text.trim());
  return match ? `${(match[1] ?? '').padStart(2, '0')}:${match[2] ?? '00'}` : text;
};

const writeDay = (times: readonly OpeningHours[] | undefined): string =>
  (times ?? []).map(({ from, to }) => `${from}-${to}`).join(', ');

/** The form for a week. `own`: what is written down here; `inForce`: what holds, shown where there is nothing of its own. */
export function hoursModel(form: SimpleForm, own: WeeklyHours, inForce: WeeklyHours, action: string): object {
  const { speak, typed } = form;
  const isTyped = WEEKDAYS.some((day) => `hours-${day}` in typed);
  const written = Object.keys(own).length > 0;
  const values = Object.fromEntries(WEEKDAYS.map((day) => [`hours-${day}`, writeDay((written ? own : inForce)[day])]));
  const shown = { ...form, typed: isTyped ? typed : { ...typed, ...values } };
  return {
    action,
    intro: speak.t(introOf(written, Object.keys(inForce).length > 0)),
    days: WEEKDAYS.map((day) =>
      askSimply({ ...shown, words: 'agencies_admin.weekdays.' }, `hours-${day}`, { classes: 'govuk-input--width-20' }),
    ),
  };
}

/** An agency may go back to the hours of everybody; everybody may not. */
function introOf(written: boolean, agency: boolean): string {
  if (!written) return 'agencies_admin.hours_as_everybody';
  return agency ? 'agencies_admin.own_hours_agency' : 'agencies_admin.own_hours';
}
