import { setTimeout as pause } from 'node:timers/promises';
import { BY_PAGES, communeOf, pagesOf } from '../answers.mjs';
import { at, fire, medianOfThree } from '../load.mjs';
import { cookiesOf, inTurn } from '../people.mjs';

const CONNECTIONS = 8;
const PEOPLE = 16;
const DRAIN_SECONDS = 30;

/**
 * A whole application as a browser sends it: begin, list, five pages of questions opened and sent, check, button, receipt.
 * Once with the worker stopped, then its work on what has gathered, then with the worker beside it on the same core.
 */
export async function application(portal, report, { seconds }) {
  const browser = new Browser(portal, await cookiesOf(portal, PEOPLE), pagesOf(await communeOf(portal)));
  const goal = { atLeast: 90 };
  const detail = { connections: CONNECTIONS, requestsEach: browser.requests().length };
  const measure = () => medianOfThree(portal, () => browser.run({ seconds }));
  await browser.run({ seconds: 3 });
  report.add('application-worker-paused', { unit: 'applications/s', goal, detail }, await measure());
  await portal.startWorker();
  const { value, ...drained } = await drain(portal);
  report.add('worker-drain', { unit: 'mails/s', detail: { ...drained, boundSeconds: DRAIN_SECONDS } }, { value });
  report.add('application-with-worker', { unit: 'applications/s', goal, detail }, await measure());
  await portal.stopWorker();
}

/** How fast the worker works off what has gathered: messages taken up, documents printed, mails handed over. */
async function drain(portal) {
  const left = async () => {
    const [row] = await portal.rows(`select (select count(*)::int from outbox where relayed_at is null) as messages,
      (select count(*)::int from documents where state = 'ordered') as documents,
      (select count(*)::int from deliveries where state = 'queued') as mails`);
    return row;
  };
  const [before, begun] = [await left(), performance.now()];
  let now = before;
  while (Math.max(...Object.values(now)) > 0 && performance.now() - begun < DRAIN_SECONDS * 1000) {
    await pause(250);
    now = await left();
  }
  const seconds = (performance.now() - begun) / 1000;
  const aSecond = (part) => Number(((before[part] - now[part]) / seconds).toFixed(1));
  return {
    value: aSecond('mails'),
    documents: aSecond('documents'),
    seconds: Number(seconds.toFixed(1)),
    before,
    left: now,
  };
}

/** Somebody with a browser, over and over; cookies in turn, so that no person has too many applications at once. */
class Browser {
  #times = [];

  constructor(portal, cookies, pages) {
    this.portal = portal;
    this.cookie = inTurn(cookies);
    this.pages = pages;
  }

  async run({ seconds }) {
    this.#times = [];
    await fire({ url: this.portal.url, connections: CONNECTIONS, seconds, requests: this.requests() });
    const times = this.#times.sort((a, b) => a - b);
    const value = Number((times.length / seconds).toFixed(1));
    return { count: times.length, value, p50: at(times, 0.5), p99: at(times, 0.99) };
  }

  requests() {
    return [
      this.#begin(),
      this.#get('list', (context) => context.base),
      ...this.pages.flatMap(([section, body]) => {
        const path = (context) => `${context.base}/sections/${section}`;
        return [this.#get(section, path), this.#post(`send ${section}`, path, () => body)];
      }),
      this.#get('check', (context) => `${context.base}/check`),
      this.#post(
        'submit',
        (context) => `${context.base}/submit`,
        ({ key }) => ({ key, agree: 'yes' }),
      ),
      this.#receipt(),
    ];
  }

  #begin() {
    const request = this.#post(
      'begin',
      () => `/services/${BY_PAGES}/apply`,
      () => ({}),
    );
    return {
      ...request,
      setupRequest: (given, context) => {
        context.cookie = this.cookie();
        context.begun = performance.now();
        return request.setupRequest(given, context);
      },
      onResponse(body, context, headers) {
        context.base = headers.location;
      },
    };
  }

  #receipt() {
    const end = (context) => this.#times.push(performance.now() - context.begun);
    return { ...this.#get('receipt', (context) => context.next), onResponse: (body, context) => end(context) };
  }

  #get(name, path) {
    return {
      name,
      setupRequest: (given, context) => ({ ...given, path: path(context), headers: { cookie: context.cookie } }),
      onResponse(body, context) {
        context.revision = hidden(body, 'revision');
        context.key = hidden(body, 'key');
      },
    };
  }

  #post(name, path, fields) {
    return {
      name,
      method: 'POST',
      expect: 303,
      setupRequest: (given, context) => ({
        ...given,
        path: path(context),
        headers: { cookie: context.cookie, 'sec-fetch-site': 'same-origin', 'content-type': FORM },
        body: new URLSearchParams({ revision: context.revision ?? '', ...fields(context) }).toString(),
      }),
      onResponse(body, context, headers) {
        context.next = headers.location;
      },
    };
  }
}

const FORM = 'application/x-www-form-urlencoded';

const hidden = (html, name) => new RegExp(`<input type="hidden" name="${name}" value="([^"]*)">`).exec(html)?.[1] ?? '';
