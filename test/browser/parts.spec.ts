import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type DynamicModule, Module } from '@nestjs/common';
import type { Browser } from 'playwright-core';
import { AgenciesModule } from '../../src/agencies/agencies.module.js';
import { Config } from '../../src/platform/config/config.js';
import { ConfigModule } from '../../src/platform/config/config.module.js';
import { DatabaseModule } from '../../src/platform/database/database.module.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import type { RequestSetup } from '../../src/platform/http/http-app.js';
import { isLocale, LOCALES } from '../../src/platform/i18n/localised.js';
import { I18nModule } from '../../src/platform/i18n/i18n.module.js';
import { ViewsModule } from '../../src/platform/views/views.module.js';
import { AboutModule } from '../../src/web/public/about/about.module.js';
import { AddressModule } from '../../src/web/public/address/address.module.js';
import { StyleguideModule } from '../../src/web/public/styleguide/styleguide.module.js';
import { LayoutModule } from '../../src/web/shared/layout.module.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { accessibilityProblems, hasChromium, newPerson, openBrowser, overflow } from './browser.js';
import { firstVisit } from './weight.js';

@Module({})
class PartsModule {
  static of(config: Config): DynamicModule {
    const machinery = [ConfigModule.of(config), DatabaseModule, I18nModule, ViewsModule, LayoutModule, HttpModule];
    return {
      module: PartsModule,
      imports: [...machinery, AgenciesModule, StyleguideModule, AboutModule, AddressModule],
    };
  }
}

const byAddress: RequestSetup = async (app) => {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', async (request: { query: unknown; locale: string }) => {
      const { lang } = request.query as { lang?: string };
      if (isLocale(lang)) request.locale = lang;
    });
};

const PAGES = ['/styleguide', '/accessibility', '/privacy', '/nothing-here'];
const browsers = hasChromium ? describe : describe.skip;

browsers('the parts of the pages', () => {
  let app: TestApp;
  let browser: Browser;

  beforeAll(async () => {
    app = await startTestApp(PartsModule, byAddress, { demo: true });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });

  const cases = PAGES.flatMap((path) =>
    LOCALES.flatMap((locale) => [320, 1280].map((width) => ({ path, locale, width }))),
  );
  it.each(cases)(
    '$path in $locale at $width px is accessible and stays in its window',
    async ({ path, locale, width }) => {
      const { page, context, complaints } = await newPerson(browser, { address: app.address, width, locale });
      await page.goto(`${path}?lang=${locale}`);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      expect(await page.getAttribute('html', 'lang')).toBe(locale);
      await context.close();
    },
  );

  it('weighs at most 100 kB at the first visit, 40 kB without fonts', async () => {
    const visit = await firstVisit(browser, `${app.address}/privacy`);
    expect(visit.total).toBeLessThanOrEqual(100 * 1024);
    expect(visit.withoutFonts).toBeLessThanOrEqual(40 * 1024);
    expect(visit.styles).toBeLessThanOrEqual(14 * 1024);
    expect(visit.scripts).toBeLessThanOrEqual(12 * 1024);
    expect(visit.requests).toBeLessThanOrEqual(10);
  });

  it('sends no fonts to whoever saves data', async () => {
    const visit = await firstVisit(browser, `${app.address}/privacy`, { 'save-data': 'on' });
    expect(visit.total).toBe(visit.withoutFonts);
  });

  it('keeps what was typed when the language changes', async () => {
    const { page, context } = await newPerson(browser, { address: app.address });
    await page.goto('/styleguide');
    await page.fill('#place', 'Phú Vang');
    await page.click('text=English');
    await page.waitForURL(/lang=en/);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#place')?.value === 'Phú Vang');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    await context.close();
  });

  it('offers the communes of another province at once', async () => {
    const { page, context, complaints } = await newPerson(browser, { address: app.address });
    await page.goto('/styleguide');
    expect(await page.locator('#home-commune option').count()).toBeGreaterThan(40);
    await page.selectOption('#home-province', { index: 1 });
    await page.waitForFunction(() => document.querySelectorAll('#home-commune option').length < 40);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
