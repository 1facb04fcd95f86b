import type { Person } from './browser.js';

/** One page of each kind, and what answered with an error although a page links to it. */
export interface Crawled {
  /** By kind: the address of the page that stands for it. */
  readonly pages: ReadonlyMap<string, string>;
  readonly dead: readonly string[];
}

/** Cases look different in each state, so many are opened; of other kinds a few say it all. */
const MANY = /^\/(officer\/)?cases\/:case(\/|$)|^\/applications\/:id$/;
const [OF_MANY, OF_OTHERS] = [80, 4];
/** Files and documents are no pages; the result of a case must not be fetched, since fetching is receiving it. */
const NO_PAGE = /\/(documents|files|preview|assets)\/|\.(json|yaml|pdf)$|\/preview$|^\/(api|schemas|health|metrics)/;

/** Opens everything that links lead to from here, as this person; `within`: addresses that are followed. */
export async function crawl(person: Person, from: readonly string[], within: RegExp): Promise<Crawled> {
  const pages = new Map<string, string>();
  const opened = new Map<string, number>();
  const dead: string[] = [];
  const queue = [...from];
  const seen = new Set(queue);
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const kind = kindOf(address);
    const times = opened.get(kind) ?? 0;
    if (times >= (MANY.test(kind) ? OF_MANY : OF_OTHERS)) continue;
    opened.set(kind, times + 1);
    const answer = await person.context.request.get(address);
    if (!answer.ok()) dead.push(`${address}: ${answer.status()}`);
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) continue;
    const html = await answer.text();
    const look = `${kindOf(localPart(answer.url()))}${stateOf(html, kind)}`;
    if (!pages.has(look)) pages.set(look, localPart(answer.url()));
    for (const link of linksIn(html).filter((one) => within.test(one) && !seen.has(one))) {
      seen.add(link);
      queue.push(link);
    }
  }
  return { pages, dead };
}

/** The address without what differs from one case, person or service to the next. */
export function kindOf(address: string): string {
  const { pathname, searchParams } = new URL(address, 'http://portal');
  const path = decodeURIComponent(pathname)
    .replace(/H57\.\d\d-\d{6}-\d{4,5}/, ':case')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\d\.\d{6}/, ':service')
    .replace(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/, ':code')
    .replace(/\/jobs\/[^/]+/, '/jobs/:queue')
    .replace(/:queue\/.+/, ':queue/:job')
    .replace(/\/versions\/\d+/, '/versions/:n')
    .replace(/^\/dev\/mail\/.+/, '/dev/mail/:letter');
  const tab = searchParams.get('tab');
  return tab === null ? path : `${path}?tab=${tab}`;
}

const localPart = (url: string): string => {
  const { pathname, search } = new URL(url, 'http://portal');
  return pathname + search;
};

/** A case is a page of its own kind in each state, and so is the check of an application. */
function stateOf(html: string, kind: string): string {
  if (kind.endsWith('/check')) return html.includes('name="agree"') ? ' ready' : '';
  if (!/^\/(officer\/)?cases\/:case$/.test(kind)) return '';
  const tag = /<strong class="govuk-tag[^>]*>([^<]*)</.exec(html.slice(html.indexOf('<main')))?.[1]?.trim() ?? '';
  return ` ${tag}`;
}

/** Links of the page itself to pages of ours, without the one that only changes the language. */
function linksIn(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*href="([^"#]+)[#"]/g)].flatMap(([, href = '']) => {
    const link = href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=');
    const isOurs = link.startsWith('/') && !NO_PAGE.test(link.split('?')[0] ?? '') && !/[?&]lang=/.test(link);
    return isOurs ? [link] : [];
  });
}
