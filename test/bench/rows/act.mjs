import { aSecond, fire, medianOfThree } from '../load.mjs';
import { inTurn, tokensOf } from '../people.mjs';

const CONNECTIONS = 8;
const MOST_A_SECOND = 450;

/**
 * Reception accepts cases by the API: state, due date with its reasoning, slip ordered, event, ledger, message, timers and
 * the row of the mail to come, in one transaction. The cases were handed in through the product.
 */
export async function act(portal, report, { seconds, submitter }) {
  const token = inTurn(await tokensOf(portal, 'reception'));
  const accept = (given) => {
    const codes = submitter.codes.splice(0);
    const request = {
      name: 'act',
      method: 'POST',
      setupRequest(asked) {
        const headers = { authorization: token(), 'content-type': 'application/json' };
        const body = JSON.stringify({ version: 1, input: {} });
        return { ...asked, path: `/api/v1/cases/${codes.pop()}/acts/accept`, headers, body };
      },
    };
    return fire({ url: portal.url, connections: CONNECTIONS, requests: [request], ...given }).finally(() =>
      submitter.codes.push(...codes),
    );
  };
  await submitter.ensure(2 * MOST_A_SECOND);
  await accept({ seconds: 2 });
  const measured = await medianOfThree(
    portal,
    async () => aSecond(await accept({ seconds })),
    () => submitter.ensure(seconds * MOST_A_SECOND),
  );
  const about = { unit: 'acts/s', goal: { atLeast: 290 }, detail: { act: 'accept', connections: CONNECTIONS } };
  report.add('state-change', about, measured);
}
