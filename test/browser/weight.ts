import type { Browser, BrowserContext, Request } from 'playwright-core';

export interface Weight {
  /** Bytes on the wire, headers of the answers included. */
  readonly total: number;
  readonly withoutFonts: number;
  /** Bodies only, as sent. */
  readonly styles: number;
  readonly scripts: number;
  readonly requests: number;
}

/** What a browser that has never been here fetches for this page. `state`: cookies of somebody who has signed in. */
export async function firstVisit(
  browser: Browser,
  url: string,
  headers: Record<string, string> = {},
  state?: Awaited<ReturnType<BrowserContext['storageState']>>,
): Promise<Weight> {
  const context = await browser.newContext({ extraHTTPHeaders: headers, ...(state && { storageState: state }) });
  const page = await context.newPage();
  const finished: Request[] = [];
  page.on('requestfinished', (request) => finished.push(request));
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const sizes = await Promise.all(
    finished.map(async (request) => ({ type: request.resourceType(), ...(await request.sizes()) })),
  );
  await context.close();
  const bodies = (wanted: string): number => sum(sizes.filter(({ type }) => type === wanted).map(bodyOf));
  const total = sum(sizes.map((one) => one.responseHeadersSize + one.responseBodySize));
  const fonts = sum(sizes.filter(({ type }) => type === 'font').map((one) => one.responseHeadersSize + bodyOf(one)));
  return {
    total,
    withoutFonts: total - fonts,
    styles: bodies('stylesheet'),
    scripts: bodies('script'),
    requests: sizes.length,
  };
}

const bodyOf = ({ responseBodySize }: { responseBodySize: number }): number => responseBodySize;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
