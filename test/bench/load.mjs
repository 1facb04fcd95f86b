// A closed loop of requests by autocannon, and three of them with the one in the middle.
import autocannon from 'autocannon';
import { coreTime } from './machine.mjs';

/**
 * Sends `requests` in turn over each of `connections` for so many seconds, or so often. Each request says which status it
 * expects; any other ends the bench, because a fast refusal is no result. Answers counts and times in milliseconds.
 */
export async function fire({ url, connections, seconds, amount, requests }) {
  const wrong = [];
  const times = [];
  const begun = performance.now();
  await new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url,
        connections,
        ...(amount ? { amount } : { duration: seconds }),
        timeout: 30,
        requests: requests.map((one) => watched(one, wrong)),
      },
      (error) => (error ? reject(error) : resolve()),
    );
    instance.on('response', (client, status, bytes, ms) => {
      times.push(ms);
      if (wrong.length > 0) instance.stop();
    });
    instance.on('reqError', (error) => wrong.push(String(error)));
  });
  if (wrong.length > 0) throw new Error(`Not what was expected: ${wrong[0]}`);
  const took = (performance.now() - begun) / 1000;
  times.sort((a, b) => a - b);
  return { count: times.length, seconds: amount ? took : seconds, p50: at(times, 0.5), p99: at(times, 0.99) };
}

export const at = (sorted, share) =>
  Number((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(2));

function watched({ expect = 200, onResponse, ...request }, wrong) {
  return {
    ...request,
    onResponse(status, body, context, headers) {
      if (status === expect) return onResponse?.(body, context, headers);
      wrong.push(`${request.method ?? 'GET'} ${request.path ?? request.name}: ${status} ${body.slice(0, 300)}`);
    },
  };
}

/**
 * Runs `once` three times and answers the run whose value is in the middle, with processor time by part for each piece of
 * work, and the share of the server's core that others took meanwhile. `once` answers {value, count, …} and is handed
 * what `prepare`, which is not measured, answers.
 */
export async function medianOfThree(portal, once, prepare = async () => undefined) {
  const runs = [];
  for (let number = 0; number < 3; number++) {
    const prepared = await prepare();
    const [before, core, begun] = [portal.times(), coreTime(), performance.now()];
    const result = await once(prepared);
    const [after, seconds] = [portal.times(), (performance.now() - begun) / 1000];
    const used = Object.fromEntries(Object.keys(after).map((part) => [part, after[part] - before[part]]));
    const own = Object.values(used).reduce((sum, one) => sum + one, 0);
    const others = Math.max(0, (coreTime() - core - own) / seconds);
    const cpuMs = Object.fromEntries(
      Object.entries(used).map(([part, spent]) => [part, Number(((spent * 1000) / result.count).toFixed(3))]),
    );
    runs.push({ ...result, cpuMs, othersOnServerCore: Number(others.toFixed(2)) });
  }
  const sorted = [...runs].sort((a, b) => a.value - b.value);
  return { ...sorted[1], runs };
}

/** The result of a run as so many a second. */
export const aSecond = (run) => ({ ...run, value: Math.round(run.count / run.seconds) });
