// Results as files, one a row, and as a table at the end.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { calibrate, describeMachine, load } from './machine.mjs';

const FOLDER = join(import.meta.dirname, 'results');

export class Report {
  #results = [];
  #calibration = calibrate();

  /** `goal`: {atLeast} or {atMost}, or nothing. `measured`: what `medianOfThree` answers, or {value}. */
  add(row, { unit, goal, detail = {} }, measured) {
    const { value, runs = [], cpuMs, p50, p99 } = measured;
    const before = this.#calibration;
    this.#calibration = calibrate();
    const noise = {
      calibrationMs: { before, after: this.#calibration },
      loadAverage: load(),
      ...(runs.length > 0 && {
        runs: runs.map((run) => run.value),
        othersOnServerCore: runs.map((run) => run.othersOnServerCore),
      }),
      machine: describeMachine(),
    };
    const extra = { ...(p50 !== undefined && { p50, p99 }), ...(cpuMs && { cpuMs }), ...detail };
    const result = { row, value, unit, goal: goal ?? null, date: new Date().toISOString(), noise, detail: extra };
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(join(FOLDER, `${row}.json`), `${JSON.stringify(result, undefined, 2)}\n`);
    this.#results.push(result);
    console.log(line(result));
  }

  print() {
    if (this.#results.length === 0) return;
    console.log(`\n${line(HEAD)}\n${this.#results.map(line).join('\n')}`);
    console.log('\nothers: share of the server’s core that other programs took, in the noisiest of three runs.');
    console.log(
      'cpu: milliseconds of processor time a piece of work, web + worker + database. Files: test/bench/results.',
    );
  }
}

function line({ row, value, unit, goal, noise, detail }) {
  const others = noise.othersOnServerCore ?? [''];
  const cpu = Object.values(detail.cpuMs ?? {});
  const cells = [
    [row, -28],
    [value, 9],
    [unit, -22],
    [goalText(goal), 9],
    [met(value, goal), -6],
    [detail.p50 ?? '', 7],
    [detail.p99 ?? '', 8],
    [cpu.map((one) => (typeof one === 'number' ? one.toFixed(2) : one)).join('+'), 17],
    [others.every((one) => typeof one === 'number') ? Math.max(...others) : others[0], 7],
  ];
  return cells
    .map(([text, width]) => (width < 0 ? String(text).padEnd(-width) : String(text).padStart(width)))
    .join(' ')
    .trimEnd();
}

const goalText = (goal) =>
  typeof goal === 'string' ? goal : !goal ? '' : 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`;

function met(value, goal) {
  if (!goal || typeof goal === 'string') return '';
  return ('atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost) ? 'met' : 'MISSED';
}

const HEAD = {
  row: 'row',
  value: 'value',
  unit: 'unit',
  goal: 'goal',
  noise: { othersOnServerCore: ['others'] },
  detail: { p50: 'p50', p99: 'p99', cpuMs: { all: 'cpu' } },
};
