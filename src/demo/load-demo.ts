import type { INestApplicationContext } from '@nestjs/common';
import { AuditQueries } from '../audit/audit.queries.js';
import { Audit } from '../audit/audit.service.js';
import { Silence } from '../notifications/silence.js';
import { system } from '../platform/actor.js';
import { Clock } from '../platform/clock/clock.js';
import { Transactions } from '../platform/database/transactions.js';
import { demoAddress, DEMO_PASSWORD, makeDemoAccounts } from './accounts.js';
import { planLives } from './plan-lives.js';

const LOADED = 'demo.loaded';

/**
 * Gives a trial installation its accounts and cases, once, and answers what to print at start. Cut off, the next start goes
 * on with the cases that are missing.
 */
export async function loadDemo(app: INestApplicationContext): Promise<readonly string[]> {
  const { items } = await app.get(AuditQueries, { strict: false }).search({ action: LOADED }, undefined, 1);
  if (items.length === 0) await app.get(Silence, { strict: false }).during(() => load(app));
  return [
    'Demo accounts:',
    ...['citizen', 'citizen2', 'reception', 'specialist', 'specialist2', 'leader', 'clerk', 'catalog', 'system'].map(
      (login) => `  ${demoAddress(login)}`,
    ),
    `  the staff again …@other.motcua.test`,
    `Password of all: ${DEMO_PASSWORD}`,
  ];
}

async function load(app: INestApplicationContext): Promise<void> {
  console.log('Loading the demo …');
  await makeDemoAccounts(app);
  const clock = app.get(Clock, { strict: false });
  const present = clock.aheadBy;
  try {
    for (const { at, happen } of await planLives(app, clock.now())) {
      clock.moveTo(clock.aheadBy + at.getTime() - clock.now().getTime());
      await happen();
    }
  } finally {
    clock.moveTo(present);
  }
  await app
    .get(Transactions, { strict: false })
    .run((tx) =>
      app
        .get(Audit, { strict: false })
        .record(tx, system('demo'), { action: LOADED, subject: { kind: 'demo', id: 'cases' } }),
    );
}
