import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { BY_PAGES } from '../answers.mjs';
import { fire } from '../load.mjs';
import { coreTime, familyTime, onServerCore } from '../machine.mjs';

const AMOUNT = 3000;

/** Processor time of a public page, against node:http with the same compiled template and the same query. */
export async function servicePage(portal, report) {
  const raw = await startRaw(portal);
  try {
    const ours = () => portal.times().web;
    const theirs = () => familyTime(raw.pid);
    const runs = [];
    await spend(portal.url, ours);
    await spend(raw.url, theirs);
    for (let number = 0; number < 3; number++) {
      const [core, begun] = [coreTime(), performance.now()];
      const [portalMs, rawMs] = [await spend(portal.url, ours), await spend(raw.url, theirs)];
      const seconds = (performance.now() - begun) / 1000;
      const own = ((portalMs + rawMs) * AMOUNT) / 1000;
      const value = Number((portalMs / rawMs).toFixed(2));
      runs.push({
        value,
        portalMs,
        rawMs,
        othersOnServerCore: round(Math.max(0, (coreTime() - core - own) / seconds)),
      });
    }
    const middle = [...runs].sort((a, b) => a.value - b.value)[1];
    const detail = { portalMs: middle.portalMs, rawMs: middle.rawMs, requests: AMOUNT };
    const about = { unit: 'times raw node:http', goal: { atMost: 1.4 }, detail };
    report.add('service-page-cpu', about, { ...middle, runs });
  } finally {
    raw.child.kill();
  }
}

/** Milliseconds of processor time a page. */
async function spend(url, time) {
  const before = time();
  await fire({ url, connections: 4, amount: AMOUNT, requests: [{ path: `/services/${BY_PAGES}` }] });
  return round(((time() - before) * 1000) / AMOUNT);
}

const round = (number) => Number(number.toFixed(3));

async function startRaw(portal) {
  const [command, ...args] = [...onServerCore(), process.execPath, join(import.meta.dirname, '../raw-page.mjs')];
  const child = spawn(command, [...args, portal.database.url, BY_PAGES], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) return { child, pid: child.pid, url: line };
  throw new Error('The raw server did not start');
}
