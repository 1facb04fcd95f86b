// Builds and starts again whenever a source changes; the database keeps running in between.
import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { prepare, ROOT } from './prepare.mjs';

const SETTLE_MS = 150;
let child;
let timer;
let starting = Promise.resolve();

function start() {
  child = spawn(process.execPath, [join(ROOT, 'src/cli/start.mjs')], { stdio: 'inherit' });
}

async function again() {
  const old = child;
  if (old && old.exitCode === null && old.signalCode === null) {
    const gone = new Promise((resolve) => old.once('exit', resolve));
    old.kill('SIGTERM');
    await gone;
  }
  start();
}

prepare();
start();
for (const part of ['src', 'views', 'migrations']) {
  watch(join(ROOT, part), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      starting = starting.then(again);
    }, SETTLE_MS);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    child?.once('exit', (code) => process.exit(code ?? 0));
    child?.kill(signal);
  });
}
