// What the machine does besides: cores, processor time, and how much of it others take.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';

const TICKS = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;
const canPin = spawnSync('taskset', ['--version']).status === 0 && availableParallelism() > 1;

/** Server and database on one core, whoever asks on the other; undefined where that cannot be had. */
export const CORES = canPin ? { server: 0, load: 1 } : undefined;

/** Words that put a command on the server's core and end it with this process, however that ends. */
export function onServerCore() {
  const dies = spawnSync('setpriv', ['--pdeathsig', 'TERM', 'true']).status === 0;
  return [
    ...(dies ? ['setpriv', '--pdeathsig', 'TERM'] : []),
    ...(CORES ? ['taskset', '-c', String(CORES.server)] : []),
  ];
}

export function pinToLoadCore() {
  if (CORES) spawnSync('taskset', ['-a', '-c', '-p', String(CORES.load), String(process.pid)]);
}

export const describeMachine = () => ({
  processor: cpus()[0]?.model ?? '',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  pinned: CORES !== undefined,
});

const LOOP = `const begun = performance.now(); let x = 1;
  for (let i = 0; i < 6e7; i++) x = (Math.imul(x, 1664525) + 1013904223) | 0;
  console.log(performance.now() - begun, x);`;

/** Milliseconds of the same small calculation on the server's core: longer where somebody else works there. */
export function calibrate() {
  const pin = CORES ? ['taskset', '-c', String(CORES.server)] : [];
  const [command, ...args] = [...pin, process.execPath, '-e', LOOP];
  const { stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return Math.round(Number.parseFloat(stdout));
}

export const load = () => Number(loadavg()[0].toFixed(2));

/** Seconds of processor time of a process, with those of its children that have ended. */
function processorTime(pid) {
  const fields = statOf(pid);
  return fields ? (fields[11] + fields[12] + fields[13] + fields[14]) / TICKS : 0;
}

/** A server process with its children, as PostgreSQL has one for each connection. */
export function familyTime(pid) {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && statOf(name)?.[1] === pid);
  return [pid, ...children].reduce((sum, one) => sum + processorTime(one), 0);
}

/** Numbers of /proc/<pid>/stat from the state on: 1 is the parent, 11 to 14 the processor time. */
function statOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
  } catch {
    return undefined;
  }
}

/** Resident memory in MiB. */
export function memoryOf(pid) {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/);
  return Math.round(Number(line?.[1] ?? 0) / 1024);
}

/** Seconds that the server's core was busy since the machine started, whoever it was. */
export function coreTime() {
  if (!existsSync('/proc/stat')) return 0;
  const line = readFileSync('/proc/stat', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`cpu${CORES?.server ?? ''} `));
  const [user, nice, system, , , irq, softirq, steal] = (line ?? '').trim().split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq + steal) / TICKS;
}
