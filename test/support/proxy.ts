import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface FaultyProxy {
  readonly port: number;
  /** New connections go to this port from now on. */
  aimAt(port: number): void;
  /** Breaks every connection. */
  cut(): void;
  /**
   * From now on, replies to the next `times` COMMITs are swallowed: the server has committed, the client never hears of it
   * and loses the connection. Answers how many have been swallowed so far.
   */
  swallowCommits(times: number): void;
  readonly swallowed: number;
  close(): Promise<void>;
}

/** What a client of PostgreSQL sends to end a transaction well, in the simple protocol. */
const COMMIT = Buffer.from('COMMIT\0');

/** Stands between a client and PostgreSQL on loopback, and fails on demand. */
export async function startProxy(target: number): Promise<FaultyProxy> {
  const state = { target, toSwallow: 0, swallowed: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(state.target, '127.0.0.1');
    let swallowing = false;
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (data) => {
      if (state.toSwallow > 0 && data.includes(COMMIT)) {
        state.toSwallow -= 1;
        swallowing = true;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      if (!swallowing) return void client.write(data);
      state.swallowed += 1;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    aimAt: (port) => (state.target = port),
    cut: () => sockets.forEach((socket) => socket.destroy()),
    swallowCommits: (times) => (state.toSwallow = times),
    get swallowed() {
      return state.swallowed;
    },
    close: () => {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** The same database address, through the proxy. */
export function throughProxy(url: string, proxy: FaultyProxy): string {
  const address = new URL(url);
  address.port = String(proxy.port);
  return address.href;
}
