import { LOCALES, type Locale } from '../../src/platform/i18n/localised.js';
import type { Page } from 'playwright-core';
import type { Person } from './browser.js';
import { crawl } from './crawl.js';
import { lookAt, open, sendEmpty } from './look-at.js';

/** A walk through all pages that people can reach: each kind of page is looked at once in each language and width. */
export class Round {
  private readonly kinds = new Set<string>();

  /** Everything wrong with the pages that this person reaches from here and that nobody reached before. */
  async of(person: Person, from: readonly string[], within = /^\//): Promise<string[]> {
    const { pages, dead } = await crawl(person, from, within);
    const found = dead.map((one) => `a link leads to ${one}`);
    for (const [kind, address] of pages) {
      if (this.kinds.has(kind)) continue;
      this.kinds.add(kind);
      for (const locale of LOCALES) found.push(...(await this.visit(person, { kind, address, locale })));
    }
    return [...found, ...person.complaints];
  }

  /** One page that no link leads to, as it stands after `arrive`. */
  async look(
    person: Person,
    { address, status, arrive }: { address: string; status: number; arrive?: (page: Page) => Promise<unknown> },
  ): Promise<string[]> {
    const found: string[] = [];
    for (const locale of LOCALES) {
      const opened = await open(person, address, locale);
      const got = arrive ? await statusAfter(person.page, arrive) : opened;
      if (got !== status) found.push(`${address} [${locale}] answered ${got}`);
      found.push(...(await lookAt(person.page, address, locale)));
    }
    return found;
  }

  private async visit(person: Person, at: { kind: string; address: string; locale: Locale }): Promise<string[]> {
    await open(person, at.address, at.locale);
    const found = await lookAt(person.page, at.kind, at.locale);
    if (await sendEmpty(person.page)) found.push(...(await lookAt(person.page, `${at.kind} with errors`, at.locale)));
    return found;
  }
}

async function statusAfter(page: Page, arrive: (page: Page) => Promise<unknown>): Promise<number> {
  const statuses: number[] = [];
  const note = (response: { status(): number; request(): { isNavigationRequest(): boolean } }): void => {
    if (response.request().isNavigationRequest()) statuses.push(response.status());
  };
  page.on('response', note);
  await arrive(page);
  page.off('response', note);
  return statuses.at(-1) ?? 0;
}
