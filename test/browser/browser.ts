import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
export const hasChromium = existsSync(CHROMIUM);

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Headless Chromium as the suites use it: Debian's own, without a sandbox because suites may run as root. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--disable-extensions'],
  });

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the browser so far: script errors, refusals of the content security policy, failed loads. */
  readonly complaints: string[];
}

export interface Circumstances {
  readonly address: string;
  readonly width?: number;
  readonly scripts?: boolean;
  readonly locale?: 'vi' | 'en';
}

/** A new person with a browser of their own: no cookies, nothing cached. */
export async function newPerson(browser: Browser, at: Circumstances): Promise<Person> {
  const context = await browser.newContext({
    baseURL: at.address,
    viewport: { width: at.width ?? 1280, height: 900 },
    javaScriptEnabled: at.scripts ?? true,
    locale: at.locale === 'en' ? 'en-GB' : 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A page that answers 4xx on purpose is noted by the browser as a failed load of that very page.
    const own = message.location().url === page.url() && /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !own) complaints.push(`${page.url()}: ${message.text()}`);
  });
  return { context, page, complaints };
}

/** Everything axe finds wrong with the page as it is now, one line each. */
export async function accessibilityProblems(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async (rules) => {
    const axe = (globalThis as unknown as { axe: { run(root: Document, options: object): Promise<Findings> } }).axe;
    const { violations } = await axe.run(document, { resultTypes: ['violations'], runOnly: rules });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
    interface Findings {
      readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: string[] }[] }[];
    }
  }, RULES);
}

/** How many pixels the page is wider than the window; tables may scroll by themselves. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
