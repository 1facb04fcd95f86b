import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { NationalImport } from '../../src/catalog/national-import.service.js';
import { linesOf } from '../../src/cli/lines.js';
import { DEMO_PASSWORD, demoAddress, type DemoAgency, makeDemoAccounts } from '../../src/demo/accounts.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { account } from '../../src/paths/account.js';
import { frame } from '../../src/paths/frame.js';
import { system } from '../../src/platform/actor.js';
import type { Locale } from '../../src/platform/i18n/localised.js';
import { Wording } from '../../src/platform/i18n/wording.js';
import type { TestApp } from '../support/app.js';
import { startPortal } from '../support/portal.js';
import { untilQuiet } from '../support/quiet.js';
import { newPerson, openBrowser, type Person } from './browser.js';

export interface Guise {
  readonly locale?: Locale;
  readonly scripts?: boolean;
  readonly agency?: DemoAgency;
}

/** A Wednesday on which offices are open; the day before is a day off. */
export const MORNING = '2026-11-25T08:30:00+07:00';

const NATIONAL = join(import.meta.dirname, '../fixtures/national.ndjson');

/** A running portal with its demo accounts, a browser, and the people who sit in front of it. */
export class World {
  private readonly people = new Map<string, Person>();
  private readonly everybody: Person[] = [];

  private constructor(
    readonly app: TestApp,
    readonly browser: Browser,
  ) {}

  static async start(): Promise<World> {
    const app = await startPortal({ role: 'all', demo: true });
    app.setTime(MORNING);
    await makeDemoAccounts(app.nest);
    return new World(app, await openBrowser());
  }

  /** The same with the whole demo, cases in every phase over the past sixty days, and services of the national catalogue. */
  static async full(): Promise<World> {
    const world = await World.start();
    await loadDemo(world.app.nest);
    await world.app.get(NationalImport).run(system('suite'), linesOf(createReadStream(NATIONAL)));
    await world.settle();
    return world;
  }

  /** Somebody without an account. The language is chosen by its link, as a person chooses it. */
  async visitor(guise: Guise = {}): Promise<Person> {
    const { locale = 'vi', scripts = true } = guise;
    const person = await newPerson(this.browser, { address: this.app.address, scripts, locale });
    this.everybody.push(person);
    await person.page.goto(`${frame.home}?lang=${locale}`);
    return person;
  }

  /** A demo person at their own browser, who signed in through the page; the same one when asked for again. */
  async signedIn(login: string, guise: Guise = {}): Promise<Person> {
    const key = JSON.stringify([login, guise]);
    const known = this.people.get(key);
    if (known) return known;
    const person = await this.visitor(guise);
    await signIn(person.page, demoAddress(login, guise.agency));
    this.people.set(key, person);
    return person;
  }

  /** A sentence as it stands on the page. */
  say(locale: Locale, key: string): string {
    return this.app.get(Wording).t(locale, key);
  }

  /** Waits for the worker: everything announced is heard, every document is made. */
  settle(): Promise<void> {
    return untilQuiet(this.app);
  }

  /** What went wrong in anybody's browser. */
  complaints(): string[] {
    return this.everybody.flatMap(({ complaints }) => complaints);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.app.close();
  }
}

async function signIn(page: Page, login: string): Promise<void> {
  await page.goto(account.signIn);
  await page.fill('#login', login);
  await page.fill('#password', DEMO_PASSWORD);
  await follow(page, 'main form:has(#login) button[type="submit"]');
  if (page.url().endsWith(account.signIn)) throw new Error(`${login} could not sign in`);
}

/** Presses a button or a link and waits for the page behind it. */
export async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), page.click(selector)]);
}
