import { parentPort, workerData } from 'node:worker_threads';

/** What runs in a thread of its own: loads one task and answers what it makes of each input. */
export interface ThreadRequest {
  readonly id: number;
  readonly input: unknown;
}

export type ThreadAnswer =
  | { readonly ready: true }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } };

const { task: url } = workerData as { readonly task: string };
const module = (await import(url)) as { default: (input: unknown) => unknown };
const port = parentPort;
if (!port) throw new Error('This file runs in a worker thread only');

const answer = (message: ThreadAnswer): void => port.postMessage(message);

port.on('message', ({ id, input }: ThreadRequest) => {
  void (async () => {
    try {
      answer({ id, value: await module.default(input) });
    } catch (error) {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      answer({ id, error: { name, message } });
    }
  })();
});
answer({ ready: true });
