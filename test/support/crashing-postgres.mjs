// Starts one PostgreSQL with the present schema for a suite that will crash it. Runs as a process of its own:
//   node crashing-postgres.mjs <compiled sources> <data folder>
// Prints the address, then starts the server again and prints its new address for every line it reads.
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [compiled, folder] = process.argv.slice(2);
const from = (file) => import(pathToFileURL(join(compiled, 'src/platform/database', file)).href);
const { startEmbedded } = await from('embedded.js');
const { migrate } = await from('migrate.js');

let server = await startEmbedded(folder, { max_connections: '120' });
await migrate(server.url);
console.log(server.url);
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'stop') break;
  server = await startEmbedded(folder, { max_connections: '120' });
  console.log(server.url);
}
await server.stop();
process.exit(0);
