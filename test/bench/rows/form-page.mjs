import { BY_PAGES } from '../answers.mjs';
import { aSecond, fire, medianOfThree } from '../load.mjs';
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
    const open = (given) =>
      fire({ url: portal.url, connections: CONNECTIONS, requests: [{ path, headers }], ...given });
    await open({ seconds: 3 });
    const measured = await medianOfThree(portal, async () => aSecond(await open({ seconds })));
    report.add(row, { unit: 'requests/s', goal, detail: { connections: CONNECTIONS } }, measured);
  }
}
