import { BY_PAGES } from '../answers.mjs';
import { fire, medianOfThree } from '../load.mjs';
import { cookiesOf } from '../people.mjs';

const CONNECTIONS = 8;

/** A page of the form as a signed-in citizen opens it; and the same compressed, as a browser takes it. */
export async function formPage(portal, report, { seconds }) {
  const [cookie] = await cookiesOf(portal, 1);
  const begun = await fetch(`${portal.url}/services/${BY_PAGES}/apply`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: portal.url },
  });
  const path = `${begun.headers.get('location')}/sections/requester`;
  for (const [row, goal, headers] of [
    ['form-page', { atLeast: 1300 }, { cookie }],
    ['form-page-brotli', undefined, { cookie, 'accept-encoding': 'br' }],
  ]) {
    const requests = [{ path, headers }];
    const once = async () => {
      const run = await fire({ url: portal.url, connections: CONNECTIONS, seconds, requests });
      return { ...run, value: Math.round(run.count / run.seconds) };
    };
    await fire({ url: portal.url, connections: CONNECTIONS, seconds: 3, requests });
    report.add(
      row,
      { unit: 'requests/s', goal, detail: { connections: CONNECTIONS } },
      await medianOfThree(portal, once),
    );
  }
}
