import type { INestApplicationContext } from '@nestjs/common';
import { Agencies } from '../agencies/agencies.service.js';
import { AgencyCalendars } from '../agencies/agency-calendars.service.js';
import { addWorkingTime, localDay } from '../calendar/working-time.js';
import type { WorkCalendar } from '../calendar/calendar.types.js';
import { WorklistQueries } from '../casework/worklist.queries.js';
import { DEMO_AGENCIES, demoPerson } from './accounts.js';
import { samplePerson } from './people.js';
import { SampleLife } from './sample-life.js';
import { SCRIPTS, type Script, TURNS } from './scripts.js';

/** Something that happens at a moment of the past. */
export interface Happening {
  readonly at: Date;
  happen(): Promise<void>;
}

const DAY_MS = 86_400_000;

/** Everything that happens to the sample cases that are missing, in the order of time. */
export async function planLives(app: INestApplicationContext, now: Date): Promise<Happening[]> {
  const lives: Happening[][] = [];
  for (const [index, script] of SCRIPTS.entries()) {
    if (!(await isThere(app, script, index))) lives.push(await planLife(app, script, index, now));
  }
  return lives.flat().sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A load that was cut off has made some already; each sample person has a telephone number of their own. */
async function isThere(app: INestApplicationContext, script: Script, index: number): Promise<boolean> {
  const reception = await demoPerson(app, 'reception', script.agency);
  const found = await app.get(WorklistQueries, { strict: false }).search(reception, samplePerson(index + 1).phone);
  return found.length > 0;
}

async function planLife(app: INestApplicationContext, script: Script, index: number, now: Date): Promise<Happening[]> {
  const agency = await app.get(Agencies, { strict: false }).byCode(DEMO_AGENCIES[script.agency]);
  const calendar = await app.get(AgencyCalendars, { strict: false }).of(agency.id);
  const life = new SampleLife(app, script, index, agency.communeCode ?? '19753');
  let at = opening(script.daysAgo, index, now, calendar);
  const happenings: Happening[] = [{ at, happen: () => life.submit(localDay(at)) }];
  for (const turn of TURNS[script.ending]) {
    at = addWorkingTime(at, { amount: turn.after, unit: 'minutes' }, calendar);
    if (at > now) break;
    happenings.push({ at, happen: () => life.act(turn.kind) });
  }
  return happenings;
}

/** Some minutes into the first working time of that day or after it, never in the future. */
function opening(daysAgo: number, index: number, now: Date, calendar: WorkCalendar): Date {
  const midnight = new Date(`${localDay(new Date(now.getTime() - daysAgo * DAY_MS))}T00:00:00+07:00`);
  const at = addWorkingTime(midnight, { amount: 5 + ((index * 13) % 150), unit: 'minutes' }, calendar);
  return at < now ? at : new Date(now.getTime() - 60_000);
}
