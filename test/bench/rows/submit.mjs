import { randomUUID } from 'node:crypto';
import { readyDrafts } from '../answers.mjs';
import { fire, medianOfThree } from '../load.mjs';
import { tokensOf } from '../people.mjs';

const CONNECTIONS = 8;
/** More than can be handed in in a second, whatever the machine. */
const MOST_A_SECOND = 800;

/** Hands applications in by the API; keeps the codes of the cases for the row of acts. */
export class Submitter {
  codes = [];
  #tokens;

  constructor(portal) {
    this.portal = portal;
  }

  /** For so many seconds, or so many of them. */
  async run({ seconds, amount }) {
    this.#tokens ??= await tokensOf(this.portal, 'citizen');
    const drafts = await readyDrafts(this.portal, this.#tokens, amount ?? seconds * MOST_A_SECOND);
    const request = {
      name: 'submission',
      method: 'POST',
      setupRequest(given) {
        const { id, token } = drafts.pop();
        const headers = { authorization: token, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
        return { ...given, path: `/api/v1/applications/${id}/submission`, headers, body: '{}' };
      },
      onResponse: (body) => this.codes.push(JSON.parse(body).code),
    };
    return (begin) => fire({ url: this.portal.url, connections: CONNECTIONS, requests: [request], ...begin });
  }
}

/** One submission: sealed answers, case, first event, ledger, message and the row of the mail to come, in one transaction. */
export async function submit(portal, report, { seconds, submitter }) {
  const go = async (asked) => {
    const fireNow = await submitter.run(asked);
    return () => fireNow(asked);
  };
  await (
    await go({ seconds: 2 })
  )();
  const prepared = [await go({ seconds }), await go({ seconds }), await go({ seconds })];
  const measured = await medianOfThree(portal, async (number) => {
    const run = await prepared[number]();
    return { ...run, value: Math.round(run.count / run.seconds) };
  });
  report.add(
    'submit-by-api',
    { unit: 'submissions/s', goal: { atLeast: 270 }, detail: { connections: CONNECTIONS } },
    measured,
  );
}
