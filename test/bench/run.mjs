// Measures the built product: node test/bench/run.mjs [--only <row>] [--seconds <n>] [--profile <folder>]
import { parseArgs } from 'node:util';
import { pinToLoadCore } from './machine.mjs';
import { Portal } from './portal.mjs';
import { Report } from './report.mjs';

const ROWS = ['form-page', 'service-page', 'application', 'queue', 'submit', 'act', 'start'];
const { values: options } = parseArgs({
  options: { only: { type: 'string' }, seconds: { type: 'string', default: '8' }, profile: { type: 'string' } },
});
const seconds = Number(options.seconds);
if (!(seconds >= 1 && seconds <= 60)) stop('--seconds takes a number from 1 to 60.');
if (options.only !== undefined && !ROWS.includes(options.only)) stop(`--only takes one of: ${ROWS.join(', ')}.`);

pinToLoadCore();
const portal = new Portal(options);
let ending;
const end = (code) => (ending ??= portal.close().then(() => process.exit(code)));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(1));
// Whoever started this may be killed without a word.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end(1), 1000).unref();

try {
  await measure();
  await end(0);
} catch (error) {
  if (!ending) console.error(error);
  await end(1);
}

async function measure() {
  const report = new Report();
  const isAsked = (row) => options.only === undefined || options.only === row;
  const firstStart = await portal.start();
  if (isAsked('start')) await again(report, firstStart);
  const rows = await import('./rows.mjs');
  await rows.emptyServer(report, 'empty-server-before', { seconds });
  const submitter = new rows.Submitter(portal);
  for (const row of ROWS) {
    if (isAsked(row)) await rows.BY_NAME[row]?.(portal, report, { seconds, submitter });
  }
  await rows.emptyServer(report, 'empty-server-after', { seconds });
  report.add('memory-after', { unit: 'MiB resident' }, { value: portal.memory() });
  report.print();
}

/** The second start, as after any restart; the first one also makes the database and loads the demo. */
async function again(report, firstStart) {
  await portal.stop();
  const value = await portal.start();
  report.add('second-start', { unit: 'ms', goal: { atMost: 5000 }, detail: { firstStart } }, { value });
  report.add('memory-idle', { unit: 'MiB resident' }, { value: portal.memory() });
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}
