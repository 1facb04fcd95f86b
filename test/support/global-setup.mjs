// One PostgreSQL for the whole run, and in it one database with the present schema that every suite copies.
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import pg from 'pg';

const ROOT = join(import.meta.dirname, '../..');
/** Suites may lose their data with the machine, so the server need not wait for the disk. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

export default async function setUp() {
  const folder = mkdtempSync(join(tmpdir(), 'motcua-test-'));
  // The server runs as another user where we are root, and must be able to enter.
  chmodSync(folder, 0o755);
  // Two runs at once must not compile into the same folder.
  const compiled = join(ROOT, `.cache/test-database-${process.pid}`);
  const { startEmbedded, migrate } = await compile(compiled);
  const server = await startEmbedded(folder, FAST);
  try {
    await migrate(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  } finally {
    rmSync(compiled, { recursive: true, force: true });
  }
  const admin = new pg.Client({ connectionString: server.url.replace(/motcua$/, 'postgres') });
  await admin.connect();
  await admin.query('alter database motcua rename to motcua_template');
  await admin.query('alter database motcua_template is_template true');
  await admin.end();
  process.env.MOTCUA_TEST_SERVER = server.url.replace(/motcua$/, 'postgres');
  globalThis.motcuaTestServer = { stop: () => server.stop(), folder };
}

/** The database part of the sources and the migrations as plain JavaScript, without waiting for a whole build. */
async function compile(out) {
  const files = ['src/platform/database', 'migrations'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => join(ROOT, folder, file)),
  );
  await build({ entryPoints: files, outdir: out, outbase: ROOT, format: 'esm', logLevel: 'error', tsconfigRaw: {} });
  const from = (file) => import(pathToFileURL(join(out, 'src/platform/database', file)).href);
  return { ...(await from('embedded.js')), ...(await from('migrate.js')) };
}
