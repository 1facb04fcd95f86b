import type { INestApplicationContext } from '@nestjs/common';
import { AgencyCalendars } from '../agencies/agency-calendars.service.js';
import { deadline } from '../calendar/deadline.js';
import { stepWords } from '../calendar/step-words.js';
import { PublishedProcedures } from '../catalog/published-procedures.service.js';
import { ShippedProcedures } from '../catalog/shipped-procedures.service.js';
import type { Bundle } from '../definition/bundle.types.js';
import { parseDefinition } from '../definition/text.js';
import { NotFound } from '../platform/errors/errors.js';
import { Wording } from '../platform/i18n/wording.js';
import { UsageError } from './usage.js';

const USAGE = 'deadline --procedure <code> --received <time, e.g. 2026-11-24T15:00> [--json]';

/**
 * `deadline --procedure <code> --received <time> [--json]`: when a case that is validly received then is due, and why. A
 * time without an offset is the office's own. Answers 1 for a procedure that nobody knows.
 */
export async function run(args: readonly string[], app: INestApplicationContext): Promise<number> {
  const code = option(args, '--procedure');
  const receivedAt = readTime(option(args, '--received'));
  const bundle = await bundleOf(app, code);
  if (!bundle) {
    console.error(`There is no procedure ${code}.`);
    return 1;
  }
  const { term, cutOff } = bundle.clock;
  const calendar = await app.get(AgencyCalendars, { strict: false }).common();
  const found = deadline({
    term,
    ...(cutOff !== undefined && { cutOff }),
    calendar,
    receivedAt,
    pauses: [],
    now: receivedAt,
  });
  const wording = app.get(Wording, { strict: false });
  const steps = found.steps.map((step) => {
    const { key, values } = stepWords(step, 'en');
    return { code: step.code, values: step.values, message: wording.t('en', key, values) };
  });
  const { due, provisional } = found;
  const answer = { procedure: code, received: receivedAt.toISOString(), due: due.toISOString(), provisional, steps };
  console.log(args.includes('--json') ? JSON.stringify(answer, null, 2) : steps.map((one) => one.message).join('\n'));
  return 0;
}

function option(args: readonly string[], name: string): string {
  const value = args.includes(name) ? args[args.indexOf(name) + 1] : undefined;
  if (value === undefined || value.startsWith('--')) throw new UsageError(`Usage: ${USAGE}`);
  return value;
}

/** Việt Nam has one time zone and no summer time. */
function readTime(text: string): Date {
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  const time = new Date(match ? `${match[1]}${match[2] ?? '+07:00'}` : Number.NaN);
  if (Number.isNaN(time.getTime())) throw new UsageError(`${text} is not a time. Usage: ${USAGE}`);
  return time;
}

/** The current version; in an installation that never started, the definition that comes along. */
async function bundleOf(app: INestApplicationContext, code: string): Promise<Bundle | undefined> {
  const shipped = app.get(ShippedProcedures, { strict: false });
  try {
    return (await app.get(PublishedProcedures, { strict: false }).current(code)).bundle;
  } catch (error) {
    if (!(error instanceof NotFound)) throw error;
    return (await shipped.codes()).includes(code) ? parseDefinition(await shipped.text(code)) : undefined;
  }
}
