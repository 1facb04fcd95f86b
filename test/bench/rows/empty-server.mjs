import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fire } from '../load.mjs';
import { onServerCore } from '../machine.mjs';

const SERVER = `const server = require('node:http').createServer((request, reply) => reply.end('ok'));
  server.listen(0, '127.0.0.1', () => console.log('http://127.0.0.1:' + server.address().port));`;

/**
 * What this machine gives at this moment: node:http with nothing in it, on the same core. The peers were measured where it
 * gave some 36,000; compare shares of it, not numbers of different evenings.
 */
export async function emptyServer(report, row, { seconds }) {
  const [command, ...args] = [...onServerCore(), process.execPath, '-e', SERVER];
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    for await (const url of createInterface({ input: child.stdout })) {
      const run = await fire({ url, connections: 8, seconds, requests: [{ path: '/' }] });
      report.add(row, { unit: 'requests/s' }, { ...run, value: Math.round(run.count / run.seconds) });
      break;
    }
  } finally {
    child.kill();
  }
}
