import { setTimeout as pause } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { DEMO_CLOCK_LOOK_MS } from '../platform/clock/demo-clock.js';
import { Config } from '../platform/config/config.js';
import { Db } from '../platform/database/db.js';
import { UsageError } from './usage.js';

const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `clock +5d` moves the clock of all processes five days on; `clock reset` takes it back to the present. Demo only. */
export async function run(args: readonly string[], app: INestApplicationContext): Promise<number> {
  if (!app.get(Config).demo) throw new UsageError('The clock can be moved in demo mode only (DEMO=yes).');
  const step = parse(args[0]);
  const [row] = await app.get(Db).query<{ ahead_ms: string }>(
    `insert into demo_clock (ahead_ms) values ($1)
     on conflict (only_row) do update set ahead_ms = case when $2 then 0 else demo_clock.ahead_ms + $1 end
     returning ahead_ms`,
    [step ?? 0, step === undefined],
  );
  // The other processes look this often; after two looks all of them follow.
  await pause(2 * DEMO_CLOCK_LOOK_MS);
  const ahead = Number(row?.ahead_ms ?? 0);
  console.log(`The clock says ${new Date(Date.now() + ahead).toISOString()}.`);
  return 0;
}

/** Milliseconds to move on by, or undefined for `reset`. */
function parse(text: string | undefined): number | undefined {
  if (text === 'reset') return undefined;
  const match = /^\+(\d{1,5})([mhd])$/.exec(text ?? '');
  const unit = UNIT_MS[match?.[2] ?? ''];
  if (!match?.[1] || !unit) throw new UsageError('Say how far: clock +30m, clock +5h, clock +5d, or clock reset.');
  return Number(match[1]) * unit;
}
