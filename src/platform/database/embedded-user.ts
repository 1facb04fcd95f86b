import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Where the server's binaries and data lie, and as whom it runs. */
export interface UnprivilegedHome {
  readonly bin: string;
  /** Parent of the data folder; the server's working folder. */
  readonly folder: string;
  readonly data: string;
  /** Absent where we are not root: the server then runs as ourselves. */
  readonly user?: { readonly uid: number; readonly gid: number };
}

/**
 * PostgreSQL refuses to run as root, so for root it runs as an unprivileged user. Where that user cannot reach the
 * project's folder (a clone under /root), binaries and data move to a folder of its own below /var/lib.
 */
export function unprivilegedHome(dataDir: string, native: string): UnprivilegedHome {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) return { bin: join(native, 'bin'), folder: dataDir, data: join(dataDir, 'postgres') };
  const user = serverUser();
  if (reachable(dataDir) && reachable(native)) {
    const folder = ownFolder(join(dataDir, 'server'), user);
    return { bin: join(native, 'bin'), folder, data: join(folder, 'postgres'), user };
  }
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const folder = ownFolder(join('/var/lib/motcua', name), user);
  const copy = join(folder, 'native');
  if (!existsSync(join(copy, 'bin/postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return { bin: join(copy, 'bin'), folder, data: join(folder, 'postgres'), user };
}

function ownFolder(folder: string, user: { uid: number; gid: number }): string {
  mkdirSync(folder, { recursive: true });
  chownSync(folder, user.uid, user.gid);
  return folder;
}

/** Every folder on the way may be entered by anybody. */
function reachable(path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

const SERVER_USERS = ['postgres', 'motcua-postgres'];

function serverUser(): { uid: number; gid: number } {
  const known = SERVER_USERS.map(lookUp).find(Boolean);
  if (known) return known;
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'motcua-postgres']);
  return lookUp('motcua-postgres') ?? lookUp('nobody') ?? { uid: 65534, gid: 65534 };
}

function lookUp(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
