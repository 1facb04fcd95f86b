import { hash, verify } from '@node-rs/argon2';
import { Unavailable } from '../../platform/errors/errors.js';

/** Argon2id (the library's own choice) as OWASP recommends it: 19 MiB, two passes, one lane. About 30 ms of one core. */
const SETTINGS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** How many run at once; each takes a thread of the pool that files and name look-ups share. */
const AT_ONCE = 2;
const MOST_WAITING = 100;

let running = 0;
const waiting: (() => void)[] = [];

/** Runs off the main thread. Behind a long queue: `Unavailable` `identity.busy`. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, SETTINGS));

/** As long for a wrong password as for a right one, and for an account that does not exist (`stored` undefined). */
export const verifyPassword = (stored: string | undefined, password: string): Promise<boolean> =>
  inTurn(async () => {
    const right = await verify(stored ?? (await nobodysHash()), password);
    return right && stored !== undefined;
  });

let nobodys: Promise<string> | undefined;
const nobodysHash = (): Promise<string> => (nobodys ??= hash('nobody has this password', SETTINGS));

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new Unavailable('identity.busy', 5);
    await new Promise<void>((go) => waiting.push(go));
  } else {
    running++;
  }
  try {
    return await work();
  } finally {
    // The place goes to the next in line, so the count of those running stays.
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
