// One door to everything that is checked: node test/run.mjs everyday|full|check|bench|screenshots [jest options]
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, ROOT } from '../src/cli/prepare.mjs';

const bin = (path) => join(ROOT, 'node_modules', path);
const EVERYDAY = [
  'src',
  'test/architecture',
  'test/modules',
  'test/web',
  'test/api',
  'test/journeys',
  'test/migrations',
];
const LONG = ['test/browser', 'test/faults', ...EVERYDAY];
const REPORT = join(ROOT, '.cache/jest-report.json');

const MODES = {
  everyday: () => jest(EVERYDAY),
  full: () => jest(LONG, { LONG: '1' }),
  check: () =>
    step('format', bin('prettier/bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']) &&
    step('lint', bin('eslint/bin/eslint.js'), ['.', '--max-warnings', '0']) &&
    step('types', bin('typescript/bin/tsc'), ['--noEmit', '-p', 'tsconfig.check.json']) &&
    jest(['test/architecture']),
  bench: () => step('bench', join(ROOT, 'test/bench/run.mjs'), rest),
  screenshots: () => step('screenshots', join(ROOT, 'test/browser/screenshots.mjs'), rest),
};

const [mode, ...rest] = process.argv.slice(2);
const run = MODES[mode];
if (!run) stop(`Say one of: ${Object.keys(MODES).join(', ')}.`);
prepare();
process.exit(run() ? 0 : 1);

function step(name, script, args, env = {}) {
  const begun = Date.now();
  const done = spawnSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  console.log(`${name}: ${done.status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  return done.status === 0;
}

/** Runs the suites in these folders; says which tools are missing and how many tests were passed over for it. */
function jest(folders, env = {}) {
  const [seed, options] = [
    rest.find((one) => one.startsWith('--seed=')),
    rest.filter((one) => !one.startsWith('--seed=')),
  ];
  announceMissingTools();
  rmSync(REPORT, { force: true });
  const flags = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', bin('jest/bin/jest.js')];
  const there = folders.filter((folder) => existsSync(join(ROOT, folder)));
  const args = [...flags, '--json', `--outputFile=${REPORT}`, '--maxWorkers=2', ...options, ...there];
  const suites = { ...process.env, ...env, ...(seed && { SEED: seed.slice('--seed='.length) }) };
  const begun = Date.now();
  // With --json jest prints its report twice; the one for people goes to standard error.
  const done = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ['inherit', 'ignore', 'inherit'], env: suites });
  console.log(`suites: ${done.status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  if (!existsSync(REPORT)) return false;
  const report = JSON.parse(readFileSync(REPORT, 'utf8'));
  console.log(`${report.numPassedTests} passed, ${report.numFailedTests} failed, ${report.numPendingTests} skipped`);
  return done.status === 0;
}

function announceMissingTools() {
  if (!existsSync('/usr/bin/chromium'))
    console.log('Chromium is absent (/usr/bin/chromium): the browser suites are passed over.');
  const redis = spawnSync('redis-server', ['--version'], { stdio: 'ignore' });
  if (redis.status !== 0) console.log('redis-server is absent: the queue suites run on PostgreSQL only.');
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
