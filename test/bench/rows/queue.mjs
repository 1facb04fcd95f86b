import { addCases, BY_QUEUE } from '../many-cases.mjs';
import { aSecond, fire, medianOfThree } from '../load.mjs';
import { signInByPage } from '../people.mjs';

const FEW = 1_000;
const MANY = 100_000;
const PATH = `/officer?tab=all&procedure=${BY_QUEUE}&limit=50`;

/** The open cases of one service, the most pressing first, 50 rows, with the counts of all lists, as an officer opens it. */
export async function queue(portal, report, { seconds }) {
  const cookie = await signInByPage(portal, 'specialist@demo.motcua.test');
  const open = (given) => fire({ url: portal.url, requests: [{ path: PATH, headers: { cookie } }], ...given });
  const measure = async () => {
    await open({ connections: 1, seconds: 3 });
    return medianOfThree(portal, async () => {
      const run = await open({ connections: 1, seconds });
      return { ...run, value: run.p50 };
    });
  };
  await addCases(portal, FEW);
  const few = await measure();
  report.add('queue-1k', { unit: 'ms, p50', detail: { connections: 1 } }, few);
  await addCases(portal, MANY);
  const many = await measure();
  report.add('queue-100k', { unit: 'ms, p50', goal: { atMost: 15 }, detail: { connections: 1 } }, many);
  const ratio = Number((many.p99 / few.p99).toFixed(2));
  report.add('queue-growth', { unit: 'times p99 of 1k', goal: { atMost: 1.5 } }, { value: ratio });
  const eight = await medianOfThree(portal, async () => aSecond(await open({ connections: 8, seconds })));
  report.add('queue-100k-at-8', { unit: 'requests/s', detail: { connections: 8 } }, eight);
}
