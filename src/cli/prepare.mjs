// Plain JavaScript, because it runs before anything is installed or built.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const LEAST_NODE = [20, 19];

/** Installs the packages where the lock file is newer than what is installed; builds where a source has changed. */
export function prepare({ quiet = false } = {}) {
  checkNode();
  install(quiet);
  build(quiet);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  stop(`Motcua needs Node ${LEAST_NODE.join('.')} or newer; this is ${process.versions.node}.`);
}

function install(quiet) {
  if (isInstalled()) return;
  if (!quiet) console.log('Installing packages …');
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], 'The packages could not be installed.');
}

/** npm keeps its own list of what lies in node_modules; packages for other machines are missing there on purpose. */
function isInstalled() {
  const list = join(ROOT, 'node_modules/.package-lock.json');
  if (!existsSync(list)) return false;
  const there = JSON.parse(readFileSync(list, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (there[path] ? there[path].version === version : optional),
  );
}

export function build(quiet) {
  const stamp = join(ROOT, 'dist/.built');
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  if (!quiet) console.log('Building …');
  rmSync(stamp, { force: true });
  for (const part of ['src', 'migrations']) rmSync(join(ROOT, 'dist', part), { recursive: true, force: true });
  run(
    process.execPath,
    [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', join(ROOT, 'tsconfig.json')],
    'The build failed.',
  );
  run(process.execPath, [join(ROOT, 'src/cli/build-assets.mjs')], 'The style sheets and scripts could not be built.');
  writeFileSync(stamp, now);
}

/** Changes with any source that the build reads; by size and time, so that it costs a few milliseconds. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const part of ['src', 'migrations', 'views', 'tsconfig.json', 'package-lock.json'])
    visit(join(ROOT, part), hash);
  return hash.digest('hex');
}

function visit(path, hash) {
  const about = statSync(path);
  if (!about.isDirectory()) return void hash.update(`${path} ${about.size} ${about.mtimeMs}\n`);
  for (const name of readdirSync(path).sort()) visit(join(path, name), hash);
}

function run(command, args, failure) {
  const done = spawnSync(command, args, { cwd: ROOT, stdio: 'inherit' });
  if (done.status !== 0) stop(failure);
}

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
