import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { LOCALES } from '../../src/platform/i18n/localised.js';
import { account } from '../../src/paths/account.js';
import { frame } from '../../src/paths/frame.js';
import { publicPaths } from '../../src/paths/public.js';
import { hasChromium } from './browser.js';
import { firstVisit } from './weight.js';
import { follow, World } from './world.js';

const browsers = hasChromium ? describe : describe.skip;
const KB = 1024;
const PATIENCE = 600_000;

jest.setTimeout(PATIENCE);

browsers('by keyboard, and on a slow line', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  });
  afterAll(() => world?.close());

  it.each(LOCALES)('the first key leads past the head of the page (%s)', async (locale) => {
    const { page, context, complaints } = await world.visitor({ locale });
    await page.keyboard.press('Tab');
    const link = page.locator('.govuk-skip-link');
    expect(await link.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await link.isVisible()).toBe(true);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('what is wrong is told first, and each line leads to its field', async () => {
    const { page, context, complaints } = await world.visitor();
    await page.goto(account.register);
    await follow(page, 'main form button[type="submit"]');
    const summary = page.locator('.govuk-error-summary');
    expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await page.title()).toMatch(/^Lỗi/);
    const targets = await summary.locator('a').evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
    expect(targets.length).toBeGreaterThan(2);
    for (const target of targets) {
      await summary.locator(`a[href="${target}"]`).press('Enter');
      expect(await page.locator(target).evaluate((one) => one === document.activeElement)).toBe(true);
      expect(await page.getAttribute(target, 'aria-describedby')).toContain('-error');
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a whole page can be filled in and sent without a mouse', async () => {
    const { page, context } = await world.visitor();
    await page.goto(account.signIn);
    await page.focus('#login');
    await page.keyboard.type('nobody@example.org');
    await page.keyboard.press('Tab');
    await page.keyboard.type('not the password');
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
    expect(await page.locator('.govuk-error-summary').count()).toBe(1);
    await context.close();
  });

  it('weighs at most 100 kB at the first visit, 40 kB without fonts', async () => {
    const visit = await firstVisit(world.browser, `${world.app.address}${frame.home}`);
    expect(visit.total).toBeLessThanOrEqual(100 * KB);
    expect(visit.withoutFonts).toBeLessThanOrEqual(40 * KB);
  });

  it('sends at most 20 kB of scripts with a page of a form', async () => {
    const { page } = await world.signedIn('citizen');
    await page.goto(publicPaths.service('1.001193'));
    await follow(page, `form[action="${publicPaths.apply('1.001193')}"] button`);
    const state = await page.context().storageState();
    const address = (await page.locator('main .app-actions a.govuk-button').first().getAttribute('href')) ?? '';
    const form = await firstVisit(world.browser, `${world.app.address}${address}`, {}, state);
    expect(form.scripts).toBeGreaterThan(0);
    expect(form.scripts).toBeLessThanOrEqual(20 * KB);
  });
});
