import { randomUUID } from 'node:crypto';
import { copiesOf, oneDraft } from '../answers.mjs';
import { aSecond, fire, medianOfThree } from '../load.mjs';
import { tokensOf } from '../people.mjs';

const CONNECTIONS = 8;
/** More than can be handed in in a second, whatever the machine. */
const MOST_A_SECOND = 800;

/** Hands applications in by the API; keeps the codes of the cases for the row of acts. */
export class Submitter {
  codes = [];
  #tokens;
  #first;

  constructor(portal) {
    this.portal = portal;
  }

  async drafts(many) {
    this.#tokens ??= await tokensOf(this.portal, 'citizen');
    this.#first ??= await oneDraft(this.portal, this.#tokens[0]);
    return copiesOf(this.portal, this.#first, this.#tokens, many);
  }

  /** `given`: so many seconds, or an amount. */
  send(drafts, given) {
    const request = {
      name: 'submission',
      method: 'POST',
      setupRequest(asked) {
        const { id, token } = drafts.pop();
        const headers = { authorization: token, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
        return { ...asked, path: `/api/v1/applications/${id}/submission`, headers, body: '{}' };
      },
      onResponse: (body) => this.codes.push(JSON.parse(body).code),
    };
    return fire({ url: this.portal.url, connections: CONNECTIONS, requests: [request], ...given });
  }

  /** Sees to it that so many cases wait that nobody has touched. */
  async ensure(many) {
    const amount = many - this.codes.length;
    if (amount > 0) await this.send(await this.drafts(amount + 2 * CONNECTIONS), { amount });
  }
}

/** One submission: sealed answers, case, first event, ledger, message and the row of the mail to come, in one transaction. */
export async function submit(portal, report, { seconds, submitter }) {
  await submitter.send(await submitter.drafts(2 * MOST_A_SECOND), { seconds: 2 });
  const measured = await medianOfThree(
    portal,
    async (drafts) => aSecond(await submitter.send(drafts, { seconds })),
    () => submitter.drafts(seconds * MOST_A_SECOND),
  );
  const about = { unit: 'submissions/s', goal: { atLeast: 270 }, detail: { connections: CONNECTIONS } };
  report.add('submit-by-api', about, measured);
}
